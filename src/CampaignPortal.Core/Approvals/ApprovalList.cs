using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.Approvals;

/// <summary>A day as somebody looked at it.</summary>
/// <param name="Version">The <see cref="CommuneDay.Version"/> that was on the page.</param>
public sealed record SeenDay(int CampaignId, int CommuneId, DateOnly Day, int Version);

/// <summary>What the agency sees of one day.</summary>
/// <param name="Rows">Pending first, then in the campaign's order.</param>
/// <param name="PendingDays">Newest first; the chosen day too where it has some.</param>
public sealed record ApprovalList(DateOnly Day, IReadOnlyList<ApprovalRow> Rows, IReadOnlyList<PendingDay> PendingDays);

/// <param name="DayValue">Of the headline indicator.</param>
/// <param name="MayDecide">False for who sent the day.</param>
public sealed record ApprovalRow(CommuneDay Stored, string CommuneName, int? DayValue, bool MayDecide);

/// <param name="Count">Communes of the day that wait.</param>
public sealed record PendingDay(DateOnly Day, int Count);

/// <summary>What became of a decision; the page has the sentence.</summary>
public enum ApprovalOutcome
{
    Accepted,
    Returned,

    /// <summary>The campaign does not ask for approval.</summary>
    NotNeeded,

    /// <summary>The day was sent anew after it had been looked at.</summary>
    Changed,

    /// <summary>Who sent the day does not accept it.</summary>
    NotSecondPerson,

    /// <summary>Somebody else has decided meanwhile.</summary>
    AlreadyDecided,

    /// <summary>A day is not returned without saying why.</summary>
    NoComment,
}
