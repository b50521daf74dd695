using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Quotas;

/// <summary>The targets of one indicator that hold on one day, as the caller sees them.</summary>
/// <param name="Campaign">Cut down to the caller's communes and units.</param>
/// <param name="Held">By area; an area without a target is missing.</param>
/// <param name="Revisions">Newest first. Targets that came with the campaign's data belong to none.</param>
public sealed record QuotaView(
    CampaignDefinition Campaign, Indicator Indicator, DateOnly Day, DateOnly Today,
    IReadOnlyDictionary<QuotaArea, Quota> Held, IReadOnlyList<QuotaRevision> Revisions)
{
    public int? this[QuotaArea area] => Held.TryGetValue(area, out var quota) ? quota.Target : null;

    /// <summary>Sums that do not agree; those of the host only where the caller sees the host's target.</summary>
    public IReadOnlyList<QuotaDifference> Differences { get; } =
        [.. QuotaRules.Differences(Campaign, Held.ToDictionary(h => h.Key, h => h.Value.Target)).Where(d => d.Area != QuotaArea.Host || d.Target is not null)];

    public QuotaRevision? RevisionOf(QuotaArea area) =>
        Held.GetValueOrDefault(area)?.RevisionId is { } id ? Revisions.FirstOrDefault(r => r.Id == id) : null;
}

/// <summary>What there is to edit: the draft, or what holds where nobody has begun one.</summary>
/// <param name="Held">Targets that hold today, to compare with.</param>
/// <param name="FirstDay">The earliest day from which new targets can hold.</param>
/// <param name="Gone">Targets of the draft whose area the campaign no longer has; they are left out.</param>
public sealed record QuotaDesk(
    CampaignDefinition Campaign, Indicator Indicator, QuotaPlan Plan, IReadOnlyDictionary<QuotaArea, int> Held,
    DateOnly FirstDay, int Version, int LastRevision, string? SavedBy, DateTime? SavedAt, int Gone);

public enum QuotaStatus
{
    Saved,
    Published,

    /// <summary>Nothing was written; see <see cref="QuotaOutcome.Problems"/>.</summary>
    Refused,

    /// <summary>Somebody else saved or published meanwhile; nothing was written.</summary>
    Stale,
}

/// <param name="Differences">Sums of what was typed that do not agree.</param>
public sealed record QuotaOutcome(QuotaStatus Status, IReadOnlyList<QuotaProblem> Problems, IReadOnlyList<QuotaDifference> Differences);
