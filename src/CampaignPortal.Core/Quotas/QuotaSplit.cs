using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Quotas;

/// <summary>Splits a target by proportion, with largest-remainder rounding. Pure.</summary>
public static class QuotaSplit
{
    /// <summary>
    /// Whole shares of <paramref name="total"/> that add up to it exactly. Each is its exact share rounded down, and those
    /// with the largest remainders get one more; of equal remainders, the earlier. Without any weight all weigh the same.
    /// </summary>
    public static IReadOnlyList<int> Shares(int total, IReadOnlyList<int> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        ArgumentNullException.ThrowIfNull(weights);
        var sum = weights.Sum(w => (long)Math.Max(0, w));
        if (weights.Count == 0)
        {
            return [];
        }

        if (sum == 0)
        {
            return Shares(total, [.. weights.Select(_ => 1)]);
        }

        var shares = new int[weights.Count];
        var remainders = new long[weights.Count];
        for (var i = 0; i < shares.Length; i++)
        {
            var exact = (Int128)total * Math.Max(0, weights[i]);
            shares[i] = (int)(exact / sum);
            remainders[i] = (long)(exact % sum);
        }

        var left = total - shares.Sum();
        foreach (var index in Enumerable.Range(0, shares.Length).OrderByDescending(i => remainders[i]).Take(left))
        {
            shares[index]++;
        }

        return shares;
    }

    /// <summary>
    /// The host's target split to communes and each of theirs to its hamlets, or one commune's to its hamlets, by eligible
    /// citizens not yet activated. Whatever stood below is replaced; units are not touched.
    /// </summary>
    public static IReadOnlyDictionary<QuotaArea, int> Apply(CampaignDefinition campaign, IReadOnlyDictionary<QuotaArea, int> targets, QuotaArea whole)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(targets);
        var filled = new Dictionary<QuotaArea, int>(targets);
        Fill(campaign, filled, whole);
        return filled;
    }

    private static void Fill(CampaignDefinition campaign, Dictionary<QuotaArea, int> filled, QuotaArea whole)
    {
        if (!filled.TryGetValue(whole, out var total))
        {
            return;
        }

        if (whole.Level == QuotaLevel.Host)
        {
            var shares = Shares(total, [.. campaign.Communes.Select(QuotaBook.NotActivated)]);
            foreach (var (index, commune) in campaign.Communes.Index())
            {
                filled[QuotaArea.Commune(commune.Id)] = shares[index];
                Fill(campaign, filled, QuotaArea.Commune(commune.Id));
            }
        }
        else if (whole.Level == QuotaLevel.Commune && campaign.FindCommune(whole.Id) is { } commune)
        {
            var shares = Shares(total, [.. commune.Hamlets.Select(QuotaBook.NotActivated)]);
            foreach (var (index, hamlet) in commune.Hamlets.Index())
            {
                filled[QuotaArea.Hamlet(hamlet.Id)] = shares[index];
            }
        }
    }
}
