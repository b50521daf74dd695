using System.Globalization;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Quotas;

public enum QuotaLevel
{
    Host,
    Commune,
    Hamlet,
    Unit,
}

/// <summary>Whom a target is for; the host has no id.</summary>
public readonly record struct QuotaArea(QuotaLevel Level, int Id)
{
    public static QuotaArea Host { get; } = new(QuotaLevel.Host, 0);

    /// <summary>Its name in forms, drafts and the audit: <c>toan</c>, <c>xa-12</c>, <c>ap-34</c>, <c>dv-5</c>.</summary>
    public string Key => Level switch
    {
        QuotaLevel.Commune => Numbered("xa-", Id),
        QuotaLevel.Hamlet => Numbered("ap-", Id),
        QuotaLevel.Unit => Numbered("dv-", Id),
        _ => "toan",
    };

    public static QuotaArea Commune(int id) => new(QuotaLevel.Commune, id);

    public static QuotaArea Hamlet(int id) => new(QuotaLevel.Hamlet, id);

    public static QuotaArea Unit(int id) => new(QuotaLevel.Unit, id);

    public static QuotaArea Of(Quota quota)
    {
        ArgumentNullException.ThrowIfNull(quota);
        return (quota.UnitId, quota.HamletId, quota.CommuneId) switch
        {
            ({ } unit, _, _) => Unit(unit),
            (_, { } hamlet, _) => Hamlet(hamlet),
            (_, _, { } commune) => Commune(commune),
            _ => Host,
        };
    }

    /// <summary>Reads <see cref="Key"/>; null where it is none.</summary>
    public static QuotaArea? Read(string? key)
    {
        if (key == Host.Key)
        {
            return Host;
        }

        return key?.Length > 3 && int.TryParse(key.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? key[..3] switch
            {
                "xa-" => Commune(id),
                "ap-" => Hamlet(id),
                "dv-" => Unit(id),
                _ => null,
            }
            : null;
    }

    public override string ToString() => Key;

    private static string Numbered(string prefix, int id) => prefix + id.ToString(CultureInfo.InvariantCulture);
}
