using System.Globalization;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Inspections;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Features.Inspections;

namespace CampaignPortal.Web.Features.Reminders;

/// <summary>Where a duty is done.</summary>
internal static class DutyAddress
{
    public const string Page = "/nhac-viec";

    /// <summary>How many wait; asked for by the bell.</summary>
    public const string Count = "/api/nhac-viec";

    public static string Of(Duty duty, PortalRole role) => duty.Kind switch
    {
        DutyKind.ReportToday => "/nhap-lieu",
        DutyKind.ReportEarlier or DutyKind.LockedDays or DutyKind.DayReturned or DutyKind.HamletsBlank => "/nhap-lieu?ngay=" + Show.Iso(duty.Day!.Value),
        DutyKind.Dc01Difference => "/dc01",
        DutyKind.UnitReport => "/don-vi",
        DutyKind.Plan or DutyKind.PlansMissing => "/ke-hoach",
        DutyKind.ClosingReport or DutyKind.ClosingReturned => "/bao-cao-tong-ket",
        DutyKind.CommunesMissing => role == PortalRole.Agency ? "/don-doc" : "/tinh-hinh-bao-cao",
        DutyKind.CommunesPartial => "/tinh-hinh-bao-cao#con-thieu",
        DutyKind.ReportToIssue => "/bao-cao?ngay=" + Show.Iso(duty.Day!.Value),
        DutyKind.ReopeningRequests => "/mo-lai",
        DutyKind.DaysToApprove => "/duyet",
        DutyKind.Dc01Draft => "/dc01/nhap/" + duty.Number.ToString(CultureInfo.InvariantCulture),
        DutyKind.ClosingToAccept or DutyKind.ClosingMissing => "/bao-cao-tong-ket/theo-doi",
        DutyKind.FlaggedCells => role == PortalRole.CommuneOfficer ? "/nhap-lieu" : "/can-kiem-tra?ngay=" + Show.Iso(duty.Day!.Value),
        DutyKind.VisitDemands => InspectionAddress.List(new(Choice: InspectionChoice.Open)),
        DutyKind.VisitDemandsOverdue => InspectionAddress.List(new(Choice: InspectionChoice.Overdue)),
        _ => Page,
    };
}
