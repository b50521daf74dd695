using CampaignPortal.BrowserTests.Support;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.BrowserTests.OfficerPage;

/// <summary>A commune of the sample that has grown to fifteen hamlets, each with the history of its first.</summary>
internal static class BigCommune
{
    public const int Hamlets = 15;

    public const string Officer = "xa.hoathanh";

    public static async Task GrowAsync(PortalServer portal)
    {
        await using var context = portal.Services.GetRequiredService<PortalDb>().Open(AreaScope.System("test"));
        var commune = await context.Communes.FirstAsync(c => c.FullName == "Xã Hòa Thành");
        var hamlets = await context.Hamlets.AsNoTracking().Where(h => h.CommuneId == commune.Id).OrderBy(h => h.SortOrder).ToListAsync();
        var first = hamlets[0];
        var counts = await context.DailyCounts.AsNoTracking().Where(c => c.HamletId == first.Id).ToListAsync();
        var quota = await context.Quotas.AsNoTracking().FirstAsync(q => q.HamletId == first.Id);
        var added = Enumerable.Range(hamlets.Count + 1, Hamlets - hamlets.Count).Select(number => new Hamlet
        {
            CampaignId = first.CampaignId,
            CommuneId = first.CommuneId,
            Code = $"them-{number}",
            FullName = $"Ấp Hòa Thành {number}",
            Eligible = first.Eligible,
            ActivatedBefore = first.ActivatedBefore,
            SortOrder = 1000 + number,
        }).ToList();
        context.AddRange(added);
        await context.SaveChangesAsync();
        context.AddRange(added.SelectMany(hamlet => counts.Select(c => new DailyCount
        {
            CampaignId = c.CampaignId,
            CommuneId = c.CommuneId,
            Day = c.Day,
            HamletId = hamlet.Id,
            IndicatorId = c.IndicatorId,
            Value = c.Value,
        })));
        context.AddRange(added.Select(hamlet => new Quota
        {
            CampaignId = quota.CampaignId,
            CommuneId = quota.CommuneId,
            HamletId = hamlet.Id,
            IndicatorId = quota.IndicatorId,
            ValidFrom = quota.ValidFrom,
            Target = quota.Target,
        }));
        (await context.Campaigns.AsTracking().FirstAsync(c => c.Id == first.CampaignId)).DefinitionVersion++;
        await context.SaveChangesAsync();
    }
}
