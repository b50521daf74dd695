using CampaignPortal.Core.Areas;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.Closing;

internal static class ClosingAddress
{
    public const string Page = "/bao-cao-tong-ket";

    public const string Tracker = "/bao-cao-tong-ket/theo-doi";

    public const string Decide = "/bao-cao-tong-ket/quyet-dinh";

    /// <summary>Where the script saves drafts.</summary>
    public const string Draft = "/api/bao-cao-tong-ket/nhap";

    public const string Document = "/tai-ve/bao-cao-tong-ket.docx";

    public const string Workbook = "/tai-ve/bao-cao-tong-ket.xlsx";

    /// <summary>Name of the value that says what became of a form.</summary>
    public const string Outcome = "ket-qua";

    public static string Of(BodyId body, string? more = null) => BodyAddress.With(Page, body, more);
}
