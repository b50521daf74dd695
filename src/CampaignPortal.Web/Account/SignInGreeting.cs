using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Account;

/// <summary>Name and host of the newest campaign, for people who have not signed in yet: public by nature.</summary>
internal sealed class SignInGreeting(PortalDb db)
{
    public async Task<Greeting?> ReadAsync(CancellationToken cancel)
    {
        await using var context = db.Open(AreaScope.System("greeting"));
        return await context.Campaigns.OrderByDescending(c => c.Id)
            .Select(c => new Greeting(c.Name, c.HostName, c.AgencyName, c.AgencyPhone)).FirstOrDefaultAsync(cancel);
    }
}

internal sealed record Greeting(string Name, string HostName, string AgencyName, string? AgencyPhone);
