using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Features.Rollup;

namespace CampaignPortal.Web.Endpoints;

/// <summary>The rollup as a file, as JSON, and the word that it has changed; each with the policy and scope of the page.</summary>
internal static class RollupEndpoints
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // A stream ends before a cookie's next check is due, so that who lost the right to listen is turned away in time.
    private static readonly TimeSpan StreamLife = TimeSpan.FromSeconds(55);

    public static void MapRollupEndpoints(this WebApplication app)
    {
        app.MapGet("/tai-ve/tong-hop.xlsx", async (HttpRequest request, CampaignClock clock, RollupService rollups, CancellationToken cancel) =>
            Workbook(await ReadAsync(request, clock, rollups, cancel))).RequireAuthorization(Policies.Follow);

        app.MapGet("/tai-ve/xa.xlsx", async (HttpRequest request, CampaignClock clock, RollupService rollups, CancellationToken cancel) =>
            Workbook(await ReadCommuneAsync(request, clock, rollups, cancel))).RequireAuthorization(Policies.SeeCommunes);

        app.MapGet("/api/rollup", async (HttpRequest request, CampaignClock clock, RollupService rollups, CancellationToken cancel) =>
            await ReadAsync(request, clock, rollups, cancel) is var (campaign, view)
                ? Results.Bytes(RollupJson.Write(campaign, view), "application/json; charset=utf-8")
                : Results.NotFound()).RequireAuthorization(Policies.Follow);

        app.MapGet("/truc-tiep", (
            ClaimsPrincipal user, ChangeFeed feed, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "chien-dich")] int campaignId, CancellationToken cancel) =>
        {
            AreaScope.Require(user.Scope().SeesCampaign(campaignId));
            return TypedResults.ServerSentEvents(ChangesAsync(feed, campaignId, cancel));
        });
    }

    private static IResult Workbook((CampaignDefinition Campaign, RollupView View)? read) => read is var (campaign, view)
        ? Results.File(RollupWorkbook.Write(campaign, view), Xlsx, RollupWorkbook.FileName(view.Table))
        : Results.NotFound();

    private static async Task<(CampaignDefinition Campaign, RollupView View)?> ReadAsync(
        HttpRequest request, CampaignClock clock, RollupService rollups, CancellationToken cancel)
    {
        var address = RollupAddress.Of(request.Query, request.Path);
        var scope = request.HttpContext.User.Scope();

        // The layout of the data set has no ranks to compare.
        var read = address.Shape.Columns.Count > 0
            ? await rollups.ComparedAsync(scope, Span(address, clock), cancel)
            : await rollups.CurrentAsync(scope, Span(address, clock), cancel);
        return Of(read, address);
    }

    private static async Task<(CampaignDefinition Campaign, RollupView View)?> ReadCommuneAsync(
        HttpRequest request, CampaignClock clock, RollupService rollups, CancellationToken cancel)
    {
        var address = RollupAddress.Of(request.Query, request.Path);
        var scope = request.HttpContext.User.Scope();
        return (address.CommuneId ?? scope.CommuneId) is { } communeId
            ? Of(await rollups.CurrentCommuneAsync(scope, communeId, Span(address, clock), cancel), address)
            : null;
    }

    private static Func<CampaignDefinition, RollupSpan> Span(RollupAddress address, CampaignClock clock) =>
        campaign => address.Span(campaign, campaign.Nearest(clock.Today(campaign.Campaign)));

    private static (CampaignDefinition Campaign, RollupView View)? Of(CampaignRollup? read, RollupAddress address) =>
        read is var (campaign, table) ? (campaign, RollupView.Of(campaign, table, address.Shape)) : null;

    // At most one word a second: what comes faster falls together.
    private static async IAsyncEnumerable<SseItem<string>> ChangesAsync(
        ChangeFeed feed, int campaignId, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        life.CancelAfter(StreamLife);
        using var subscription = feed.Subscribe(campaignId);
        yield return Changed(feed.Stamp(campaignId));
        while (true)
        {
            try
            {
                await subscription.NextAsync(life.Token);
                await Task.Delay(TimeSpan.FromSeconds(1), life.Token);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            yield return Changed(feed.Stamp(campaignId));
        }
    }

    private static SseItem<string> Changed(string stamp) => new(stamp, "changed") { ReconnectionInterval = TimeSpan.FromSeconds(1) };
}
