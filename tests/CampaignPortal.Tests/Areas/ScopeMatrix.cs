using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;
using CampaignPortal.Tests.Support;
using static CampaignPortal.Tests.Areas.Place;

namespace CampaignPortal.Tests.Areas;

/// <summary>Who may do what where: one entry for each operation, one line for each role, one answer for each place.</summary>
internal static class ScopeMatrix
{
    public const string Yes = "yes";
    public const string No = "no";

    private static readonly DateOnly Day = new(2023, 8, 20);

    private static readonly Place[] Communes = [Own, Neighbour, Elsewhere, Smuggled];
    private static readonly Place[] Campaigns = [Own, Elsewhere];
    private static readonly Place[] Everywhere = [Own];

    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        new("EntryService.GetDayAsync", Communes, async c =>
        {
            var day = await c.Get<EntryService>().GetDayAsync(c.Scope, c.CampaignId, c.CommuneId, Day);
            Assert.Equal(c.CommuneId, day.Commune.Id);
            return Yes;
        })
        {
            None = "no | no | no | no",
            Administrator = "yes | yes | yes | no",
            Agency = "yes | yes | no | no",
            Leadership = "yes | yes | no | no",
            CommuneOfficer = "yes | no | no | no",
            UnitOfficer = "no | no | no | no",
        },
        new("EntryService.SubmitAsync", Communes, async c =>
        {
            // Who may not enter is not told either what is wrong with a submission: the row guard would come too late.
            var good = c.Submission(Day);
            var bad = await c.Get<EntryService>().SubmitAsync(c.Scope, good with { Cells = [good.Cells[0] with { Text = "x" }] });
            Assert.Equal(RefusalReason.Cells, bad.Reason);
            try
            {
                var outcome = await c.Get<EntryService>().SubmitAsync(c.Scope, good);
                return outcome.Status == EntryStatus.Accepted ? Yes : outcome.Status.ToString();
            }
            catch (AccessDeniedException)
            {
                return "refused too late";
            }
        })
        {
            None = "no | no | no | no",
            Administrator = "no | no | no | no",
            Agency = "yes | yes | no | no",
            Leadership = "no | no | no | no",
            CommuneOfficer = "yes | no | no | no",
            UnitOfficer = "no | no | no | no",
        },
        new("RollupService.MomentAsync", Everywhere, async c =>
            await c.Get<RollupService>().MomentAsync(c.Scope) is { Campaign: { } found }
                ? $"{(found.Id == c.Campaign.Id ? "own" : "newest")}: {ScopeCall.Describe(found, found.Id == c.Campaign.Id ? c.Campaign : c.Other)}"
                : "nothing")
        {
            None = "nothing",
            Administrator = "newest: communes all, units all, quotas all",
            Agency = "own: communes all, units all, quotas all",
            Leadership = "own: communes all, units all, quotas all",
            CommuneOfficer = "own: communes its own, units none, quotas its own",
            UnitOfficer = "own: communes none, units its own, quotas none",
        },
        new("RollupService.CampaignAsync", Campaigns, async c =>
        {
            var rollup = await c.Get<RollupService>().CampaignAsync(c.Scope, c.CampaignId, Day);
            Assert.Equal(c.Campaign.Communes.Select(m => m.Id), rollup.Rows.Select(r => r.AreaId));
            return Yes;
        })
        {
            None = "no | no",
            Administrator = "yes | yes",
            Agency = "yes | no",
            Leadership = "yes | no",
            CommuneOfficer = "no | no",
            UnitOfficer = "no | no",
        },
        new("RollupService.CurrentAsync", Everywhere, async c =>
        {
            var rollup = await c.Get<RollupService>().CurrentAsync(c.Scope, _ => Day);
            return rollup is null ? No : rollup.Campaign.Id == c.Own.Id ? Yes : rollup.Campaign.Id == c.Other.Id ? "newest" : "?";
        })
        {
            None = "no",
            Administrator = "newest",
            Agency = "yes",
            Leadership = "yes",
            CommuneOfficer = "no",
            UnitOfficer = "no",
        },
        new("RollupService.CommuneAsync", Communes, async c =>
        {
            var rollup = await c.Get<RollupService>().CommuneAsync(c.Scope, c.CampaignId, c.CommuneId, Day);
            Assert.Equal(c.Campaign.FindCommune(c.CommuneId)!.Hamlets.Select(h => h.Id), rollup.Rows.Select(r => r.AreaId));
            return Yes;
        })
        {
            None = "no | no | no | no",
            Administrator = "yes | yes | yes | no",
            Agency = "yes | yes | no | no",
            Leadership = "yes | yes | no | no",
            CommuneOfficer = "yes | no | no | no",
            UnitOfficer = "no | no | no | no",
        },
        new("RollupService.ComparedAsync", Everywhere, async c =>
        {
            var rollup = await c.Get<RollupService>().ComparedAsync(c.Scope, _ => Day);
            Assert.All(rollup?.Table.Rows ?? [], row => Assert.NotNull(row.RankBefore));
            return rollup is null ? No : rollup.Campaign.Id == c.Own.Id ? Yes : rollup.Campaign.Id == c.Other.Id ? "newest" : "?";
        })
        {
            None = "no",
            Administrator = "newest",
            Agency = "yes",
            Leadership = "yes",
            CommuneOfficer = "no",
            UnitOfficer = "no",
        },
        new("RollupService.CurrentCommuneAsync", Communes, async c =>
        {
            // The campaign is the caller's own, for administrators the newest: a commune of another is refused.
            var rollup = await c.Get<RollupService>().CurrentCommuneAsync(c.Scope, c.CommuneId, _ => Day);
            Assert.True(rollup is null || rollup.Campaign.FindCommune(c.CommuneId) is not null);
            return rollup is null ? No : Yes;
        })
        {
            None = "no | no | no | no",
            Administrator = "no | no | yes | yes",
            Agency = "yes | yes | no | no",
            Leadership = "yes | yes | no | no",
            CommuneOfficer = "yes | no | no | no",
            UnitOfficer = "no | no | no | no",
        },
        new("TotalsCheck.RunAsync", Campaigns, async c =>
        {
            await c.Get<TotalsCheck>().RunAsync(c.Scope, c.CampaignId);
            return Yes;
        })
        {
            None = "no | no",
            Administrator = "yes | yes",
            Agency = "yes | no",
            Leadership = "yes | no",
            CommuneOfficer = "no | no",
            UnitOfficer = "no | no",
        },
        .. DayLockMatrix.Table,
        .. ExportMatrix.Table,
        new("UnitService.ListAsync", Campaigns, async c =>
        {
            var rows = (await c.Get<UnitService>().ListAsync(c.Scope, c.CampaignId, Day)).Rows;
            Assert.All(rows, r => Assert.NotEmpty(r.Reports));
            return ScopeCall.Which(rows.Select(r => r.UnitId), c.Campaign.Units.Select(u => u.Id), c.Campaign.Units[0].Id);
        })
        {
            None = "no | no",
            Administrator = "all | all",
            Agency = "all | no",
            Leadership = "all | no",
            CommuneOfficer = "no | no",
            UnitOfficer = "its own | no",
        },
        new("CampaignCatalog.FindAsync", Campaigns, async c =>
            ScopeCall.Describe((await c.Get<CampaignCatalog>().FindAsync(c.Scope, c.CampaignId))!, c.Campaign))
        {
            None = "no | no",
            Administrator = "communes all, units all, quotas all | communes all, units all, quotas all",
            Agency = "communes all, units all, quotas all | no",
            Leadership = "communes all, units all, quotas all | no",
            CommuneOfficer = "communes its own, units none, quotas its own | no",
            UnitOfficer = "communes none, units its own, quotas none | no",
        },
        new("CampaignCatalog.FindCurrentAsync", Everywhere, async c =>
            await c.Get<CampaignCatalog>().FindCurrentAsync(c.Scope) is { } found
                ? $"{(found.Id == c.Campaign.Id ? "own" : "newest")}: {ScopeCall.Describe(found, found.Id == c.Campaign.Id ? c.Campaign : c.Other)}"
                : "nothing")
        {
            None = "nothing",
            Administrator = "newest: communes all, units all, quotas all",
            Agency = "own: communes all, units all, quotas all",
            Leadership = "own: communes all, units all, quotas all",
            CommuneOfficer = "own: communes its own, units none, quotas its own",
            UnitOfficer = "own: communes none, units its own, quotas none",
        },
        new("CampaignCatalog.ListAsync", Everywhere, async c =>
            ScopeCall.Which((await c.Get<CampaignCatalog>().ListAsync(c.Scope)).Select(s => s.Id), [c.Other.Id, c.Campaign.Id], c.Campaign.Id))
        {
            None = "none",
            Administrator = "all",
            Agency = "its own",
            Leadership = "its own",
            CommuneOfficer = "its own",
            UnitOfficer = "its own",
        },
        Accounts("ListAsync", async c =>
        {
            var id = await c.AccountAsync();
            Assert.Contains(await c.Get<AccountService>().ListAsync(c.Scope), a => a.Id == id);
        }),
        Accounts("AddAsync", c => c.Get<AccountService>().AddAsync(c.Scope, new("moi", "Mới", PortalRole.Leadership, c.CampaignId))),
        Accounts("ChangeAsync", async c =>
            await c.Get<AccountService>().ChangeAsync(c.Scope, await c.AccountAsync(), new("x", "Khác", PortalRole.Administrator))),
        Accounts("SetDisabledAsync", async c => await c.Get<AccountService>().SetDisabledAsync(c.Scope, await c.AccountAsync(), true)),
        Accounts("HandOutPasswordAsync", async c => await c.Get<AccountService>().HandOutPasswordAsync(c.Scope, await c.AccountAsync())),
        new("DataSetImport.RunAsync", Everywhere, async c =>
        {
            Assert.Empty((await c.Get<DataSetImport>().RunAsync(c.Scope, c.Folder, DataSetFolder.Campaign())).Errors);
            return Yes;
        })
        {
            None = "no",
            Administrator = "yes",
            Agency = "no",
            Leadership = "no",
            CommuneOfficer = "no",
            UnitOfficer = "no",
        },
        .. ScopeMatrixOfDays.Table,
        .. ScopeMatrixOfTargets.Table,
        .. Dc01Matrix.Table,
        .. ReportMatrix.Table,
        .. AwardMatrix.Table,
        .. OverviewMatrix.Table,
        .. PaperMatrix.Table,
        .. InspectionMatrix.Table,
        .. PaperFileMatrix.Table,
        .. OpenDataMatrix.Table,
        .. ReminderMatrix.Table,
    ];

    // Accounts are the administrator's, whatever area they are for.
    private static ScopeOperation Accounts(string method, Func<ScopeCall, Task> act) => new($"AccountService.{method}", Campaigns, async c =>
    {
        await act(c);
        return Yes;
    })
    {
        None = "no | no",
        Administrator = "yes | yes",
        Agency = "no | no",
        Leadership = "no | no",
        CommuneOfficer = "no | no",
        UnitOfficer = "no | no",
    };
}
