using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Plans;

/// <summary>A plan as it was typed.</summary>
public sealed record PlanInput
{
    public required int CampaignId { get; init; }

    public required BodyId Body { get; init; }

    /// <summary>The newest version that was on the page; 0 where none had been filed.</summary>
    public required int SeenVersion { get; init; }

    /// <summary>Number and symbol.</summary>
    public string? Number { get; init; }

    /// <summary>As 2023-08-03.</summary>
    public string? Date { get; init; }

    public Upload? File { get; init; }
}

public enum PlanStatus
{
    Filed,

    /// <summary>See <see cref="PlanOutcome.Problems"/> and <see cref="PlanOutcome.FileProblem"/>; nothing was written.</summary>
    Refused,

    /// <summary>Somebody else filed a version meanwhile; nothing was written.</summary>
    Stale,
}

public enum PlanProblem
{
    /// <summary>No number with its symbol.</summary>
    Number,
    NumberTooLong,
    Date,

    /// <summary>The document is dated after today.</summary>
    DateAhead,
}

public sealed record PlanOutcome(PlanStatus Status, IReadOnlyList<PlanProblem> Problems, AttachmentProblem? FileProblem);

/// <param name="FiledAt">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record PlanVersion(BodyId Body, int Version, string Number, DateOnly Date, string FiledBy, DateTime FiledAt, IReadOnlyList<AttachmentRow> Files);

/// <param name="Versions">The newest first; only it holds.</param>
public sealed record PlanDesk(CampaignDefinition Campaign, Body Body, DueState State, IReadOnlyList<PlanVersion> Versions);

/// <param name="AsOf">Wall time in Asia/Ho_Chi_Minh.</param>
/// <param name="Rows">The communes, then the units.</param>
public sealed record PlanTracker(CampaignDefinition Campaign, DateTime AsOf, IReadOnlyList<PlanRow> Rows)
{
    public int Count(DueState state) => Rows.Count(r => r.State == state);

    /// <summary>Who has not filed, whether the due day has passed or not.</summary>
    public IReadOnlyList<PlanRow> NotYet => [.. Rows.Where(r => r.State is DueState.Open or DueState.Missing)];
}

/// <param name="Versions">The newest first.</param>
public sealed record PlanRow(Body Body, DueState State, IReadOnlyList<PlanVersion> Versions)
{
    public PlanVersion? Newest => Versions.Count == 0 ? null : Versions[0];

    /// <summary>Decides on time or late.</summary>
    public PlanVersion? First => Versions.Count == 0 ? null : Versions[^1];
}
