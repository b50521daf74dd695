namespace CampaignPortal.Core.Areas;

/// <summary>A commune or a unit, whichever owes a plan or a closing report (plan V.1, V.2). Exactly one of the two is given.</summary>
public readonly record struct BodyId
{
    private BodyId(int? communeId, int? unitId) => (CommuneId, UnitId) = (communeId, unitId);

    public int? CommuneId { get; }

    public int? UnitId { get; }

    public static BodyId OfCommune(int communeId) => new(communeId, null);

    public static BodyId OfUnit(int unitId) => new(null, unitId);

    /// <summary>The body that the account works for; null where it works for none.</summary>
    public static BodyId? Of(AreaScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.CommuneId is { } commune ? OfCommune(commune) : scope.UnitId is { } unit ? OfUnit(unit) : null;
    }

    /// <summary>The body that a row is about.</summary>
    public static BodyId Of(IMaybeInCommune row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.CommuneId, row.UnitId);
    }

    public bool IsSeenBy(AreaScope scope, int campaignId)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return CommuneId is { } commune ? scope.SeesCommune(campaignId, commune) : UnitId is { } unit && scope.SeesUnit(campaignId, unit);
    }

    /// <summary>Papers are filed by the body's officer, or by the agency on the body's behalf.</summary>
    public bool MayBeFiledBy(AreaScope scope, int campaignId)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return CommuneId is { } commune ? scope.MayEnter(campaignId, commune) : UnitId is { } unit && scope.MayReport(campaignId, unit);
    }
}
