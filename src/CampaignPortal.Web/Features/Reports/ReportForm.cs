using CampaignPortal.Core.Reports;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Features.Drafts;

namespace CampaignPortal.Web.Features.Reports;

/// <summary>The posted report of a day and the names of its fields. Whichever button is pressed, the words are sent.</summary>
internal static class ReportForm
{
    public const string Day = "ngay";
    public const string Assessment = "nhan-xet";
    public const string Proposals = "de-xuat";
    public const string AcceptsIncomplete = "chap-nhan-thieu";

    /// <summary>The button that was pressed.</summary>
    public const string Work = "viec";

    public const string Issue = "chot";

    /// <summary>What was sent; a day that is none is not one of the campaign either.</summary>
    public static DailyDraftInput Read(IFormCollection form, int campaignId) => new()
    {
        CampaignId = campaignId,
        Day = ChosenDay.Of(form[Day]) ?? default,
        SeenVersion = WholeNumber.Of(form[DraftAnswer.SeenVersion]) ?? -1,
        Assessment = form[Assessment],
        Proposals = form[Proposals],
    };
}
