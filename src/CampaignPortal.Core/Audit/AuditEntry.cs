using System.Diagnostics.CodeAnalysis;
using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Audit;

/// <summary>Who did what when, with every old and new value; written in the transaction of the change and never altered.</summary>
public sealed class AuditEntry : IMaybeInCommune, IFrozen
{
    public AuditEntry()
    {
    }

    /// <summary>What <paramref name="who"/> does now; for the caller to say of what.</summary>
    /// <param name="at">Real time, UTC.</param>
    [SetsRequiredMembers]
    internal AuditEntry(AreaScope who, DateTime at, AuditAction action, IReadOnlyCollection<AuditChange> changes) =>
        (UserId, UserName, At, Action, Changes) = (who.UserId, who.UserName, at, action, AuditChanges.Write(changes));

    public long Id { get; set; }

    /// <summary>0 for what concerns no campaign, such as accounts of administrators.</summary>
    public int CampaignId { get; set; }

    public int? CommuneId { get; set; }

    public int? UnitId { get; set; }

    /// <summary>The campaign day that was changed, where one was.</summary>
    public DateOnly? Day { get; set; }

    public AuditAction Action { get; set; }

    /// <summary>Account or thing that was changed, where it is not a commune's day.</summary>
    public string? Subject { get; set; }

    public required string UserId { get; set; }

    public required string UserName { get; set; }

    /// <summary>Real time, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>The values, see <see cref="AuditChanges"/>.</summary>
    public required string Changes { get; set; }
}
