namespace CampaignPortal.Core.Identity;

/// <summary>What a person is to a campaign. Each account has exactly one role.</summary>
public enum PortalRole
{
    /// <summary>No account: sees nothing.</summary>
    None = 0,

    /// <summary>Quản trị: sets campaigns up and manages accounts; sees everything, enters no counts.</summary>
    Administrator = 1,

    /// <summary>Cơ quan thường trực: follows its campaign and may enter a day on behalf of a commune.</summary>
    Agency = 2,

    /// <summary>Lãnh đạo: reads its campaign.</summary>
    Leadership = 3,

    /// <summary>Cán bộ xã: enters the counts of its own commune.</summary>
    CommuneOfficer = 4,

    /// <summary>Cán bộ đơn vị: sees its own unit.</summary>
    UnitOfficer = 5,
}
