using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
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
                ? Results.Bytes(RollupJson.Write(campaign, rollup), "application/json; charset=utf-8")
                : Results.NotFound()).RequireAuthorization(Policies.Follow);

        app.MapGet("/truc-tiep", (
            ClaimsPrincipal user, ChangeFeed feed, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "chien-dich")] int campaignId, CancellationToken cancel) =>
        {
            AreaScope.Require(user.Scope().SeesCampaign(campaignId));
            return TypedResults.ServerSentEvents(ChangesAsync(feed, campaignId, cancel));
        });
    }

    private static Task<CampaignRollup?> ReadAsync(
        AreaScope scope, CampaignClock clock, RollupService rollups, string? day, CancellationToken cancel) =>
        rollups.CurrentAsync(scope, campaign => ChosenDay.Of(day, campaign, campaign.Nearest(clock.Today(campaign.Campaign))), cancel);

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
