using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Identity;
using CampaignPortal.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Tests.Identity;

/// <summary>Who gets in: the last administrator always, an account that was changed only anew.</summary>
public sealed class AccountAccessTests
{
    private static readonly AreaScope Administrator = AreaScope.Of(PortalRole.Administrator, "admin-id", "quantri", null, null, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_administrator_can_be_neither_disabled_nor_demoted()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var service = portal.Get<AccountService>();
        await service.AddAsync(TestPortal.Root, new("mot", "Một", PortalRole.Administrator), Cancel);
        await service.AddAsync(TestPortal.Root, new("hai", "Hai", PortalRole.Administrator), Cancel);
        var (one, two) = ((await Accounts.UserAsync(portal, "mot")).Id, (await Accounts.UserAsync(portal, "hai")).Id);
        var demotion = new AccountDetails("mot", "Một", PortalRole.Leadership, campaign.Id);

        Assert.True((await service.SetDisabledAsync(TestPortal.Root, two, true, Cancel)).Succeeded);
        Assert.Equal(AccountProblem.LastAdministrator, (await service.SetDisabledAsync(TestPortal.Root, one, true, Cancel)).Problem);
        Assert.Equal(AccountProblem.LastAdministrator, (await service.ChangeAsync(TestPortal.Root, one, demotion, Cancel)).Problem);
        Assert.True((await service.ChangeAsync(TestPortal.Root, one, new("mot", "Một mới", PortalRole.Administrator), Cancel)).Succeeded);

        Assert.True((await service.SetDisabledAsync(TestPortal.Root, two, false, Cancel)).Succeeded);
        Assert.True((await service.ChangeAsync(TestPortal.Root, one, demotion, Cancel)).Succeeded);
        Assert.Equal(AccountProblem.LastAdministrator, (await service.SetDisabledAsync(TestPortal.Root, two, true, Cancel)).Problem);
    }

    [Fact]
    public async Task Of_the_last_two_administrators_shut_out_at_once_one_stays()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var service = portal.Get<AccountService>();
        string[] names = ["mot", "hai", "ba", "bon", "nam"];
        foreach (var name in names)
        {
            await service.AddAsync(TestPortal.Root, new(name, name, PortalRole.Administrator), Cancel);
        }

        List<string> ids = [.. await Task.WhenAll(names.Select(async n => (await Accounts.UserAsync(portal, n)).Id))];

        var results = await Task.WhenAll(ids.Zip(names).Select((who, number) => Task.Run(
            () => number % 2 == 0
                ? service.SetDisabledAsync(TestPortal.Root, who.First, true, Cancel)
                : service.ChangeAsync(TestPortal.Root, who.First, new(who.Second, who.Second, PortalRole.Leadership, campaign.Id), Cancel), Cancel)));

        Assert.Equal([AccountProblem.LastAdministrator], results.Where(r => !r.Succeeded).Select(r => r.Problem));
    }

    [Fact]
    public async Task Every_change_ends_open_sessions_and_a_new_password_unlocks()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var service = portal.Get<AccountService>();
        var old = await service.AddAsync(Administrator, new("x", "X", PortalRole.Leadership, campaign.Id), Cancel);
        var user = await Accounts.UserAsync(portal, "x");
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            context.Users.Single(u => u.Id == user.Id).LockoutEnd = portal.Time.GetUtcNow().AddMinutes(10);
            await context.SaveChangesAsync(Cancel);
        }

        Assert.True((await service.ListAsync(Administrator, Cancel)).Single(a => a.Id == user.Id).IsLockedOut);
        Func<Task<AccountResult>>[] changes =
        [
            () => service.ChangeAsync(Administrator, user.Id, new("x", "Y", PortalRole.Agency, campaign.Id), Cancel),
            () => service.SetDisabledAsync(Administrator, user.Id, true, Cancel),
            () => service.HandOutPasswordAsync(Administrator, user.Id, Cancel),
        ];
        var newest = old;
        foreach (var change in changes)
        {
            var stamp = (await Accounts.UserAsync(portal, "x")).SecurityStamp;
            newest = await change();
            Assert.True(newest.Succeeded);
            Assert.NotEqual(stamp, (await Accounts.UserAsync(portal, "x")).SecurityStamp);
        }

        user = await Accounts.UserAsync(portal, "x");
        Assert.Null(user.LockoutEnd);
        Assert.False(await Accounts.AcceptsAsync(portal, user, old.OneTimePassword!));
        Assert.True(await Accounts.AcceptsAsync(portal, user, newest.OneTimePassword!));
    }

    [Fact]
    public async Task A_password_that_could_not_be_saved_is_not_shown()
    {
        // Somebody else's change slips in between reading and saving.
        await using var portal = await TestPortal.EmptyAsync(services => services.AddScoped<IUserValidator<PortalUser>, ChangesMeanwhile>());
        var service = portal.Get<AccountService>();
        await service.AddAsync(TestPortal.Root, new("x", "X", PortalRole.Administrator), Cancel);
        var user = await Accounts.UserAsync(portal, "x");

        var result = await service.HandOutPasswordAsync(Administrator, user.Id, Cancel);

        Assert.Equal(new(AccountProblem.ChangedMeanwhile, null), result);
    }

    private sealed class ChangesMeanwhile(Core.Data.PortalDb db) : IUserValidator<PortalUser>
    {
        public async Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user)
        {
            await using var context = db.Open(TestPortal.Root);
            await context.Users.Where(u => u.Id == user.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.ConcurrencyStamp, Guid.NewGuid().ToString()), Cancel);
            return IdentityResult.Success;
        }
    }
}
