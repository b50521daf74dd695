using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.OpenData;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace CampaignPortal.Web.Features.OpenData;

/// <summary>The tables of the open data by address, with the filters of the pages.</summary>
internal static class OpenDataEndpoints
{
    public const string Root = "/api/v1";

    private delegate Task<OpenRead<OpenTable>> Read(OpenDataService data, AreaScope scope, int campaignId, OpenQuery query, CancellationToken cancel);

    public static void MapOpenDataEndpoints(this WebApplication app)
    {
        Map(app, "rollup", (data, scope, campaign, query, cancel) => data.RollupAsync(scope, campaign, query, cancel));
        Map(app, "counts", (data, scope, campaign, query, cancel) => data.CountsAsync(scope, campaign, query, cancel));
        Map(app, "completeness", (data, scope, campaign, query, cancel) => data.CompletenessAsync(scope, campaign, query, cancel));
        app.MapGet(Root + "/openapi.json", async (HttpContext context, CampaignCatalog catalog, IStringLocalizer<OpenDataText> text, CancellationToken cancel) =>
            await catalog.FindCurrentAsync(context.User.Scope(), cancel) is { } campaign
                ? Results.Content(OpenApiDescription.Write(campaign), "application/json; charset=utf-8")
                : NoCampaign(text)).ForReaders();

        // Without it, a wrong address would be answered as a wrong token.
        app.MapGet(Root + "/{**rest}", (IStringLocalizer<OpenDataText> text) =>
            new ApiProblem(StatusCodes.Status404NotFound, "unknown_address", text["UnknownAddress"])).ForReaders();
    }

    private static void Map(WebApplication app, string table, Read read)
    {
        foreach (var isCsv in new[] { true, false })
        {
            app.MapGet($"{Root}/{table}.{(isCsv ? "csv" : "json")}", (
                HttpContext context, OpenDataService data, CampaignCatalog catalog, CampaignClock clock, ChangeFeed feed,
                IStringLocalizer<OpenDataText> text, CancellationToken cancel) =>
                AnswerAsync(context, OpenAddress.Of(context.Request.Query), new(data, catalog, clock, feed, text), read, isCsv, cancel)).ForReaders();
        }
    }

    private static void ForReaders(this RouteHandlerBuilder address) =>
        address.RequireAuthorization(Policies.ReadOpenData).RequireRateLimiting(OpenDataSetup.Limit);

    private static async Task<IResult> AnswerAsync(
        HttpContext context, OpenAddress address, OpenServices services, Read read, bool isCsv, CancellationToken cancel)
    {
        var scope = context.User.Scope();
        if (address.Style is not (null or "" or OpenAddress.VietnameseStyle or OpenAddress.InternationalStyle))
        {
            return new ApiProblem(StatusCodes.Status400BadRequest, "bad_style", services.Text["BadStyle"]);
        }

        if (await services.Catalog.FindCurrentAsync(scope, cancel) is not { } campaign)
        {
            return NoCampaign(services.Text);
        }

        var tag = new EntityTagHeaderValue($"\"{await VersionAsync(context.Request, scope, campaign, services)}\"", isWeak: true);
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.GetTypedHeaders().ETag = tag;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false)))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        try
        {
            var found = await read(services.Data, scope, campaign.Id, address.Query, cancel);
            return found is { Problem: null, Found: { } table } ? new OpenAnswer(table, isCsv, address.CsvStyle) : Refuse(context, found.Problem!.Value, services.Text);
        }
        catch (AccessDeniedException)
        {
            return Refuse(context, OpenProblem.ForeignCommune, services.Text);
        }
    }

    private static ApiProblem Refuse(HttpContext context, OpenProblem problem, IStringLocalizer<OpenDataText> text)
    {
        context.Response.Headers.Remove(HeaderNames.ETag);
        var status = problem == OpenProblem.ForeignCommune ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
        return new(status, JsonName(problem), text["Refused." + problem, OpenQuery.MostDays]);
    }

    private static ApiProblem NoCampaign(IStringLocalizer<OpenDataText> text) => new(StatusCodes.Status404NotFound, "no_campaign", text["NoCampaign"]);

    // What the answer hangs on: the figures and definitions, the day and the cut-off that the clock passes, the question, who asks.
    private static async Task<string> VersionAsync(HttpRequest request, AreaScope scope, CampaignDefinition campaign, OpenServices services)
    {
        var now = services.Clock.Now(campaign.Campaign);
        var today = DateOnly.FromDateTime(now);
        var isPast = TimeOnly.FromDateTime(now) > campaign.CutOffOn(today);
        var stamp = await services.Feed.ReadStampAsync();
        var all = string.Create(
            CultureInfo.InvariantCulture,
            $"{stamp}|{campaign.Campaign.DefinitionVersion}|{today:O}|{isPast}|{request.Path}{request.QueryString}|{scope.UserId}|{campaign.Id}|{scope.CommuneId}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..20];
    }

    private static string JsonName(OpenProblem problem) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(problem.ToString());
}

/// <summary>The filters in an address.</summary>
internal sealed record OpenAddress(string? Day, string? From, string? To, string? Commune, string? Level, string? Style)
{
    public const string VietnameseStyle = "viet";
    public const string InternationalStyle = "quoc-te";

    public static OpenAddress Of(IQueryCollection query) => new(query["ngay"], query["tu"], query["den"], query["xa"], query["cap"], query["kieu"]);

    public OpenQuery Query => new(Day, From, To, Commune, Level);

    public CsvStyle CsvStyle => Style == InternationalStyle ? CsvStyle.International : CsvStyle.Vietnamese;
}

internal sealed record OpenServices(
    OpenDataService Data, CampaignCatalog Catalog, CampaignClock Clock, ChangeFeed Feed, IStringLocalizer<OpenDataText> Text);
