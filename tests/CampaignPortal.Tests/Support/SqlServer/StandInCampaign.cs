using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;

namespace CampaignPortal.Tests.Support.SqlServer;

/// <summary>The least that the services need to find: a campaign of one commune with two hamlets, one unit, one account.</summary>
internal static class StandInCampaign
{
    public const int Id = 1;
    public const int CommuneId = 11;
    public const int FirstHamlet = 21;
    public const int SecondHamlet = 22;
    public const int UnitId = 31;

    /// <summary>Indicators 1 and 2 are flows, 5 is a stock.</summary>
    public const int Flow = 1;
    public const int OtherFlow = 2;
    public const int Stock = 5;
    public const string UserId = "account";

    public static readonly DateOnly Day = new(2023, 8, 20);

    public static AreaScope Officer { get; } = AreaScope.Of(PortalRole.CommuneOfficer, "officer", "Cán bộ xã", Id, CommuneId, null);

    public static AreaScope Agency { get; } = AreaScope.Of(PortalRole.Agency, "agency", "Công an huyện", Id, null, null);

    public static AreaScope Administrator { get; } = AreaScope.Of(PortalRole.Administrator, "admin", "Quản trị", null, null, null);

    public static IEnumerable<object> Definition()
    {
        var campaign = SampleCampaign.Create();
        campaign.Id = Id;
        yield return campaign;
        foreach (var indicator in StandardIndicators.Create())
        {
            (indicator.Id, indicator.CampaignId) = (indicator.SortOrder, Id);
            yield return indicator;
        }

        yield return new Commune { Id = CommuneId, CampaignId = Id, Code = "1", Name = "Tân Dương", FullName = "Xã Tân Dương" };
        yield return new Hamlet { Id = FirstHamlet, CampaignId = Id, CommuneId = CommuneId, Code = "1", FullName = "Ấp Tân Lộc", Eligible = 900 };
        yield return new Hamlet { Id = SecondHamlet, CampaignId = Id, CommuneId = CommuneId, Code = "2", FullName = "Ấp Tân Thuận", Eligible = 900 };
        yield return new Unit { Id = UnitId, CampaignId = Id, Code = "U1", Name = "Trường Trung học", Kind = "school", Headcount = 40 };
        yield return new Quota { Id = 41, CampaignId = Id, CommuneId = CommuneId, IndicatorId = 3, ValidFrom = campaign.StartDay, Target = 900 };
    }

    public static PortalUser Account() => new()
    {
        Id = UserId,
        UserName = "xa.tanduong",
        DisplayName = "Cán bộ xã",
        Role = PortalRole.Administrator,
        CampaignId = Id,
        UnitId = UnitId,
        Email = "x@x.vn",
        SecurityStamp = "stamp",
    };

    /// <summary>Two reported days, so that a change of the first has totals to rewrite after it.</summary>
    public static IEnumerable<object> ReportedDays()
    {
        yield return new CommuneDay
        {
            CampaignId = Id,
            CommuneId = CommuneId,
            Day = Day,
            Kind = DayKind.Counts,
            Version = 1,
            LastSubmittedBy = "Cán bộ xã",
        };
        foreach (var (hamlet, indicator) in new[] { (FirstHamlet, Flow), (FirstHamlet, Stock), (SecondHamlet, Flow) })
        {
            yield return new DailyCount { CampaignId = Id, CommuneId = CommuneId, Day = Day, HamletId = hamlet, IndicatorId = indicator, Value = 3 };
        }

        foreach (var day in new[] { Day, Day.AddDays(1) })
        {
            for (var indicator = 1; indicator <= 8; indicator++)
            {
                yield return new DayTotal { CampaignId = Id, CommuneId = CommuneId, Day = day, IndicatorId = indicator, DayValue = 3, Running = 3 };
            }
        }
    }

    public static IEnumerable<object> WrittenNote()
    {
        yield return new DayNote { CampaignId = Id, CommuneId = CommuneId, Day = Day, Difficulties = "Mưa lớn", Version = 1, ChangedBy = "Cán bộ xã" };
        foreach (var place in new[] { WorkPlace.Home, WorkPlace.Agency })
        {
            yield return new DayPlace { CampaignId = Id, CommuneId = CommuneId, Day = Day, Place = place, Value = 3 };
        }
    }

    public static QuotaInput NewQuotas() => new()
    {
        CampaignId = Id,
        IndicatorId = Flow,
        SeenVersion = 0,
        SeenRevision = 0,
        ValidFrom = "2023-08-30",
        DocumentNumber = "12/KH-UBND",
        DocumentDate = "2023-08-18",
        DocumentTitle = "Điều chỉnh chỉ tiêu",
        Reason = "Chờ giao bổ sung",
        Cells = new Dictionary<string, string?> { ["toan"] = "900", ["xa-11"] = "900", ["ap-21"] = "450" },
    };

    public static QuotaDraft SavedDraft() => new() { CampaignId = Id, IndicatorId = Flow, Version = 1, Content = "{}", SavedBy = "Công an huyện" };

    public static EntrySubmission Submission(int seenVersion, params (int Hamlet, int Indicator, string Text)[] cells) => new()
    {
        Id = Guid.NewGuid(),
        CampaignId = Id,
        CommuneId = CommuneId,
        Day = Day,
        SeenVersion = seenVersion,
        Cells = [.. cells.Select(c => new TypedCell(c.Hamlet, c.Indicator, c.Text))],
    };
}
