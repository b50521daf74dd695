using CampaignPortal.Core.Approvals;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.DayLocks;
using static CampaignPortal.Tests.Areas.Place;

namespace CampaignPortal.Tests.Areas;

/// <summary>The lines of <see cref="ScopeMatrix"/> on locked days, approval, rules and flags.</summary>
internal static class DayLockMatrix
{
    private static readonly DateOnly Day = new(2023, 8, 19);

    private static readonly Place[] Communes = [Own, Neighbour, Elsewhere, Smuggled];
    private static readonly Place[] Campaigns = [Own, Elsewhere];

    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        Agency("ReopeningService.ListAsync", async c =>
            Assert.All((await c.Get<ReopeningService>().ListAsync(c.Scope, c.CampaignId)).Pending, r => Assert.Equal(c.CampaignId, r.Reopening.CampaignId))),
        new("ReopeningService.RequestAsync", Communes, async c =>
            (await c.Get<ReopeningService>().RequestAsync(c.Scope, c.CampaignId, c.CommuneId, ScopeCall.Locked.AddDays(1), "mất điện")).ToString())
        {
            None = "no | no | no | no",
            Administrator = "no | no | no | no",
            Agency = "no | no | no | no",
            Leadership = "no | no | no | no",
            CommuneOfficer = "Requested | no | no | no",
            UnitOfficer = "no | no | no | no",
        },
        AgencyCommunes("ReopeningService.OpenAsync", async c =>
            (await c.Get<ReopeningService>().OpenAsync(c.Scope, c.CampaignId, c.CommuneId, ScopeCall.Locked)).ToString(), "Granted"),
        AgencyCommunes("ReopeningService.GrantAsync", async c =>
            (await c.Get<ReopeningService>().GrantAsync(c.Scope, c.CampaignId, c.RequestId())).ToString(), "Granted"),
        AgencyCommunes("ReopeningService.DeclineAsync", async c =>
            (await c.Get<ReopeningService>().DeclineAsync(c.Scope, c.CampaignId, c.RequestId(), "số đã chốt")).ToString(), "Declined"),
        Agency("ApprovalService.ListAsync", async c =>
            Assert.Equal(c.Campaign.Communes.Count, (await c.Get<ApprovalService>().ListAsync(c.Scope, c.CampaignId, Day)).Rows.Count)),
        Approval("AcceptAsync", c => c.Get<ApprovalService>().AcceptAsync(c.Scope, Seen(c))),
        Approval("ReturnAsync", c => c.Get<ApprovalService>().ReturnAsync(c.Scope, Seen(c), "sai ấp")),
        Rules("GetAsync", async c =>
        {
            await c.Get<CampaignRulesService>().GetAsync(c.Scope, c.CampaignId);
            return ScopeMatrix.Yes;
        }),
        Rules("SaveAsync", async c =>
        {
            var rules = CampaignRules.Of(await c.Portal.CampaignAsync(c.CampaignId));
            var outcome = await c.Get<CampaignRulesService>().SaveAsync(c.Scope, c.CampaignId, rules with { ReopenHours = rules.ReopenHours + 1 });
            return outcome.Status == RulesStatus.Saved ? ScopeMatrix.Yes : outcome.Status.ToString();
        }),
        new("FlagService.ListAsync", Communes, async c =>
        {
            var rows = (await c.Get<FlagService>().ListAsync(c.Scope, c.CampaignId)).Rows;
            Assert.All(rows, r => Assert.Equal(c.CampaignId, r.Flag.CampaignId));
            return rows.Any(r => r.Flag.CommuneId == c.CommuneId) ? ScopeMatrix.Yes : "not this commune's";
        })
        {
            None = "no | no | no | no",
            Administrator = "yes | yes | yes | not this commune's",
            Agency = "yes | yes | no | not this commune's",
            Leadership = "yes | yes | no | not this commune's",
            CommuneOfficer = "yes | not this commune's | no | not this commune's",
            UnitOfficer = "no | no | no | no",
        },
    ];

    // The reports of the import name nobody who sent them: a commune's officer is not known to be another person.
    private static ScopeOperation Approval(string method, Func<ScopeCall, Task<ApprovalOutcome>> act) =>
        new($"ApprovalService.{method}", Communes, async c => await act(c) switch
        {
            ApprovalOutcome.NotSecondPerson => "sender unknown",
            _ => ScopeMatrix.Yes,
        })
        {
            None = "no | no | no | no",
            Administrator = "no | no | no | no",
            Agency = "yes | yes | no | no",
            Leadership = "no | no | no | no",
            CommuneOfficer = "sender unknown | no | no | no",
            UnitOfficer = "no | no | no | no",
        };

    private static SeenDay Seen(ScopeCall call) => new(call.CampaignId, call.CommuneId, Day, 1);

    private static ScopeOperation Agency(string name, Func<ScopeCall, Task> act) => new(name, Campaigns, async c =>
    {
        await act(c);
        return ScopeMatrix.Yes;
    })
    {
        None = "no | no",
        Administrator = "no | no",
        Agency = "yes | no",
        Leadership = "no | no",
        CommuneOfficer = "no | no",
        UnitOfficer = "no | no",
    };

    private static ScopeOperation AgencyCommunes(string name, Func<ScopeCall, Task<string>> act, string done) => new(name, Communes, act)
    {
        None = "no | no | no | no",
        Administrator = "no | no | no | no",
        Agency = $"{done} | {done} | no | no",
        Leadership = "no | no | no | no",
        CommuneOfficer = "no | no | no | no",
        UnitOfficer = "no | no | no | no",
    };

    private static ScopeOperation Rules(string method, Func<ScopeCall, Task<string>> act) => new($"CampaignRulesService.{method}", Campaigns, act)
    {
        None = "no | no",
        Administrator = "yes | yes",
        Agency = "yes | no",
        Leadership = "no | no",
        CommuneOfficer = "no | no",
        UnitOfficer = "no | no",
    };
}
