namespace CampaignPortal.Web.Features.Reports;

internal static class ReportAddress
{
    public const string Page = "/bao-cao";

    public const string Verify = "/bao-cao/kiem-tra";

    public const string Form = "/bao-cao/the-thuc";

    /// <summary>Where the script saves the agency's words.</summary>
    public const string Draft = "/api/bao-cao/nhap";

    public const string File = "/tai-ve/van-ban";

    /// <summary>Name of the value that says what became of a form.</summary>
    public const string Outcome = "ket-qua";

    public static string Of(DateOnly day) => $"{Page}?ngay={Components.Shared.Show.Iso(day)}";
}
