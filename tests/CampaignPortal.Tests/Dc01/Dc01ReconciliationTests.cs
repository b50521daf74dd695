using System.Globalization;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Tests.DayImport;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Dc01;

/// <summary>The communes' figures beside those of the national system.</summary>
public sealed class Dc01ReconciliationTests
{
    private const string Commune = "30211";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_reference_statistics_as_a_workbook_give_the_differences_that_the_raw_files_give()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var lines = Csv("dc01.csv");
        var agency = TestPortal.Agency(campaign);
        object?[][] rows = [["Ngày", "Đơn vị", "Mức 1 (lũy kế)", "Mức 2 (lũy kế)"], .. lines.Select(l => (object?[])[l["ngay"], l["don_vi"], Number(l["kich_hoat_muc_1_luy_ke"]), Number(l["kich_hoat_muc_2_luy_ke"])])];
        var imports = portal.Get<Dc01ImportService>();
        var id = (await imports.UploadAsync(agency, campaign.Id, "dc01.xlsx", Sheet.Of(rows), Cancel)).ImportId!.Value;
        Assert.Equal(Dc01Outcome.Saved, await imports.ConfirmAsync(agency, campaign.Id, id, (await imports.GetAsync(agency, campaign.Id, id, Cancel))!.Seal, Cancel));

        // Worked out from the raw files alone, without any code of the product.
        var counts = Csv("daily_counts.csv");
        var communeOf = Csv("hamlets.csv").ToDictionary(h => h["hamlet_code"], h => h["commune_code"]);
        var names = Csv("communes.csv").ToDictionary(c => c["commune_code"], c => c["commune_full_name"]);
        var compared = 0;
        for (var day = campaign.Campaign.StartDay; day <= campaign.Campaign.EndDay; day = day.AddDays(1))
        {
            var iso = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var table = await portal.Get<Dc01ReconciliationService>().DayAsync(agency, campaign.Id, day, Cancel);
            foreach (var row in table.Rows)
            {
                var own = counts.Where(c => names[communeOf[c["hamlet_code"]]] == row.Commune.FullName && string.CompareOrdinal(c["date"], iso) <= 0).ToList();
                var line = lines.Single(l => l["ngay"] == iso && l["don_vi"] == row.Commune.FullName);
                var expected = (
                    own.Sum(c => Number(c["level1"])) - Number(line["kich_hoat_muc_1_luy_ke"]), own.Sum(c => Number(c["level2"])) - Number(line["kich_hoat_muc_2_luy_ke"]));
                if (own.Count > 0)
                {
                    Assert.Equal(expected, (row.Difference!.Value.Level1, row.Difference.Value.Level2));
                    Assert.Equal(expected == (0, 0) ? Dc01State.Agrees : Dc01State.Differs, row.State);
                    compared++;
                }
                else
                {
                    Assert.Equal(Dc01State.NoOwn, row.State);
                }
            }
        }

