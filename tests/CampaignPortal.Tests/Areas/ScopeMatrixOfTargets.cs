using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Core.Units;
using static CampaignPortal.Tests.Areas.Place;

namespace CampaignPortal.Tests.Areas;

/// <summary>The part of the matrix about quotas and what units report.</summary>
internal static class ScopeMatrixOfTargets
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static readonly Place[] Campaigns = [Own, Elsewhere];

    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        new("QuotaService.GetAsync", Campaigns, async c =>
        {
            var view = await c.Get<QuotaService>().GetAsync(c.Scope, c.CampaignId, null, Day);
            Assert.All(view.Held.Values, q => Assert.Equal(c.CampaignId, q.CampaignId));
            return ScopeCall.Which(
                view.Campaign.Quotas.Select(q => q.Id), c.Campaign.Quotas.Select(q => q.Id),
                [.. c.Campaign.Quotas.Where(q => q.CommuneId == c.Campaign.Communes[ScopeCall.OwnCommune].Id).Select(q => q.Id)]);
        })
        {
            None = "no | no",
            Administrator = "all | all",
            Agency = "all | no",
            Leadership = "all | no",
            CommuneOfficer = "its own | no",
            UnitOfficer = "none | no",
        },
        Setting("QuotaDraftService.OpenAsync", async c =>
        {
            var desk = await c.Get<QuotaDraftService>().OpenAsync(c.Scope, c.CampaignId, c.Campaign.Headline.Id);
            Assert.Equal(c.CampaignId, desk.Campaign.Id);
            return ScopeMatrix.Yes;
        }),
        Setting("QuotaDraftService.SaveAsync", async c =>
            (await AskAsync(() => c.Get<QuotaDraftService>().SaveAsync(c.Scope, Input(c, "x")), () => c.Get<QuotaDraftService>().SaveAsync(c.Scope, Input(c, "5")))) is { } outcome
                ? outcome.Status is QuotaStatus.Saved or QuotaStatus.Stale ? ScopeMatrix.Yes : outcome.Status.ToString()
                : "refused too late"),
        Setting("QuotaDraftService.PublishAsync", async c =>
            (await AskAsync(() => c.Get<QuotaDraftService>().PublishAsync(c.Scope, Input(c, "x")), () => c.Get<QuotaDraftService>().PublishAsync(c.Scope, Input(c, "5")))) is { } outcome
                ? outcome.Status == QuotaStatus.Published || outcome.Problems is [{ Code: QuotaProblemCode.BeforeToday }] ? ScopeMatrix.Yes : outcome.Status.ToString()
                : "refused too late"),
        Setting("QuotaDraftService.DiscardAsync", async c =>
        {
            await c.Get<QuotaDraftService>().DiscardAsync(c.Scope, c.CampaignId, c.Campaign.Headline.Id, 0);
            return ScopeMatrix.Yes;
        }),
        new("UnitReportService.GetAsync", Communes, async c =>
        {
            var desk = await c.Get<UnitReportService>().GetAsync(c.Scope, c.CampaignId, UnitOf(c), Day);
            Assert.Equal(UnitOf(c), desk.Row.UnitId);
            return ScopeMatrix.Yes;
        })
        {
            None = "no | no | no | no",
            Administrator = "yes | yes | yes | no",
            Agency = "yes | yes | no | no",
            Leadership = "yes | yes | no | no",
            CommuneOfficer = "no | no | no | no",
            UnitOfficer = "yes | no | no | no",
        },
        new("UnitReportService.SaveAsync", Communes, async c =>
        {
            var report = new UnitReportInput
            {
                CampaignId = c.CampaignId,
                UnitId = UnitOf(c),
                Day = Day,
                SeenVersion = 1,
                Headcount = "9000",
                Level2 = "40",
                Reason = "x",
            };
            return await AskAsync(
                () => c.Get<UnitReportService>().SaveAsync(c.Scope, report with { Level2 = "x" }), () => c.Get<UnitReportService>().SaveAsync(c.Scope, report)) is { } outcome
                ? outcome.Status == UnitStatus.Saved ? ScopeMatrix.Yes : outcome.Status.ToString()
                : "refused too late";
        })
        {
            None = "no | no | no | no",
            Administrator = "no | no | no | no",
            Agency = "yes | yes | no | no",
            Leadership = "no | no | no | no",
            CommuneOfficer = "no | no | no | no",
            UnitOfficer = "yes | no | no | no",
        },
    ];

    private static Place[] Communes => [Own, Neighbour, Elsewhere, Smuggled];

    // Who may not write is not told either what is wrong: bad values first, then good ones, which must not be refused by the rows.
    private static async Task<T?> AskAsync<T>(Func<Task<T>> bad, Func<Task<T>> good)
        where T : class
    {
        await bad();
        try
        {
            return await good();
        }
        catch (AccessDeniedException)
        {
            return null;
        }
    }

    private static QuotaInput Input(ScopeCall c, string host) => new()
    {
        CampaignId = c.CampaignId,
        IndicatorId = c.Campaign.FindIndicator("registered")!.Id,
        SeenVersion = 0,
        SeenRevision = 0,
        ValidFrom = "2023-08-05",
        DocumentNumber = "1/KH",
        DocumentDate = "2023-08-04",
        DocumentTitle = "x",
        Reason = "x",
        Cells = new Dictionary<string, string?> { ["toan"] = host },
    };

    private static int UnitOf(ScopeCall c) => c.Place switch
    {
        Own => c.Own.Units[0].Id,
        Neighbour => c.Own.Units[1].Id,
        _ => c.Other.Units[0].Id,
    };

    private static ScopeOperation Setting(string name, Func<ScopeCall, Task<string>> act) => new(name, Campaigns, act)
    {
        None = "no | no",
        Administrator = "yes | yes",
        Agency = "yes | no",
        Leadership = "no | no",
        CommuneOfficer = "no | no",
        UnitOfficer = "no | no",
    };
}
