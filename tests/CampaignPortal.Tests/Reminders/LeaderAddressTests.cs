using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Reminders;

/// <summary>Whom reminders about a commune go to after the cut-off.</summary>
public sealed class LeaderAddressTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_five_who_set_an_address_at_once_one_is_kept_and_the_others_are_told()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var (service, commune) = (portal.Get<ReminderDeskService>(), campaign.CommuneBy("30211").Id);

        var results = await Task.WhenAll(Enumerable.Range(1, 5).Select(n => Task.Run(
            () => service.SaveLeadersAsync(TestPortal.Agency(campaign), campaign.Id, [new(commune, null, $"lanhdao{n}@example.vn")], Cancel), Cancel)));

        Assert.Equal(
            [LeaderStatus.Saved, LeaderStatus.Stale, LeaderStatus.Stale, LeaderStatus.Stale, LeaderStatus.Stale],
            results.Select(r => r.Status).OrderBy(s => s != LeaderStatus.Saved));
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Single(context.AuditEntries.Where(a => a.Action == AuditAction.LeaderAddressChanged));
    }

    [Fact]
    public async Task Where_one_address_was_changed_meanwhile_none_is_stored()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var service = portal.Get<ReminderDeskService>();
        var (one, two) = (campaign.Communes[0].Id, campaign.Communes[1].Id);
        await service.SaveLeadersAsync(TestPortal.Agency(campaign), campaign.Id, [new(two, null, "hai@example.vn")], Cancel);

        var result = await service.SaveLeadersAsync(
            TestPortal.Agency(campaign), campaign.Id, [new(one, null, "mot@example.vn"), new(two, null, "khac@example.vn")], Cancel);

        Assert.Equal(LeaderStatus.Stale, result.Status);
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal("hai@example.vn", Assert.Single(context.Communes.Where(c => c.LeaderEmail != null)).LeaderEmail);
    }
}
