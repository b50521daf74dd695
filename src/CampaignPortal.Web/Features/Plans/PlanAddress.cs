namespace CampaignPortal.Web.Features.Plans;

internal static class PlanAddress
{
    public const string Page = "/ke-hoach";

    public const string Workbook = "/tai-ve/ke-hoach.xlsx";
}
