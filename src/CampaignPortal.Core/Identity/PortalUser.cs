using Microsoft.AspNetCore.Identity;

namespace CampaignPortal.Core.Identity;

/// <summary>An account with its one role and the area that the role is for.</summary>
public sealed class PortalUser : IdentityUser
{
    /// <summary>The post, not the person: "Cán bộ xã Tân Dương".</summary>
    public required string DisplayName { get; set; }

    public PortalRole Role { get; set; }

    /// <summary>Null for administrators only.</summary>
    public int? CampaignId { get; set; }

    /// <summary>Set for commune officers only.</summary>
    public int? CommuneId { get; set; }

    /// <summary>Set for unit officers only.</summary>
    public int? UnitId { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>True while the password is one that somebody else knows; nothing but changing it is possible then.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Real time (UTC) after which a handed out password no longer signs in; null for a password of one's own.</summary>
    public DateTime? PasswordExpiresAt { get; set; }
}
