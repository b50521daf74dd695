using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.DayLocks;

/// <summary>What the agency sees of the requests of its campaign.</summary>
public sealed record ReopeningList
{
    public required CampaignDefinition Campaign { get; init; }

    /// <summary>Campaign time.</summary>
    public required DateTime UtcNow { get; init; }

    /// <summary>Without an answer, oldest first.</summary>
    public required IReadOnlyList<ReopeningRow> Pending { get; init; }

    /// <summary>Answered, newest first, at most <see cref="ReopeningService.LogLength"/>.</summary>
    public required IReadOnlyList<ReopeningRow> Log { get; init; }

    /// <summary>Days that are locked unless they have been reopened, newest first.</summary>
    public required IReadOnlyList<DateOnly> LockedDays { get; init; }
}

public sealed record ReopeningRow(Reopening Reopening, string CommuneName)
{
    public PaperId Paper => new(AttachmentOwnerKind.Reopening, Reopening.Id);
}

/// <summary>What became of a request or of an answer; the page has the sentence.</summary>
public enum ReopenOutcome
{
    Requested,
    Granted,
    Declined,

    /// <summary>A word is wanted and was not given; nothing was written.</summary>
    NoReason,

    /// <summary>The day can be entered without a reopening, or is none of the campaign's.</summary>
    NotLocked,

    /// <summary>A request for the day waits already.</summary>
    AlreadyRequested,

    /// <summary>Somebody else has answered meanwhile.</summary>
    AlreadyDecided,

    AlreadyOpen,
}
