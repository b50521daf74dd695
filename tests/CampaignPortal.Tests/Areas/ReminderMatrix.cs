using CampaignPortal.Core.Reminders;
using CampaignPortal.Core.Setup;
using static CampaignPortal.Tests.Areas.Place;

namespace CampaignPortal.Tests.Areas;

/// <summary>The lines of <see cref="ScopeMatrix"/> about what waits for somebody, and reminders.</summary>
internal static class ReminderMatrix
{
    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        new("DutyService.GetAsync", [Own], async c =>
        {
            var duties = await c.Get<DutyService>().GetAsync(c.Scope);
            return duties is null ? ScopeMatrix.No : duties.Campaign.Id == c.Own.Id ? ScopeMatrix.Yes : duties.Campaign.Id == c.Other.Id ? "newest" : "?";
        })
        {
            None = "no",
            Administrator = "newest",
            Agency = "yes",
            Leadership = "yes",
            CommuneOfficer = "yes",
            UnitOfficer = "yes",
        },
        new("SetupService.GetAsync", [Own], async c =>
        {
            // Both campaigns are over: nothing is left to set up.
            Assert.Null(await c.Get<SetupService>().GetAsync(c.Scope));
            return ScopeMatrix.Yes;
        })
        {
            None = "no",
            Administrator = "yes",
            Agency = "no",
            Leadership = "no",
            CommuneOfficer = "no",
            UnitOfficer = "no",
        },
        new("ReminderMailer.RunAsync", [Own], async c =>
        {
            await c.Get<ReminderMailer>().RunAsync(c.Scope);
            return ScopeMatrix.Yes;
        })
        {
            None = "no",
            Administrator = "no",
            Agency = "no",
            Leadership = "no",
            CommuneOfficer = "no",
            UnitOfficer = "no",
        },
        Agency("ReminderDeskService.GetAsync", async c =>
            Assert.Equal(c.Campaign.Communes.Select(m => m.Id), (await c.Get<ReminderDeskService>().GetAsync(c.Scope, c.CampaignId)).Leaders.Select(l => l.CommuneId))),
        Agency("ReminderDeskService.SaveLeadersAsync", async c =>
            Assert.Equal(LeaderStatus.Refused, (await c.Get<ReminderDeskService>().SaveLeadersAsync(c.Scope, c.CampaignId, [new(c.CommuneId, null, "x")])).Status), Own, Elsewhere, Smuggled),
        Agency("ReminderDeskService.SendTrialAsync", async c =>
            Assert.Equal(TrialOutcome.NotSet, (await c.Get<ReminderDeskService>().SendTrialAsync(c.Scope, c.CampaignId)).Outcome)),
    ];

    private static ScopeOperation Agency(string name, Func<ScopeCall, Task> act, params Place[] places) => new(name, places.Length == 0 ? [Own, Elsewhere] : places, async c =>
    {
        await act(c);
        return ScopeMatrix.Yes;
    })
    {
        None = No(places.Length),
        Administrator = No(places.Length),
        Agency = "yes" + No(places.Length)[2..],
        Leadership = No(places.Length),
        CommuneOfficer = No(places.Length),
        UnitOfficer = No(places.Length),
    };

    private static string No(int places) => string.Join(" | ", Enumerable.Repeat(ScopeMatrix.No, places == 0 ? 2 : places));
}
