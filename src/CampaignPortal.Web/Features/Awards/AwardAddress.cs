using CampaignPortal.Core.Awards;

namespace CampaignPortal.Web.Features.Awards;

internal static class AwardAddress
{
    public const string Page = "/khen-thuong";

    public const string Draft = "/tai-ve/khen-thuong";

    /// <summary>Name of the value that says what became of a form.</summary>
    public const string Outcome = "ket-qua";

    private const string Criticism = "phe-binh";

    public static AwardKind Kind(string? text) => text == Criticism ? AwardKind.Criticism : AwardKind.Commendation;

    public static string Query(AwardKind kind) => $"loai={(kind == AwardKind.Criticism ? Criticism : "khen-thuong")}";

    public static string Of(AwardKind kind) => $"{Page}?{Query(kind)}";

    /// <summary>The page with the form of one subject.</summary>
    public static string Of(AwardKind kind, string subject) => $"{Of(kind)}&xet={Uri.EscapeDataString(subject)}#xet";

    public static string DraftOf(AwardKind kind, string ending) => $"{Draft}.{ending}?{Query(kind)}";

    /// <summary>The letter for one subject alone.</summary>
    public static string LetterOf(AwardKind kind, string subject) => $"{DraftOf(kind, "docx")}&xet={Uri.EscapeDataString(subject)}";
}
