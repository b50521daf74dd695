using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Reminders;

/// <summary>What the agency sees of reminders by e-mail.</summary>
/// <param name="AsOf">Wall time in Asia/Ho_Chi_Minh.</param>
/// <param name="IsSet">Whether there is a mail server at all.</param>
/// <param name="OwnAddress">Of whoever looks; null where the account has none.</param>
/// <param name="Plans">What would go out until midnight, as things stand.</param>
/// <param name="Rows">What went out or did not, newest first, at most <see cref="ReminderDeskService.MostRows"/>.</param>
public sealed record ReminderDesk(
    CampaignDefinition Campaign, DateTime AsOf, bool IsSet, string? OwnAddress, IReadOnlyList<ReminderPlan> Plans, IReadOnlyList<ReminderRow> Rows,
    IReadOnlyList<LeaderRow> Leaders);

/// <param name="To">Names of those who would be reminded.</param>
/// <param name="WithoutAddress">Names of those who cannot.</param>
public sealed record ReminderPlan(ReminderWindow Window, IReadOnlyList<string> To, IReadOnlyList<string> WithoutAddress);

/// <param name="At">Wall time in Asia/Ho_Chi_Minh of the outcome, or of the claim.</param>
public sealed record ReminderRow(ReminderMail Mail, string Name, DateTime At, ReminderOutcome Outcome);

public enum ReminderOutcome
{
    Sent = 1,

    /// <summary>It did not go out and is tried again.</summary>
    WillRetry = 2,

    /// <summary>It did not go out and is not tried any more.</summary>
    GivenUp = 3,

    /// <summary>It is being sent.</summary>
    UnderWay = 4,

    /// <summary>Whoever sent it was cut off meanwhile: it may have gone out, so that it is not sent again.</summary>
    Unknown = 5,
}

/// <param name="Address">Null where none is known.</param>
/// <param name="Officers">How many officers' accounts have an address.</param>
public sealed record LeaderRow(int CommuneId, string Name, string? Address, int Officers);

/// <param name="Seen">The address that was on the page.</param>
public sealed record LeaderInput(int CommuneId, string? Seen, string? Address);

public enum LeaderStatus
{
    Saved = 1,
    Unchanged = 2,

    /// <summary>One or more are no addresses; nothing was written.</summary>
    Refused = 3,

    /// <summary>Somebody else changed one meanwhile; nothing was written.</summary>
    Stale = 4,
}

/// <param name="Wrong">Communes whose address is none.</param>
public sealed record LeaderResult(LeaderStatus Status, IReadOnlyList<int> Wrong);

public enum TrialOutcome
{
    Sent = 1,

    /// <summary>There is no mail server.</summary>
    NotSet = 2,

    /// <summary>The account has no address.</summary>
    NoAddress = 3,
    Failed = 4,
}

public sealed record TrialResult(TrialOutcome Outcome, string? Error);