        Assert.InRange(compared, 370, 384);
    }

    [Fact]
    public async Task A_difference_is_explained_by_its_own_commune_and_stays_so_until_it_is_another()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var day = new DateOnly(2023, 8, 19);
        var (officer, service) = (TestPortal.Officer(campaign, Commune), portal.Get<Dc01ReconciliationService>());
        var communeId = campaign.CommuneBy(Commune).Id;
        Task<ExplainOutcome> ExplainAsync(string? text, int seen) => service.ExplainAsync(officer, campaign.Id, communeId, day, text, seen, Cancel);
        async Task<Dc01Comparison> RowAsync() => Assert.Single((await service.DayAsync(officer, campaign.Id, day, Cancel)).Rows);

        Assert.Equal(Dc01State.NoDc01, (await RowAsync()).State);
        Assert.Equal(ExplainOutcome.NothingToExplain, await ExplainAsync("x", 0));
        await StoreAsync(portal, campaign, day, 10, 20);
        Assert.Equal(Dc01State.NoOwn, (await RowAsync()).State);
        await SubmitAsync(portal, campaign, officer, day, "12", "20");
        Assert.Equal((Dc01State.Differs, new Dc01Figures(2, 0)), ((await RowAsync()).State, (await RowAsync()).Difference!.Value));

        Assert.Equal(ExplainOutcome.NoText, await ExplainAsync("  ", 0));
        Assert.Equal(ExplainOutcome.Saved, await ExplainAsync("  Hai hồ sơ chờ  đồng bộ ", 0));
        Assert.Equal(ExplainOutcome.Stale, await ExplainAsync("khác", 0));
        Assert.Equal(("Hai hồ sơ chờ đồng bộ", Dc01State.Explained), ((await RowAsync()).Explanation!.Text, (await RowAsync()).State));

        await SubmitAsync(portal, campaign, officer, day, "13", "20");
        Assert.Equal(Dc01State.Differs, (await RowAsync()).State);
        Assert.Equal(ExplainOutcome.Saved, await ExplainAsync("Ba hồ sơ", 1));
        await StoreAsync(portal, campaign, day, 13, 20);
        Assert.Equal(Dc01State.Agrees, (await RowAsync()).State);
        await using var context = portal.Db.Open(TestPortal.Root);
        var texts = context.AuditEntries.Where(a => a.Action == AuditAction.Dc01Explained).OrderBy(a => a.Id).AsEnumerable().Select(a => AuditChanges.Read(a.Changes).Single());
        Assert.Equal([(null, "Hai hồ sơ chờ đồng bộ"), ("Hai hồ sơ chờ đồng bộ", "Ba hồ sơ")], texts.Select(t => (t.Old, t.New!)));
    }

    [Fact]
    public async Task A_commune_sees_its_days_with_the_last_running_total_carried_on()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var officer = TestPortal.Officer(campaign, Commune);
        await SubmitAsync(portal, campaign, officer, new(2023, 8, 7), "4", "5");
        await StoreAsync(portal, campaign, new(2023, 8, 9), 4, 5);

        var rows = (await portal.Get<Dc01ReconciliationService>().CommuneAsync(officer, campaign.Id, campaign.CommuneBy(Commune).Id, Cancel)).Rows;

        Assert.Equal(32, rows.Count);
        Assert.Equal((Dc01State.Agrees, 9), (rows.Single(r => r.Day.Day == 9 && r.Day.Month == 8).State, rows.Single(r => r.Day == new DateOnly(2023, 8, 9)).Own!.Value.Total));
        Assert.Null(rows.Single(r => r.Day == new DateOnly(2023, 8, 6)).Own);
        Assert.Equal(campaign.Campaign.EndDay, rows[0].Day);
    }

    [Fact]
    public async Task The_campaign_says_which_of_the_two_counts()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var agency = TestPortal.Agency(campaign);
        var row = new Dc01Comparison(campaign.Communes[0], new(2023, 8, 9), new(1, 2), new(3, 4), null);
        Assert.Equal(new Dc01Figures(1, 2), row.Official(campaign.Campaign.OfficialFigures));

        await portal.Get<Dc01DecisionService>().SetOfficialAsync(agency, campaign.Id, OfficialFigures.Dc01, Cancel);
        await portal.Get<Dc01DecisionService>().SetOfficialAsync(agency, campaign.Id, OfficialFigures.Dc01, Cancel);

        var changed = await portal.CampaignAsync(campaign.Id);
        Assert.Equal(new Dc01Figures(3, 4), row.Official(changed.Campaign.OfficialFigures));
        Assert.Equal(campaign.Campaign.DefinitionVersion + 1, changed.Campaign.DefinitionVersion);
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal(new AuditChange("officialFigures", "Communes", "Dc01"), AuditChanges.Read(context.AuditEntries.Single(a => a.Action == AuditAction.RulesChanged).Changes).Single());
    }

    [Fact]
    public async Task Without_a_day_the_newest_with_figures_is_shown()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        await StoreAsync(portal, campaign, new(2023, 8, 9), 4, 5);

        Assert.Equal(new DateOnly(2023, 8, 9), (await portal.Get<Dc01ReconciliationService>().DayAsync(TestPortal.Agency(campaign), campaign.Id, null, Cancel)).Day);
    }

    private static async Task StoreAsync(TestPortal portal, CampaignDefinition campaign, DateOnly day, int level1, int level2)
    {
        var (agency, imports) = (TestPortal.Agency(campaign), portal.Get<Dc01ImportService>());
        var file = Sheet.Of([$"Ngày {day:dd/MM/yyyy}"], Dc01Sample.Heading, [1, "Xã Tân Dương", level1, level2]);
        var id = (await imports.UploadAsync(agency, campaign.Id, "dc01.xlsx", file, Cancel)).ImportId!.Value;
        Assert.Equal(Dc01Outcome.Saved, await imports.ConfirmAsync(agency, campaign.Id, id, (await imports.GetAsync(agency, campaign.Id, id, Cancel))!.Seal, Cancel));
    }

    private static async Task SubmitAsync(TestPortal portal, CampaignDefinition campaign, Core.Areas.AreaScope officer, DateOnly day, string level1, string level2)
    {
        var seen = (await portal.DayAsync(campaign, Commune, day)).Version;
        var outcome = await portal.Get<EntryService>().SubmitAsync(
            officer, Fill.Cells(campaign, Commune, day, seen, (0, "level1", level1), (0, "level2", level2)).Checked(), Cancel);
        Assert.Equal(EntryStatus.Accepted, outcome.Status);
    }

    private static List<Dictionary<string, string>> Csv(string file)
    {
        var lines = System.IO.File.ReadAllLines(Path.Combine(SampleCampaign.Folder, file)).Select(l => l.TrimStart('\uFEFF').Split(',')).ToList();
        return [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(p => p.First, p => p.Second))];
    }

    private static int Number(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);
}
