using CampaignPortal.Core.Exports;
using CampaignPortal.Core.SheetForms;
using CampaignPortal.Tests.SheetForms;
using CampaignPortal.Tests.Support;
using static CampaignPortal.Tests.Areas.Place;
using static CampaignPortal.Tests.Areas.ScopeRows;

namespace CampaignPortal.Tests.Areas;

/// <summary>The lines of <see cref="ScopeMatrix"/> on large exports and on the province's forms.</summary>
internal static class ExportMatrix
{
    private static readonly DateOnly Day = new(2023, 8, 20);
    private static readonly Place[] Campaigns = [Own, Elsewhere];

    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        Exporting("ExportService.StartAsync", async c =>
        {
            var id = await c.Get<ExportService>().StartAsync(c.Scope, c.CampaignId, ExportKind.DailyCounts, TimeSpan.FromMinutes(1));
            c.Get<ExportService>().Cancel(c.Scope, c.CampaignId, Assert.NotNull(id));
        }),
        Exporting("ExportService.List", c =>
        {
            Assert.Empty(c.Get<ExportService>().List(c.Scope, c.CampaignId));
            return Task.CompletedTask;
        }),
        Exporting("ExportService.Open", c =>
        {
            Assert.Null(c.Get<ExportService>().Open(c.Scope, c.CampaignId, Guid.NewGuid()));
            return Task.CompletedTask;
        }),
        Exporting("ExportService.Cancel", c =>
        {
            c.Get<ExportService>().Cancel(c.Scope, c.CampaignId, Guid.NewGuid());
            return Task.CompletedTask;
        }),
        Agency("SheetFormService.ListAsync", async c =>
            Assert.Equal(c.CampaignId, (await c.Get<SheetFormService>().ListAsync(c.Scope, c.CampaignId)).Campaign.Id)),
        Agency("SheetFormService.AddAsync", async c =>
            Assert.NotNull((await c.Get<SheetFormService>().AddAsync(c.Scope, c.CampaignId, "Biểu", FormKind.Day, "bieu.xlsx", FormFile.Repeated())).FormId)),
        Agency("SheetFormService.GetAsync", async c =>
            Assert.NotNull(await c.Get<SheetFormService>().GetAsync(c.Scope, c.CampaignId, FormOf(c), null, Day)), WithForms),
        Agency("SheetFormService.FileAsync", async c =>
            Assert.NotNull(await c.Get<SheetFormService>().FileAsync(c.Scope, c.CampaignId, FormOf(c))), WithForms),
        Agency("SheetFormService.FillAsync", async c =>
            Assert.NotNull(await c.Get<SheetFormService>().FillAsync(c.Scope, c.CampaignId, FormOf(c), null, Day, "PC06")), WithForms),
    ];

    private static ScopeOperation Exporting(string name, Func<ScopeCall, Task> act) => new(name, Campaigns, async c =>
    {
        await act(c);
        return ScopeMatrix.Yes;
    })
    {
        None = "no | no",
        Administrator = "yes | yes",
        Agency = "yes | no",
        Leadership = "yes | no",
        CommuneOfficer = "yes | no",
        UnitOfficer = "no | no",
    };

    private static async Task WithForms(TestPortal portal)
    {
        foreach (var campaignId in new[] { 1, 2 })
        {
            Assert.NotNull((await portal.Get<SheetFormService>().AddAsync(TestPortal.Root, campaignId, "Biểu tỉnh", FormKind.Day, "bieu.xlsx", FormFile.Repeated())).FormId);
        }
    }

    private static int FormOf(ScopeCall call)
    {
        using var context = call.Portal.Db.Open(TestPortal.Root);
        return context.SheetForms.First(f => f.CampaignId == call.CampaignId && f.Name == "Biểu tỉnh").Id;
    }
}
