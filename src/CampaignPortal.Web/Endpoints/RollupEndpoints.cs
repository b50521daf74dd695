using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Features.Rollup;

namespace CampaignPortal.Web.Endpoints;

/// <summary>The rollup as a file, as JSON, and the word that it has changed; each with the policy and scope of the page.</summary>
internal static class RollupEndpoints
{
    // A stream ends before a cookie's next check is due, so that who lost the right to listen is turned away in time.
    private static readonly TimeSpan StreamLife = TimeSpan.FromSeconds(55);

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

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
            ClaimsPrincipal user, ChangeFeed feed, IHostApplicationLifetime host,
            [Microsoft.AspNetCore.Mvc.FromQuery(Name = "chien-dich")] int campaignId, CancellationToken cancel) =>
        {
            AreaScope.Require(user.Scope().SeesCampaign(campaignId));
            return TypedResults.ServerSentEvents(ChangesAsync(feed, campaignId, host.ApplicationStopping, cancel));
        });
    }

    private static IResult Workbook((CampaignDefinition Campaign, RollupView View)? read) => read is var (campaign, view)
        ? Results.File(RollupWorkbook.Write(campaign, view), FileNames.ContentType(FileKind.Xlsx), RollupWorkbook.FileName(view.Table))
        : Results.NotFound();

    private static async Task<(CampaignDefinition Campaign, RollupView View)?> ReadAsync(
        HttpRequest request, CampaignClock clock, RollupService rollups, CancellationToken cancel)
    {
        var address = RollupAddress.Of(request.Query, request.Path);
        var scope = request.HttpContext.User.Scope();

        // The layout of the data set has no ranks to compare.
        var read = address.Shape.Columns.Count > 0
            ? await rollups.ComparedAsync(scope, Span(address, clock), null, cancel)
            : await rollups.CurrentAsync(scope, Span(address, clock), null, cancel);
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
        campaign => address.Span(campaign, clock.NewestDay(campaign));

    private static (CampaignDefinition Campaign, RollupView View)? Of(CampaignRollup? read, RollupAddress address) =>
        read is var (campaign, table) ? (campaign, RollupView.Of(campaign, table, address.Shape)) : null;

    // At most one word a second: what comes faster falls together. While nothing changes, an empty word says now and then that
    // the line holds.
    private static async IAsyncEnumerable<SseItem<string>> ChangesAsync(
        ChangeFeed feed, int campaignId, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        // A server that is to stop does not wait for open dashboards; they look for it until it is back.
        using var life = CancellationTokenSource.CreateLinkedTokenSource(cancel, stopping);
        life.CancelAfter(StreamLife);
        using var subscription = feed.Subscribe(campaignId);
        var told = "";
        while (!life.IsCancellationRequested)
        {
            SseItem<string> word;
            try
            {
                var stamp = await feed.StampAsync().WaitAsync(life.Token);
                word = stamp == told ? new("", "beat") : new(stamp, "changed");
                told = stamp;
            }
            catch (Exception problem) when (problem is OperationCanceledException || DatabaseTrouble.MayPass(problem))
            {
                yield break;
            }

            yield return new(word.Data, word.EventType) { ReconnectionInterval = TimeSpan.FromSeconds(1) };
            await NextAsync(subscription, life.Token);
        }
    }

    // Comes back when there may be something to tell, after a silence, or at the end of the stream's life.
    private static async Task NextAsync(ChangeFeed.Subscription subscription, CancellationToken life)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(life);
        silence.CancelAfter(Silence);
        try
        {
            await subscription.NextAsync(silence.Token);
            await Task.Delay(TimeSpan.FromSeconds(1), life);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
