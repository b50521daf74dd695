using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Urging;

/// <summary>Which days and communes of the log are asked for.</summary>
/// <param name="CommuneId">Null for all.</param>
public sealed record UrgeFilter(DateOnly From, DateOnly To, int? CommuneId = null);

/// <summary>Who was urged over some days, and what came of it.</summary>
/// <param name="Rows">The newest first.</param>
public sealed record UrgeLog(CampaignDefinition Campaign, UrgeFilter Filter, IReadOnlyList<UrgeRow> Rows)
{
    public UrgeSum Total => UrgeSum.Of("", Rows);

    /// <summary>A line a commune, the one that was urged most first.</summary>
    public IReadOnlyList<UrgeSum> ByCommune => [.. Rows.GroupBy(r => (r.CommuneId, r.Commune)).Select(g => UrgeSum.Of(g.Key.Commune, [.. g]))
        .OrderByDescending(s => s.Count).ThenByDescending(s => s.Count - s.Reported).ThenBy(s => s.Name, StringComparer.Ordinal)];
}

/// <summary>An entry of the log and what came of it.</summary>
/// <param name="UrgedAt">Wall time in Asia/Ho_Chi_Minh.</param>
/// <param name="ReportedAt">When the day's first report came, in the same time; null while it is missing.</param>
/// <param name="Then">Cumulative and quota at that moment, where they were kept.</param>
/// <param name="Now">The same of the newest report.</param>
public sealed record UrgeRow(
    int CommuneId, string Commune, DateOnly Day, UrgeReason Reason, DateTime UrgedAt, string UrgedBy, DateTime? ReportedAt, UrgeFigures? Then, UrgeFigures Now)
{
    /// <summary>The letter that went to this commune and those that were urged at once with it.</summary>
    public PaperId Letter { get; init; }

    /// <summary>Hamlets that the day's report says nothing of now.</summary>
    public int BlankHamlets { get; init; }

    /// <summary>Null where it was not about a missing day, or that is still missing.</summary>
    public int? MinutesUntilReported =>
        Reason == UrgeReason.Missing && ReportedAt is { } at && at >= UrgedAt ? (int)(at - UrgedAt).TotalMinutes : null;

    /// <summary>What was counted since; null where it was not about being behind.</summary>
    public int? Gained => Reason == UrgeReason.Behind && Then is { } then ? Now.Cumulative - then.Cumulative : null;

    internal static UrgeRow Of(CampaignDefinition campaign, Urge urge, DateTime? received, RollupRow? now) => new(
        urge.CommuneId, campaign.FindCommune(urge.CommuneId)!.FullName, urge.Day, urge.Reason, CampaignClock.ToLocal(urge.UrgedAt), urge.UrgedBy,
        received is { } at ? CampaignClock.ToLocal(at) : null, urge.Cumulative is { } then ? new(then, urge.Quota) : null, new(now?.Cumulative ?? 0, now?.Quota));
}

public sealed record UrgeFigures(int Cumulative, int? Quota)
{
    public decimal? Percent => PaceRules.Percent(Cumulative, Quota);
}

/// <summary>Entries of the log taken together.</summary>
/// <param name="Missing">How many were about a day that was missing.</param>
/// <param name="Reported">How many of those it was reported after.</param>
/// <param name="Minutes">Their mean until the report, rounded; null where there is none.</param>
public sealed record UrgeSum(string Name, int Count, int Missing, int Reported, int? Minutes)
{
    internal static UrgeSum Of(string name, IReadOnlyList<UrgeRow> rows)
    {
        var minutes = rows.Select(r => r.MinutesUntilReported).OfType<int>().ToList();
        return new(
            name, rows.Count, rows.Count(r => r.Reason == UrgeReason.Missing), minutes.Count,
            minutes.Count == 0 ? null : (int)Math.Round(minutes.Average(), MidpointRounding.AwayFromZero));
    }
}
