namespace CampaignPortal.Core.Identity;

/// <summary>What the administrator sets of an account.</summary>
/// <param name="Email">Where reminders go; null or blank for none.</param>
/// <param name="Shown">The account that the form showed: what somebody else has set since is not overwritten. Null for a new one.</param>
public sealed record AccountDetails(
    string UserName, string DisplayName, PortalRole Role, int? CampaignId = null, int? CommuneId = null, int? UnitId = null, string? Email = null,
    AccountRow? Shown = null);

/// <summary>An account in the administrator's list.</summary>
public sealed record AccountRow(
    string Id, string UserName, string DisplayName, PortalRole Role, int? CampaignId, int? CommuneId, int? UnitId, string? AreaName,
    bool IsDisabled, bool MustChangePassword, bool IsLockedOut, string? Email = null);

public enum AccountProblem
{
    NotFound,
    NameMissing,

    /// <summary>User names are Latin letters, digits and <c>-._</c>.</summary>
    BadName,
    NameTaken,

    /// <summary>No address that a letter could be sent to.</summary>
    BadEmail,

    /// <summary>The role needs a campaign, a commune or a unit that exists.</summary>
    AreaMissing,

    /// <summary>Without this account nobody could manage accounts any more.</summary>
    LastAdministrator,

    /// <summary>Somebody else changed the account at the same time.</summary>
    ChangedMeanwhile,
}

/// <param name="OneTimePassword">Where one was made: shown once, must be changed at the first sign-in.</param>
public sealed record AccountResult(AccountProblem? Problem, string? OneTimePassword)
{
    public bool Succeeded => Problem is null;

    internal static AccountResult Failed(AccountProblem problem) => new(problem, null);
}
