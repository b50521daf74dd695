using CampaignPortal.Core.Rollup;
using CsCheck;

namespace CampaignPortal.Tests.Rollup;

public sealed class RankingRulesTests
{
    // Few values, so that ties of every kind come up in each sample.
    private static readonly Gen<Standing[]> Standings =
        Gen.Select(Gen.Int[0, 4], Gen.OneOf(Gen.Const((int?)null), Gen.Const((int?)0), Gen.Const((int?)2), Gen.Const((int?)3), Gen.Const((int?)4), Gen.Const((int?)6))).Array[0, 12]
            .Select(pairs => pairs.Select((p, i) => new Standing(i + 1, $"C{i:00}", p.Item1, p.Item2)).ToArray());

    [Fact]
    public void Any_order_of_the_same_communes_gives_the_same_places() =>
        Gen.Select(Standings, Gen.Int[0, 1000]).Sample((standings, seed) =>
        {
            var shuffled = standings.ToArray();
            new Random(seed).Shuffle(shuffled);
            var (one, other) = (RankingRules.Ranks(standings), RankingRules.Ranks(shuffled));
            return one.Count == other.Count && one.All(r => other[r.Key] == r.Value) && one.Values.Order().SequenceEqual(Enumerable.Range(1, standings.Length));
        });

    [Fact]
    public void The_order_is_that_of_the_printed_rule_worked_out_by_fractions() =>
        Standings.Sample(standings =>
        {
            foreach (var (higher, lower) in RankingRules.InOrder(standings).Zip(RankingRules.InOrder(standings).Skip(1)))
            {
                // Quotas are 2, 3, 4, 6: twelfths of a quota are whole.
                var (one, other) = (Twelfths(higher), Twelfths(lower));
                Assert.True(one >= other);
                Assert.True(one > other || higher.Cumulative >= lower.Cumulative);
                Assert.True(one > other || higher.Cumulative > lower.Cumulative || string.CompareOrdinal(higher.Code, lower.Code) < 0);
            }

            static int Twelfths(Standing s) => s.Quota is > 0 ? s.Cumulative * 12 / s.Quota.Value : -1;
        });

    [Theory]
    [InlineData(50, 100, 40, 100, TieBreak.None)]
    [InlineData(33334, 100000, 33333, 100000, TieBreak.Unrounded)]
    [InlineData(50, 100, 25, 50, TieBreak.Cumulative)]
    [InlineData(50, 100, 50, 100, TieBreak.Code)]
    [InlineData(0, 100, 0, 50, TieBreak.Code)]
    [InlineData(1, 100, 900, null, TieBreak.NoQuota)]
    [InlineData(1, 100, 900, 0, TieBreak.NoQuota)]
    public void What_decided_between_two_is_named(int higher, int? higherQuota, int lower, int? lowerQuota, TieBreak tieBreak)
    {
        var (one, other) = (new Standing(1, "A", higher, higherQuota), new Standing(2, "B", lower, lowerQuota));

        Assert.Equal([one, other], RankingRules.InOrder([other, one]));
        Assert.Equal(tieBreak, RankingRules.Between(one, other));
    }

    [Fact]
    public void The_largest_counts_there_can_be_do_not_overflow() =>
        Assert.Equal(2, RankingRules.Ranks([new(1, "A", int.MaxValue - 1, int.MaxValue), new(2, "B", int.MaxValue, int.MaxValue)])[1]);
}
