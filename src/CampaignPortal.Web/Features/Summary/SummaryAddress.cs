namespace CampaignPortal.Web.Features.Summary;

internal static class SummaryAddress
{
    public const string Page = "/bao-cao/tong-ket";

    public const string Desk = "/bao-cao/tong-ket/soan";

    public const string Draft = "/tai-ve/tong-ket";

    /// <summary>Where the script saves the draft.</summary>
    public const string Save = "/api/bao-cao/tong-ket/nhap";

    /// <summary>Name of the value that says what became of a form.</summary>
    public const string Outcome = "ket-qua";

    public const string Version = Drafts.DraftAnswer.SeenVersion;
}
