using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Core.DataSets;

/// <summary>Fills an empty database with the sample campaign and its sample accounts; leaves any other database alone.</summary>
public sealed class SampleLoader(PortalDb db, DataSetImport import, CampaignCatalog catalog, CampaignClock clock, IServiceScopeFactory services)
{
    /// <summary>The password of every sample account. Public by intent: sample accounts exist only with the sample campaign.</summary>
    public const string Password = "chien-dich-30-ngay-dem";

    /// <summary>The sample accounts: user name and post; empty where the database holds no sample campaign.</summary>
    public async Task<IReadOnlyList<SampleAccount>> LoadAsync(CancellationToken cancel = default)
    {
        var scope = AreaScope.System("Dữ liệu mẫu");
        await using (var context = db.Open(scope))
        {
            var demo = await context.Campaigns.AnyAsync(c => c.DemoStartsAt != null, cancel);
            if (demo || await context.Campaigns.AnyAsync(cancel) || await context.Users.AnyAsync(cancel))
            {
                return demo ? await AccountsAsync(context, cancel) : [];
            }
        }

        var result = await import.RunAsync(
            scope, SampleCampaign.Folder, SampleCampaign.Create(clock.RealUtcNow), SampleCampaign.ClockStart, cancel: cancel);
        if (result.CampaignId is not { } id)
        {
            throw new InvalidDataException("The sample data set is damaged: " + string.Join("; ", result.Errors));
        }

        var campaign = await catalog.FindAsync(scope, id, cancel);
        await AddAccountsAsync(campaign!);
        await using var loaded = db.Open(scope);
        return await AccountsAsync(loaded, cancel);
    }

    private static async Task<IReadOnlyList<SampleAccount>> AccountsAsync(PortalDbContext context, CancellationToken cancel) =>
        await context.Users.AsNoTracking().OrderBy(u => u.Role).ThenBy(u => u.UserName)
            .Select(u => new SampleAccount(u.UserName!, u.DisplayName)).ToListAsync(cancel);

    private async Task AddAccountsAsync(CampaignDefinition campaign)
    {
        await using var work = services.CreateAsyncScope();
        var users = work.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var hash = "";
        foreach (var user in Accounts(campaign))
        {
            // One hash for all: they share the password, and each hash takes a tenth of a second.
            hash = hash.Length > 0 ? hash : users.PasswordHasher.HashPassword(user, Password);
            user.PasswordHash = hash;
            var created = await users.CreateAsync(user);
            if (!created.Succeeded)
            {
                throw new InvalidOperationException(string.Join("; ", created.Errors.Select(e => e.Description)));
            }
        }
    }

    private static IEnumerable<PortalUser> Accounts(CampaignDefinition campaign)
    {
        yield return new() { UserName = "quantri", DisplayName = "Quản trị hệ thống", Role = PortalRole.Administrator };
        yield return new() { UserName = "congan", DisplayName = campaign.Campaign.AgencyName, Role = PortalRole.Agency, CampaignId = campaign.Id };
        yield return new() { UserName = "lanhdao", DisplayName = "Lãnh đạo " + campaign.Campaign.HostName, Role = PortalRole.Leadership, CampaignId = campaign.Id };
        foreach (var commune in campaign.Communes)
        {
            yield return new()
            {
                UserName = SearchKey.Of(commune.FullName).Replace("thi tran ", "tt.", StringComparison.Ordinal)
                    .Replace("xa ", "xa.", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
                DisplayName = "Cán bộ " + char.ToLowerInvariant(commune.FullName[0]) + commune.FullName[1..],
                Role = PortalRole.CommuneOfficer,
                CampaignId = campaign.Id,
                CommuneId = commune.Id,
            };
        }

        foreach (var unit in campaign.Units.Take(3).Append(campaign.Units[^1]))
        {
            yield return new()
            {
                UserName = unit.Code.ToLowerInvariant(),
                DisplayName = "Cán bộ " + unit.Name,
                Role = PortalRole.UnitOfficer,
                CampaignId = campaign.Id,
                UnitId = unit.Id,
            };
        }
    }
}

public sealed record SampleAccount(string UserName, string DisplayName);
