using CampaignPortal.Core.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Tests.Support;

/// <summary>Accounts as they are stored, and whether a password opens one.</summary>
public static class Accounts
{
    public static async Task<PortalUser> UserAsync(TestPortal portal, string userName)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        return await context.Users.AsNoTracking().SingleAsync(u => u.UserName == userName, TestContext.Current.CancellationToken);
    }

    public static async Task<bool> AcceptsAsync(TestPortal portal, PortalUser user, string password)
    {
        await using var scope = portal.Get<IServiceScopeFactory>().CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().CheckPasswordAsync(user, password);
    }
}
