using CampaignPortal.Core.Quotas;
using CampaignPortal.Tests.Support;
using CsCheck;

namespace CampaignPortal.Tests.Quotas;

public sealed class QuotaSplitTests
{
    private static readonly Gen<(int Total, int[] Weights)> Cases = Gen.Select(
        Gen.Int[0, 9_999_999], Gen.OneOf(Gen.Int[0, 5], Gen.Int[0, 100_000], Gen.Int[-3, int.MaxValue]).Array[1, 40]);

    [Theory]
    [InlineData(10, new[] { 1, 1, 1 }, new[] { 4, 3, 3 })]
    [InlineData(100, new[] { 1, 2, 3 }, new[] { 17, 33, 50 })]
    [InlineData(0, new[] { 5, 5 }, new[] { 0, 0 })]
    [InlineData(7, new[] { 0, 0, 0 }, new[] { 3, 2, 2 })]
    [InlineData(7, new[] { 0, 4, 0 }, new[] { 0, 7, 0 })]
    [InlineData(9_999_999, new[] { int.MaxValue, int.MaxValue }, new[] { 5_000_000, 4_999_999 })]
    public void Shares_are_rounded_down_and_the_largest_remainders_get_one_more(int total, int[] weights, int[] shares) =>
        Assert.Equal(shares, QuotaSplit.Shares(total, weights));

    [Fact]
    public void Nobody_to_split_to_gets_nothing() => Assert.Empty(QuotaSplit.Shares(5, []));

    [Fact]
    public void Shares_add_up_exactly_and_none_is_negative() => Cases.Sample(c =>
    {
        var shares = QuotaSplit.Shares(c.Total, c.Weights);
        return shares.Count == c.Weights.Length && shares.Sum() == c.Total && shares.All(s => s >= 0);
    });

    [Fact]
    public void No_share_is_a_whole_person_away_from_its_exact_part() => Cases.Sample(c =>
    {
        var weights = c.Weights.Select(w => (decimal)Math.Max(0, w)).ToList();
        return weights.Sum() == 0 || QuotaSplit.Shares(c.Total, c.Weights).Zip(weights, (share, weight) => Math.Abs(share - (c.Total * weight / weights.Sum()))).All(d => d < 1);
    });

    [Fact]
    public void The_same_is_split_the_same_each_time_and_who_weighs_more_never_gets_less() => Cases.Sample(c =>
    {
        var shares = QuotaSplit.Shares(c.Total, c.Weights);
        var pairs = c.Weights.Select(w => Math.Max(0, w)).Zip(shares).OrderBy(p => p.First).ThenBy(p => p.Second).ToList();
        return shares.SequenceEqual(QuotaSplit.Shares(c.Total, c.Weights)) && pairs.Zip(pairs.Skip(1)).All(p => p.First.Second <= p.Second.Second);
    });

    [Fact]
    public async Task A_hosts_target_is_split_down_to_hamlets_and_every_level_agrees()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var unit = QuotaArea.Unit(campaign.Units[0].Id);

        var targets = QuotaSplit.Apply(campaign, new Dictionary<QuotaArea, int> { [QuotaArea.Host] = 56_203, [unit] = 12 }, QuotaArea.Host);

        Assert.Empty(QuotaRules.Differences(campaign, targets));
        Assert.Equal((56_203, 12), (targets[QuotaArea.Host], targets[unit]));
        Assert.Equal(1 + campaign.Communes.Count + campaign.Communes.Sum(c => c.Hamlets.Count) + 1, targets.Count);
        var commune = campaign.Communes[0];
        var expected = 56_203m * QuotaBook.NotActivated(commune) / campaign.Communes.Sum(QuotaBook.NotActivated);
        Assert.InRange(targets[QuotaArea.Commune(commune.Id)], expected - 1, expected + 1);
    }

    [Fact]
    public async Task Splitting_one_commune_leaves_the_others_as_they_are()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var (first, second) = (campaign.Communes[0], campaign.Communes[1]);
        var before = new Dictionary<QuotaArea, int> { [QuotaArea.Commune(first.Id)] = 101, [QuotaArea.Hamlet(second.Hamlets[0].Id)] = 3 };

        var after = QuotaSplit.Apply(campaign, before, QuotaArea.Commune(first.Id));

        Assert.Equal(101, first.Hamlets.Sum(h => after[QuotaArea.Hamlet(h.Id)]));
        Assert.Equal(3, after[QuotaArea.Hamlet(second.Hamlets[0].Id)]);
        Assert.Equal(2 + first.Hamlets.Count, after.Count);
    }
}
