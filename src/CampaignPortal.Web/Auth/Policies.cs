using CampaignPortal.Core.Identity;

namespace CampaignPortal.Web.Auth;

/// <summary>What a role may open; where, is the scope's matter.</summary>
internal static class Policies
{
    /// <summary>The entry grid.</summary>
    public const string Enter = nameof(Enter);

    /// <summary>Dashboard, rollup, exports.</summary>
    public const string Follow = nameof(Follow);

    /// <summary>Notes and histories of communes, one's own or all.</summary>
    public const string SeeCommunes = nameof(SeeCommunes);

    public const string SeeUnits = nameof(SeeUnits);

    /// <summary>Reopening and approval for the whole campaign.</summary>
    public const string Decide = nameof(Decide);

    /// <summary>The rules of entry.</summary>
    public const string SetRules = nameof(SetRules);

    /// <summary>The open data: a token, or an account that sees communes.</summary>
    public const string ReadOpenData = nameof(ReadOpenData);

    public const string ManageAccounts = nameof(ManageAccounts);

    public static bool MayEnter(PortalRole role) => role is PortalRole.CommuneOfficer or PortalRole.Agency;

    public static bool MayFollow(PortalRole role) => role is PortalRole.Administrator or PortalRole.Agency or PortalRole.Leadership;

    public static bool MaySeeCommunes(PortalRole role) => MayFollow(role) || role == PortalRole.CommuneOfficer;

    public static bool MayDecide(PortalRole role) => role == PortalRole.Agency;

    public static bool MaySetRules(PortalRole role) => role is PortalRole.Administrator or PortalRole.Agency;

    public static bool MaySeeUnits(PortalRole role) => MayFollow(role) || role == PortalRole.UnitOfficer;
}
