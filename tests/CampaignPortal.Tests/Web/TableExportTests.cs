using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace CampaignPortal.Tests.Web;

/// <summary>Every table of a page and the workbook that has its rows. A table that is new and stands in neither list fails.</summary>
public sealed partial class TableExportTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    /// <summary>The component with the table, the address of its workbook, and the component that leads there where it is another.</summary>
    private static readonly Dictionary<string, (string Workbook, string? Link)> Exports = new(StringComparer.Ordinal)
    {
        ["Awards/AwardItems"] = ("/tai-ve/xet-khen-thuong.xlsx", "Awards/AwardPage"),
        ["Awards/AwardStandings"] = ("/tai-ve/xet-khen-thuong.xlsx", "Awards/AwardPage"),
        ["Awards/AwardLog"] = ("/tai-ve/xet-khen-thuong.xlsx", "Awards/AwardPage"),
        ["Checks/FlagPage"] = ("/tai-ve/can-kiem-tra.xlsx", null),
        ["Closing/ClosingTrackerPage"] = ("/tai-ve/bao-cao-tong-ket.xlsx", null),
        ["Completeness/CompletenessGrid"] = ("/tai-ve/tinh-hinh-bao-cao.xlsx", "Completeness/CompletenessPage"),
        ["Completeness/GroupHeat"] = ("/tai-ve/tinh-hinh-bao-cao.xlsx", "Completeness/CompletenessPage"),
        ["Completeness/HeatMap"] = ("/tai-ve/tinh-hinh-bao-cao.xlsx", "Completeness/CompletenessPage"),
        ["DailyEntry/EntryGrid"] = ("/tai-ve/mau-ngay.xlsx", "DayImport/ImportPage"),
        ["DayLocks/ReopenLog"] = ("/tai-ve/mo-lai.xlsx", null),
        ["Dc01/Dc01ImportList"] = ("/tai-ve/dc01-lan-nhap.xlsx", "Dc01/Dc01ImportsPage"),
        ["Dc01/Dc01Rows"] = ("/tai-ve/dc01.xlsx", "Dc01/Dc01Page"),
        ["History/HistoryChanges"] = ("/tai-ve/lich-su.xlsx", "History/HistoryPage"),
        ["History/HistoryValues"] = ("/tai-ve/lich-su.xlsx", "History/HistoryPage"),
        ["Inspections/InspectionsPage"] = ("/tai-ve/kiem-tra.xlsx", null),
        ["OpenData/ReaderTokenList"] = ("/tai-ve/ma-doc.xlsx", null),
        ["Pace/LevelSplit"] = ("/tai-ve/tong-hop.xlsx", "Rollup/DashboardPage"),
        ["Pace/PaceGrid"] = ("/tai-ve/tien-do.xlsx", "Pace/PacePage"),
        ["Pace/TodayBars"] = ("/tai-ve/tong-quan.xlsx", null),
        ["Plans/PlanTrackerView"] = ("/tai-ve/ke-hoach.xlsx", null),
        ["Quotas/QuotaHistory"] = ("/tai-ve/lan-giao-chi-tieu.xlsx", null),
        ["Quotas/QuotaTable"] = ("/tai-ve/chi-tieu.xlsx", "Quotas/QuotaPage"),
        ["Reminders/ReminderRows"] = ("/tai-ve/thu-nhac.xlsx", null),
        ["Reports/ReportList"] = ("/tai-ve/bao-cao-da-chot.xlsx", null),
        ["Rollup/CommuneBars"] = ("/tai-ve/tong-hop.xlsx", "Rollup/DashboardPage"),
        ["Rollup/RankingGrid"] = ("/tai-ve/xep-hang.xlsx", "Rollup/RankingPage"),
        ["Rollup/RollupGrid"] = ("/tai-ve/tong-hop.xlsx", "Rollup/RollupPage"),
        ["Rollup/TrendChart"] = ("/tai-ve/tong-quan.xlsx", "Rollup/DashboardPage"),
        ["SheetForms/SheetFormLog"] = ("/tai-ve/bieu-da-lap.xlsx", null),
        ["ThreeLists/ThreeListGrid"] = ("/tai-ve/ba-danh-sach.xlsx", "ThreeLists/ThreeListPage"),
        ["Units/UnitGrid"] = ("/tai-ve/don-vi.xlsx", "Units/UnitsPage"),
        ["Units/UnitHistory"] = ("/tai-ve/ngay-cua-don-vi.xlsx", null),
        ["Urging/UrgeLogPage"] = ("/tai-ve/nhat-ky-don-doc.xlsx", null),
        ["Urging/UrgingLog"] = ("/tai-ve/nhat-ky-don-doc.xlsx", "Urging/UrgeLogPage"),
        ["Users/UsersPage"] = ("/tai-ve/tai-khoan.xlsx", null),
    };

    private static readonly Dictionary<string, string> WithoutOne = new(StringComparer.Ordinal)
    {
        ["DayImport/ImportTable"] = "what was just read from the officer's own file, before anything is stored",
        ["Dc01/Dc01Map"] = "columns of an uploaded file while somebody says what they are",
        ["Dc01/Dc01PreviewTable"] = "what was just read from the uploaded file, before anything is stored",
        ["Quotas/QuotaGrid"] = "fields of a form; once published they are in the targets' workbook",
        ["Reports/DocumentBody"] = "tables of a paper, which has its own .xlsx",
        ["SheetForms/SheetFormFields"] = "help: which fields there are",
        ["SheetForms/SheetFormPage"] = "cells of the province's own .xlsx, which is what the page makes",
        ["Urging/UrgingGroups"] = "districts to choose from; their communes are in the rollup's workbook",
    };

    /// <summary>The address of every workbook that has a page's table.</summary>
    internal static IEnumerable<string> Workbooks => Exports.Values.Select(e => e.Workbook).Distinct(StringComparer.Ordinal);

    private static string Features => Path.Combine(Root(), "src", "CampaignPortal.Web", "Features");

    [Fact]
    public void Every_table_has_its_workbook_or_a_reason_to_have_none()
    {
        var tables = Directory.EnumerateFiles(Features, "*.razor", SearchOption.AllDirectories).Where(f => Table().IsMatch(File.ReadAllText(f))).Select(Name);

        Assert.Equal(tables.Order(StringComparer.Ordinal), Exports.Keys.Concat(WithoutOne.Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_workbook_is_mapped_and_its_page_leads_there()
    {
        var mapped = sample.Portal.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText).ToHashSet(StringComparer.Ordinal);

        Assert.All(Exports, e =>
        {
            Assert.Contains(e.Value.Workbook, mapped);
            var page = File.ReadAllText(Path.Combine(Features, (e.Value.Link ?? e.Key) + ".razor"));
            Assert.True(Links().IsMatch(page), $"{e.Value.Link ?? e.Key} has no link to {e.Value.Workbook}");
        });
    }

    private static string Name(string file) => Path.ChangeExtension(Path.GetRelativePath(Features, file), null).Replace('\\', '/');

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CampaignPortal.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex("<table|<MudDataGrid|<MudTable")]
    private static partial Regex Table();

    // An address in the page itself, or one that the feature's own table gives.
    [GeneratedRegex(@"\.xlsx|ExcelLink|Workbook|Excel\(")]
    private static partial Regex Links();
}
