using System.Globalization;

namespace CampaignPortal.Core.Awards;

/// <summary>How a commune, a unit or somebody added by hand is named in addresses and rows: "xa-12", "dv-5", "tay-…".</summary>
public static class AwardSubject
{
    public const int Length = 60;

    private const string CommuneMark = "xa-";
    private const string UnitMark = "dv-";
    private const string HandMark = "tay-";

    public static string OfCommune(int id) => CommuneMark + id.ToString(CultureInfo.InvariantCulture);

    public static string OfUnit(int id) => UnitMark + id.ToString(CultureInfo.InvariantCulture);

    /// <summary>For somebody new; made with the empty form, so that a form sent twice adds one.</summary>
    public static string New() => HandMark + Guid.NewGuid().ToString("N");

    /// <summary>True where no figures of the portal are about it.</summary>
    public static bool IsByHand(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.StartsWith(HandMark, StringComparison.Ordinal);
    }

    internal static bool IsCommune(string subject) => subject.StartsWith(CommuneMark, StringComparison.Ordinal);

    /// <summary>Whether it can be one added by hand: the mark and what <see cref="New"/> puts behind it.</summary>
    internal static bool IsNewByHand(string subject) => IsByHand(subject) && Guid.TryParseExact(subject[HandMark.Length..], "N", out _);
}
