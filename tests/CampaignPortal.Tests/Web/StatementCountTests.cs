using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Web;

/// <summary>A page sends three statements at most, the frame's own included, whatever the number of communes.</summary>
public sealed class StatementCountTests
{
    private static readonly string[] Views =
    [
        "/tong-hop", "/tong-hop?ngay=2023-08-11&sap=-today", "/tong-hop?tu=2023-08-07&den=2023-08-13", "/tong-hop?nhom=1&lop=cham", "/xep-hang",
        "/xa?xa=2", "/xa?xa=2&tu=2023-08-07&den=2023-08-13", "/tong-quan", "/tong-quan?ngay=2023-08-11", "/tien-do", "/tinh-hinh-bao-cao", "/man-hinh",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(12, OfficialFigures.Communes)]
    [InlineData(60, OfficialFigures.Communes)]
    [InlineData(60, OfficialFigures.Dc01)]
    public async Task Three_statements_at_most(int communes, OfficialFigures official)
    {
        await using var portal = await WebPortal.StartAsync();
        await GrowAsync(portal, communes, official);
        using var agency = await portal.SignInAsync("congan");
        using var trace = new StatementTrace(portal.Database);

        foreach (var view in Views)
        {
            // The first time reads the definition, which all later ones share.
            await agency.PageAsync(view);
            trace.Take();

            var kept = await agency.PageAsync(view);
            var again = trace.Take();
            await ChangeAsync(portal);
            trace.Take();
            var page = await agency.PageAsync(view);
            var anew = trace.Take();

            Assert.True(anew.Count is > 1 and <= 3, $"{view} at {communes}: {string.Join("\n\n", anew)}");

            // While nothing changes the one that asks whether it has.
            Assert.True(again.Count == (view.StartsWith("/xa", StringComparison.Ordinal) ? anew.Count : 1), $"{view} at {communes}: {string.Join("\n\n", again)}");
            Assert.Equal(kept.QuerySelector("main")!.TextContent, page.QuerySelector("main")!.TextContent);
            if (view == "/man-hinh")
            {
                continue;
            }

            Assert.NotEmpty(page.QuerySelectorAll("main tbody tr"));
            if (view == "/tong-hop")
            {
                Assert.Equal(communes + 1, page.QuerySelectorAll("main tbody tr").Length);
            }
        }
    }

    // An entry of the audit comes with every change.
    private static async Task ChangeAsync(WebPortal portal)
    {
        await using var context = portal.Get<PortalDb>().Open(AreaScope.System("test"));
        context.AuditEntries.Add(new() { CampaignId = 1, Action = AuditAction.DaySubmitted, UserId = "x", UserName = "x", Changes = "[]" });
        await context.SaveChangesAsync(Cancel);
    }

    // More communes like the first, with its days and totals.
    private static async Task GrowAsync(WebPortal portal, int communes, OfficialFigures official)
    {
        await using var context = portal.Get<PortalDb>().Open(AreaScope.System("test"));
        var first = await context.Communes.OrderBy(c => c.Id).FirstAsync(Cancel);
        var hamlet = await context.Hamlets.FirstAsync(h => h.CommuneId == first.Id, Cancel);
        var days = await context.CommuneDays.AsNoTracking().Where(d => d.CommuneId == first.Id).ToListAsync(Cancel);
        var totals = await context.DayTotals.AsNoTracking().Where(t => t.CommuneId == first.Id).ToListAsync(Cancel);
        for (var number = await context.Communes.CountAsync(Cancel); number < communes; number++)
        {
            var added = new Commune { CampaignId = first.CampaignId, Code = $"T{number}", Name = $"Thêm {number}", FullName = $"Xã Thêm {number}", SortOrder = number };
            context.Communes.Add(added);
            await context.SaveChangesAsync(Cancel);
            context.Hamlets.Add(new() { CampaignId = first.CampaignId, CommuneId = added.Id, Code = $"T{number}", FullName = "Ấp", Eligible = hamlet.Eligible });
            context.CommuneDays.AddRange(days.Select(d => new Core.DailyEntry.CommuneDay
            {
                CampaignId = d.CampaignId,
                CommuneId = added.Id,
                Day = d.Day,
                Kind = d.Kind,
                Version = 1,
                FirstSubmittedAt = d.FirstSubmittedAt,
                LastSubmittedBy = "x",
            }));
            context.DayTotals.AddRange(totals.Select(t => new DayTotal
            {
                CampaignId = t.CampaignId,
                CommuneId = added.Id,
                Day = t.Day,
                IndicatorId = t.IndicatorId,
                DayValue = t.DayValue,
                Running = t.Running,
            }));
        }

        var campaign = await context.Campaigns.SingleAsync(Cancel);
        (campaign.OfficialFigures, campaign.DefinitionVersion) = (official, campaign.DefinitionVersion + 1);
        await context.SaveChangesAsync(Cancel);
    }
}
