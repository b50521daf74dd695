using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Endpoints;

/// <summary>The rollup as a file, as JSON, and the word that it has changed; each with the policy and scope of the page.</summary>
internal static class RollupEndpoints
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // A stream ends before a cookie's next check is due, so that who lost the right to listen is turned away in time.
    private static readonly TimeSpan StreamLife = TimeSpan.FromSeconds(55);

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    public static void MapRollupEndpoints(this WebApplication app)
    {
        app.MapGet("/tai-ve/tong-hop.xlsx", async (
            ClaimsPrincipal user, CampaignClock clock, RollupService rollups, string? ngay, CancellationToken cancel) =>
        {
            if (await ReadAsync(user.Scope(), clock, rollups, ngay, cancel) is not var (campaign, rollup))
            {
                return Results.NotFound();
            }

            return Results.File(RollupWorkbook.Write(campaign, rollup), Xlsx, RollupWorkbook.FileName(rollup));
        }).RequireAuthorization(Policies.Follow);

        app.MapGet("/api/rollup", async (
            ClaimsPrincipal user, CampaignClock clock, RollupService rollups, string? ngay, CancellationToken cancel) =>
            await ReadAsync(user.Scope(), clock, rollups, ngay, cancel) is var (campaign, rollup)
                ? Results.Json(RollupJson.Of(campaign, rollup), RollupJsonContext.Default.RollupJson)
                : Results.NotFound()).RequireAuthorization(Policies.Follow);

        app.MapGet("/truc-tiep", (
            ClaimsPrincipal user, ChangeFeed feed, IHostApplicationLifetime host,
            [Microsoft.AspNetCore.Mvc.FromQuery(Name = "chien-dich")] int campaignId, CancellationToken cancel) =>
        {
            AreaScope.Require(user.Scope().SeesCampaign(campaignId));
            return TypedResults.ServerSentEvents(ChangesAsync(feed, campaignId, host.ApplicationStopping, cancel));
        });
    }

    private static Task<CampaignRollup?> ReadAsync(
        AreaScope scope, CampaignClock clock, RollupService rollups, string? day, CancellationToken cancel) =>
        rollups.CurrentAsync(scope, campaign => ChosenDay.Of(day, campaign, campaign.Nearest(clock.Today(campaign.Campaign))), cancel);

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
