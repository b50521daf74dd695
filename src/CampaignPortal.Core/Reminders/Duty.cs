using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Reminders;

/// <summary>Something that waits for a person; gone once it is done, for it is worked out from what is stored.</summary>
/// <param name="Day">The campaign day that it is about, where it is about one.</param>
/// <param name="Number">How many of them, or the id of the thing where it is one.</param>
/// <param name="Until">Wall time in Asia/Ho_Chi_Minh by which it is to be done, where there is such a time.</param>
/// <param name="IsOver">That time has passed.</param>
public sealed record Duty(DutyKind Kind, DateOnly? Day = null, int Number = 1, DateTime? Until = null, bool IsOver = false)
{
    /// <summary>Good to know; nobody has to do anything about it, so that it does not count.</summary>
    public bool IsNotice => Kind == DutyKind.FlaggedCells;
}

public enum DutyKind
{
    /// <summary>The commune's report of today.</summary>
    ReportToday = 1,

    /// <summary>The commune's report of an earlier day that can still be entered.</summary>
    ReportEarlier = 2,

    /// <summary>The commune's days that were never reported and are locked: to be entered, they must be asked for.</summary>
    LockedDays = 17,

    /// <summary>A day that was sent back with a comment.</summary>
    DayReturned = 3,

    /// <summary>The national system says something else, and the commune has not said why.</summary>
    Dc01Difference = 4,

    /// <summary>The unit's staff of today.</summary>
    UnitReport = 5,

    /// <summary>The implementing plan.</summary>
    Plan = 6,
    ClosingReport = 7,

    /// <summary>A closing report that was sent back with a comment.</summary>
    ClosingReturned = 8,

    /// <summary>Communes that have not reported today.</summary>
    CommunesMissing = 9,

    /// <summary>Requests for locked days without an answer.</summary>
    ReopeningRequests = 10,

    /// <summary>Days that wait for a second person.</summary>
    DaysToApprove = 11,

    /// <summary>A file of the national system whose names are to be decided and which is to be confirmed.</summary>
    Dc01Draft = 12,

    /// <summary>Closing reports that were filed and not yet accepted.</summary>
    ClosingToAccept = 13,

    /// <summary>Bodies without a plan after its due day.</summary>
    PlansMissing = 14,

    /// <summary>Bodies without a closing report after its due day.</summary>
    ClosingMissing = 15,

    /// <summary>Counts of today that a check struck and that were confirmed.</summary>
    FlaggedCells = 16,

    /// <summary>Hamlets that the commune's report of a day says nothing of.</summary>
    HamletsBlank = 18,

    /// <summary>Communes whose report of today leaves hamlets blank.</summary>
    CommunesPartial = 19,

    /// <summary>The report of the newest day that is over, which the Chairman waits for.</summary>
    ReportToIssue = 20,

    /// <summary>What inspections demanded of the commune and it has not done.</summary>
    VisitDemands = 30,

    /// <summary>Such demands of all communes whose day has passed.</summary>
    VisitDemandsOverdue = 31,
}

/// <summary>What waits for one person at one moment.</summary>
/// <param name="AsOf">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record DutyList(CampaignDefinition Campaign, DateTime AsOf, IReadOnlyList<Duty> All)
{
    public IReadOnlyList<Duty> Waiting { get; } = [.. All.Where(d => !d.IsNotice)];

    public IReadOnlyList<Duty> Notices { get; } = [.. All.Where(d => d.IsNotice)];
}
