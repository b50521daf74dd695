using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Tests.DayImport;
using CampaignPortal.Tests.Support;
using static CampaignPortal.Tests.Areas.Place;
using static CampaignPortal.Tests.Areas.ScopeRows;

namespace CampaignPortal.Tests.Areas;

/// <summary>The lines of <see cref="ScopeMatrix"/> on the national system's figures.</summary>
internal static class Dc01Matrix
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static readonly Place[] Communes = [Own, Neighbour, Elsewhere, Smuggled];
    private static readonly Place[] Campaigns = [Own, Elsewhere];

    private static readonly byte[] File = Sheet.Of(["Đơn vị", "Mức 1", "Mức 2"], ["Xa Tan Duong", 3, 4], ["Xã Hòa Long", 5, 6]);

    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        Agency("Dc01ImportService.UploadAsync", async c =>
            Assert.NotNull((await c.Get<Dc01ImportService>().UploadAsync(c.Scope, c.CampaignId, "a.xlsx", File)).ImportId)),
        Agency("Dc01ImportService.GetAsync", async c =>
            Assert.Equal(c.CampaignId, (await c.Get<Dc01ImportService>().GetAsync(c.Scope, c.CampaignId, Draft(c)))!.Campaign.Id), WithDrafts),
        Agency("Dc01ImportService.ConfirmAsync", async c =>
            Assert.Equal(Dc01Outcome.NotReady, await c.Get<Dc01ImportService>().ConfirmAsync(c.Scope, c.CampaignId, Draft(c), null)), WithDrafts),
        Agency("Dc01ImportService.DiscardAsync", async c =>
            Assert.Equal(Dc01Outcome.Saved, await c.Get<Dc01ImportService>().DiscardAsync(c.Scope, c.CampaignId, Draft(c))), WithDrafts),
        Following("Dc01ImportService.ListAsync", async c =>
            Assert.Single(await c.Get<Dc01ImportService>().ListAsync(c.Scope, c.CampaignId))),
        Following("Dc01ImportService.FileAsync", async c =>
            Assert.Equal("dc01.csv", (await c.Get<Dc01ImportService>().FileAsync(c.Scope, c.CampaignId, c.CampaignId))!.Value.Name)),
        Agency("Dc01DecisionService.ChooseDayAsync", async c =>
            Assert.Equal(Dc01Outcome.Saved, await c.Get<Dc01DecisionService>().ChooseDayAsync(c.Scope, c.CampaignId, Draft(c), Day)), WithDrafts),
        Agency("Dc01DecisionService.MapAsync", async c =>
            Assert.Equal(Dc01Outcome.BadChoice, await c.Get<Dc01DecisionService>().MapAsync(c.Scope, c.CampaignId, Draft(c), "Sheet1", 1, new Dictionary<Dc01Field, string>())), WithDrafts),
        Agency("Dc01DecisionService.DecideAsync", async c =>
            Assert.Equal(Dc01Outcome.Saved, await c.Get<Dc01DecisionService>().DecideAsync(c.Scope, c.CampaignId, Draft(c), new Dictionary<string, int?>())), WithDrafts),
        new("Dc01DecisionService.SetOfficialAsync", Campaigns, async c =>
        {
            await c.Get<Dc01DecisionService>().SetOfficialAsync(c.Scope, c.CampaignId, OfficialFigures.Dc01);
            return ScopeMatrix.Yes;
        })
        {
            None = "no | no",
            Administrator = "yes | yes",
            Agency = "yes | no",
            Leadership = "no | no",
            CommuneOfficer = "no | no",
            UnitOfficer = "no | no",
        },
        new("Dc01ReconciliationService.DayAsync", Campaigns, async c =>
        {
            var rows = (await c.Get<Dc01ReconciliationService>().DayAsync(c.Scope, c.CampaignId, Day)).Rows;
            Assert.All(rows, r => Assert.NotNull(r.Dc01));
            return ScopeCall.Which(rows.Select(r => r.Commune.Id), c.Campaign.Communes.Select(m => m.Id), c.Campaign.Communes[ScopeCall.OwnCommune].Id);
        })
        {
            None = "no | no",
            Administrator = "all | all",
            Agency = "all | no",
            Leadership = "all | no",
            CommuneOfficer = "its own | no",
            UnitOfficer = "no | no",
        },
        new("Dc01ReconciliationService.CommuneAsync", Communes, async c =>
        {
            var table = await c.Get<Dc01ReconciliationService>().CommuneAsync(c.Scope, c.CampaignId, c.CommuneId);
            Assert.All(table.Rows, r => Assert.Equal(c.CommuneId, r.Commune.Id));
            return ScopeMatrix.Yes;
        })
        {
            None = "no | no | no | no",
            Administrator = "yes | yes | yes | no",
            Agency = "yes | yes | no | no",
            Leadership = "yes | yes | no | no",
            CommuneOfficer = "yes | no | no | no",
            UnitOfficer = "no | no | no | no",
        },
        new("Dc01ReconciliationService.ExplainAsync", Communes, async c =>
        {
            // Who may not write is not told either that there is no text.
            Assert.Equal(ExplainOutcome.NoText, await c.Get<Dc01ReconciliationService>().ExplainAsync(c.Scope, c.CampaignId, c.CommuneId, Day, " ", 0));
            return (await c.Get<Dc01ReconciliationService>().ExplainAsync(c.Scope, c.CampaignId, c.CommuneId, Day, "nhập muộn", 0)).ToString();
        })
        {
            None = "no | no | no | no",
            Administrator = "no | no | no | no",
            Agency = "no | no | no | no",
            Leadership = "no | no | no | no",
            CommuneOfficer = "Saved | no | no | no",
            UnitOfficer = "no | no | no | no",
        },
    ];

    private static async Task WithDrafts(TestPortal portal)
    {
        foreach (var campaignId in new[] { 1, 2 })
        {
            await portal.Get<Dc01ImportService>().UploadAsync(TestPortal.Root, campaignId, "a.xlsx", File);
        }
    }

    private static int Draft(ScopeCall call)
    {
        using var context = call.Portal.Db.Open(TestPortal.Root);
        return context.Dc01Imports.Where(i => i.CampaignId == call.CampaignId).OrderByDescending(i => i.Id).First().Id;
    }
}
