using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Closing;

/// <summary>Where the closing reports of all bodies stand.</summary>
/// <param name="AsOf">Wall time in Asia/Ho_Chi_Minh.</param>
/// <param name="Rows">The communes, then the units.</param>
public sealed record ClosingTracker(CampaignDefinition Campaign, DateTime AsOf, IReadOnlyList<ClosingTrackerRow> Rows)
{
    public int Count(DueState state) => Rows.Count(r => r.Due == state);

    public int Count(ClosingState state) => Rows.Count(r => r.Report?.State == state);

    /// <summary>Who has never filed, whether the due day has passed or not.</summary>
    public IReadOnlyList<ClosingTrackerRow> NotYet => [.. Rows.Where(r => r.Due is DueState.Open or DueState.Missing)];
}

/// <param name="Report">Null where nothing has been saved.</param>
/// <param name="HasChanged">True where counts behind the figures of the locked day were touched after they were filed.</param>
public sealed record ClosingTrackerRow(Body Body, DueState Due, ClosingRow? Report, bool HasChanged);

/// <summary>What a body filed last.</summary>
/// <param name="State">Of the report now: one that was returned is being completed.</param>
/// <param name="Due">On time or late, by the first filing.</param>
/// <param name="FiledAt">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record FiledReport(
    Body Body, ClosingState State, DueState Due, int Number, DateTime FiledAt, string FiledBy, ClosingFigures Figures, ClosingProse Prose);

public enum ReviewOutcome
{
    Accepted,
    Returned,

    /// <summary>It was changed or decided meanwhile; nothing was written.</summary>
    Stale,

    /// <summary>A return without a word; nothing was written.</summary>
    NeedsComment,
}
