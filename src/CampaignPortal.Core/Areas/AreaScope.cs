using CampaignPortal.Core.Identity;

namespace CampaignPortal.Core.Areas;

/// <summary>
/// Who asks and which rows are theirs. The first argument of every service method; page policies say what a role may
/// do, the scope says where. The default, <see cref="None"/>, sees and changes nothing.
/// </summary>
public sealed record AreaScope
{
    public static readonly AreaScope None = new() { UserId = "", UserName = "" };

    private AreaScope()
    {
    }

    public PortalRole Role { get; private init; }

    public required string UserId { get; init; }

    public required string UserName { get; init; }

    /// <summary>The one campaign that is visible; null sees every campaign where <see cref="SeesAllCampaigns"/>.</summary>
    public int? CampaignId { get; private init; }

    public int? CommuneId { get; private init; }

    public int? UnitId { get; private init; }

    public bool SeesAllCampaigns { get; private init; }

    /// <summary>True where communes are visible beyond one's own.</summary>
    public bool SeesAllCommunes => SeesAllCampaigns || Role is PortalRole.Agency or PortalRole.Leadership;

    public bool SeesAllUnits => SeesAllCommunes;

    /// <summary>True for the commands of the server itself, such as the import; no account ever has it.</summary>
    public bool IsSystem { get; private init; }

    /// <summary>The server's own commands and start-up.</summary>
    public static AreaScope System(string command) =>
        new() { UserId = "system", UserName = command, SeesAllCampaigns = true, IsSystem = true };

    /// <summary>The scope of an account. An assignment that does not fit its role gives <see cref="None"/>.</summary>
    public static AreaScope Of(PortalRole role, string userId, string userName, int? campaignId, int? communeId, int? unitId) =>
        (role, campaignId, communeId, unitId) switch
        {
            (PortalRole.Administrator, _, _, _) =>
                new() { Role = role, UserId = userId, UserName = userName, SeesAllCampaigns = true },
            (PortalRole.Agency or PortalRole.Leadership, { } campaign, _, _) =>
                new() { Role = role, UserId = userId, UserName = userName, CampaignId = campaign },
            (PortalRole.CommuneOfficer, { } campaign, { } commune, _) =>
                new() { Role = role, UserId = userId, UserName = userName, CampaignId = campaign, CommuneId = commune },
            (PortalRole.UnitOfficer, { } campaign, _, { } unit) =>
                new() { Role = role, UserId = userId, UserName = userName, CampaignId = campaign, UnitId = unit },
            _ => None,
        };

    /// <summary>A program that reads with a token: a whole campaign as its leadership sees it, or one commune. It writes nothing.</summary>
    public static AreaScope Reader(string userId, string userName, int campaignId, int? communeId) => new()
    {
        Role = communeId is null ? PortalRole.Leadership : PortalRole.None,
        UserId = userId,
        UserName = userName,
        CampaignId = campaignId,
        CommuneId = communeId,
    };

    public bool SeesCampaign(int campaignId) => SeesAllCampaigns || CampaignId == campaignId;

    public bool SeesCommune(int campaignId, int communeId) =>
        SeesCampaign(campaignId) && (SeesAllCommunes || CommuneId == communeId);

    public bool SeesUnit(int campaignId, int unitId) => SeesCampaign(campaignId) && (SeesAllUnits || UnitId == unitId);

    /// <summary>Counts are entered by the commune's officer, or by the agency on the commune's behalf.</summary>
    public bool MayEnter(int campaignId, int communeId) =>
        SeesCommune(campaignId, communeId) && (IsSystem || Role is PortalRole.CommuneOfficer or PortalRole.Agency);

    /// <summary>A unit's progress is reported by its officer, or by the agency on the unit's behalf.</summary>
    public bool MayReport(int campaignId, int unitId) =>
        SeesUnit(campaignId, unitId) && (IsSystem || Role is PortalRole.UnitOfficer or PortalRole.Agency);

    /// <summary>The whole campaign at a glance: dashboard, rollup of all communes, exports.</summary>
    public bool MayFollow(int campaignId) => SeesCampaign(campaignId) && SeesAllCommunes;

    /// <summary>Answers what a commune asks, such as for a locked day: the standing agency of the campaign.</summary>
    public bool MayDecide(int campaignId) => SeesCampaign(campaignId) && (IsSystem || Role == PortalRole.Agency);

    /// <summary>Sets the campaign's rules of entry.</summary>
    public bool MaySetRules(int campaignId) =>
        SeesCampaign(campaignId) && (IsSystem || Role is PortalRole.Administrator or PortalRole.Agency);

    public bool MayManageAccounts => Role == PortalRole.Administrator || IsSystem;

    /// <summary>Whether this row may be added, changed or deleted; the last line of defence, below the services' own checks.</summary>
    public bool MayWrite(IInCampaign row) =>
        row is not null && SeesCampaign(row.CampaignId) && (IsSystem || Role switch
        {
            PortalRole.Administrator or PortalRole.Agency => true,
            PortalRole.CommuneOfficer => CommuneId is not null && CommuneId == row switch
            {
                IInCommune inCommune => inCommune.CommuneId,
                IMaybeInCommune maybe => maybe.CommuneId,
                _ => null,
            },
            PortalRole.UnitOfficer => UnitId is not null && UnitId == row switch
            {
                IInUnit inUnit => inUnit.UnitId,
                IMaybeInCommune maybe => maybe.UnitId,
                _ => null,
            },
            _ => false,
        });

    /// <summary>Refuses with <see cref="AccessDeniedException"/> unless allowed.</summary>
    public static void Require(bool allowed)
    {
        if (!allowed)
        {
            throw new AccessDeniedException();
        }
    }
}
