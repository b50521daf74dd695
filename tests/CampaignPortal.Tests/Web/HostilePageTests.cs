using System.Net;
using System.Reflection;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using CampaignPortal.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Web;

/// <summary>Every page of a campaign whose every name would be script where it were not text; a new page is asked for too.</summary>
public sealed class HostilePageTests
{
    private const string Hostile = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'`&lt;b&gt;\u202eTân Hòa";

    private static readonly string[] WithNames = ["/tong-quan", "/tong-hop", "/xep-hang", "/tien-do", "/tinh-hinh-bao-cao", "/man-hinh", "/don-doc", "/don-vi", "/dc01", "/chi-tieu"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_is_text_on_every_page()
    {
        await using var portal = await WebPortal.StartAsync();
        await RenameAsync(portal);
        using var agency = await portal.SignInAsync("congan");
        using var administrator = await portal.SignInAsync("quantri");
        var seen = new List<string>();

        foreach (var address in Addresses())
        {
            using var answer = await agency.GetAsync(address);
            var visitor = answer.StatusCode == HttpStatusCode.Forbidden ? administrator : agency;
            using var shown = await visitor.GetAsync(address);
            if (shown.StatusCode != HttpStatusCode.OK)
            {
                continue;
            }

            var page = await visitor.PageAsync(address);
            Assert.DoesNotContain(page.All, e => e.GetAttribute("src") == "x" || (e.LocalName == "script" && e.GetAttribute("type") != "application/json" && e.TextContent.Contains("alert(1)", StringComparison.Ordinal)));
            Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
            if (page.Body!.TextContent.Contains("<img src=x", StringComparison.Ordinal))
            {
                seen.Add(address);
            }
        }

        Assert.Empty(WithNames.Except(seen));
        Assert.True(seen.Count > 30, string.Join(' ', seen));
    }

    private static IEnumerable<string> Addresses() => typeof(App).Assembly.GetTypes()
        .SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).Where(t => !t.Contains('{', StringComparison.Ordinal))
        .Concat(["/xa?xa=2", "/nhap-lieu?xa=2", "/lich-su?ap=2", "/tong-hop?cot=tat-ca&nhom=1", "/don-vi?don-vi=2"]).Distinct().Order(StringComparer.Ordinal);

    private static async Task RenameAsync(WebPortal portal)
    {
        await using var context = portal.Get<PortalDb>().Open(AreaScope.System("test"));
        await context.Communes.ExecuteUpdateAsync(c => c.SetProperty(x => x.FullName, Hostile).SetProperty(x => x.Name, Hostile).SetProperty(x => x.GroupName, Hostile), Cancel);
        await context.Hamlets.ExecuteUpdateAsync(c => c.SetProperty(x => x.FullName, Hostile), Cancel);
        await context.Units.ExecuteUpdateAsync(c => c.SetProperty(x => x.Name, Hostile).SetProperty(x => x.Kind, Hostile), Cancel);
        await context.Indicators.ExecuteUpdateAsync(c => c.SetProperty(x => x.Name, Hostile), Cancel);
        await context.Users.ExecuteUpdateAsync(c => c.SetProperty(x => x.DisplayName, Hostile), Cancel);
        await context.Campaigns.ExecuteUpdateAsync(
            c => c.SetProperty(x => x.Name, Hostile).SetProperty(x => x.HostName, Hostile).SetProperty(x => x.HostTotalLabel, Hostile)
                .SetProperty(x => x.AgencyName, Hostile).SetProperty(x => x.DefinitionVersion, x => x.DefinitionVersion + 1), Cancel);
    }
}
