using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace CampaignPortal.Web.Features.DailyEntry;

/// <summary>
/// The address to which the page's script and its waiting queue send a day. It takes JSON alone, which no page of
/// another site can send with the reader's cookie, so a submission that waited for days needs no fresh form.
/// </summary>
internal static class EntryApi
{
    public const string Path = "/api/nhap-lieu";

    public static void MapEntryApi(this WebApplication app)
    {
        // The checks of the server as a script; it changes with the program alone.
        var checks = Encoding.UTF8.GetBytes(CheckScript.Write());
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(checks))[..16]}\"");
        app.MapGet("/js/checks.js", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            return Results.File(checks, "text/javascript; charset=utf-8", entityTag: tag);
        }).AllowAnonymous();
        app.MapPost(Path, SubmitAsync).RequireAuthorization(Policies.Enter).DisableAntiforgery();
    }

    private static async Task<IResult> SubmitAsync(
        ClaimsPrincipal user, SentDay sent, EntryService entries, IStringLocalizer<EntryText> text, CancellationToken cancel)
    {
        // JSON says null where the type does not.
        if (sent.Cells is null || sent.Cells.Contains(null))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var scope = user.Scope();
        if (sent.User is not null && sent.User != scope.UserId)
        {
            // Somebody else has signed in on this device since: what waits is not theirs to send.
            return Answer(StatusCodes.Status403Forbidden, new() { Status = "other-user", Message = text["OtherUser"] });
        }

        var outcome = await entries.SubmitAsync(scope, sent.ToSubmission(), cancel);
        return Answer(
            outcome.Status switch
            {
                EntryStatus.Stale => StatusCodes.Status409Conflict,
                EntryStatus.Refused => StatusCodes.Status422UnprocessableEntity,
                _ => StatusCodes.Status200OK,
            },
            DayAnswer.Of(outcome, text));
    }

    private static IResult Answer(int status, DayAnswer answer) => Results.Json(answer, EntryJson.Default.DayAnswer, statusCode: status);
}

/// <summary>A day as the script sends it.</summary>
internal sealed record SentDay
{
    public required Guid Id { get; init; }

    public required int CampaignId { get; init; }

    public required int CommuneId { get; init; }

    public required DateOnly Day { get; init; }

    public required int SeenVersion { get; init; }

    public bool Zero { get; init; }

    public bool Running { get; init; }

    /// <summary>Account id of who filled it in.</summary>
    public string? User { get; init; }

    /// <summary>Milliseconds that it waited, by the sender's clock.</summary>
    public double WaitedMs { get; init; }

    public IReadOnlyList<SentCell?>? Cells { get; init; } = [];

    public EntrySubmission ToSubmission() => new()
    {
        Id = Id,
        CampaignId = CampaignId,
        CommuneId = CommuneId,
        Day = Day,
        SeenVersion = SeenVersion,
        DeclaresZero = Zero,
        Mode = Running ? EntryMode.RunningTotals : EntryMode.DayCounts,
        Waited = TimeSpan.FromMilliseconds(double.IsFinite(WaitedMs) ? Math.Clamp(WaitedMs, 0, TimeSpan.FromDays(30).TotalMilliseconds) : 0),
        Cells = [.. (Cells ?? []).OfType<SentCell>().Select(c => new TypedCell(c.Hamlet, c.Indicator, c.Text, c.Reason))],
    };
}

/// <param name="Hamlet">Its id.</param>
/// <param name="Indicator">Its id.</param>
/// <param name="Text">As typed; empty makes the cell blank.</param>
/// <param name="Reason">The officer's word where one was asked for.</param>
internal sealed record SentCell(
    [property: JsonPropertyName("h")] int Hamlet,
    [property: JsonPropertyName("i")] int Indicator,
    [property: JsonPropertyName("t")] string? Text,
    [property: JsonPropertyName("r")] string? Reason = null);

/// <summary>What became of it.</summary>
internal sealed record DayAnswer
{
    /// <summary>accepted, repeated, stale, refused or other-user.</summary>
    public required string Status { get; init; }

    public required string Message { get; init; }

    /// <summary>Why the whole day is refused, where it is.</summary>
    public string? Reason { get; init; }

    public int Version { get; init; }

    /// <summary>Wall time in Asia/Ho_Chi_Minh, hh:mm.</summary>
    public string? At { get; init; }

    public string? By { get; init; }

    public IReadOnlyList<ProblemAnswer> Problems { get; init; } = [];

    public IReadOnlyList<ConflictAnswer> Conflicts { get; init; } = [];

    public static DayAnswer Of(EntryOutcome outcome, IStringLocalizer<EntryText> text) => new()
    {
        Status = outcome.Status.ToString().ToLowerInvariant(),
        Message = text.Of(outcome),
        Reason = outcome.Reason?.ToString(),
        Version = outcome.Version,
        At = outcome.SavedAt is { } at ? Show.Time(at) : null,
        By = outcome.SavedBy,
        Problems = [.. outcome.Problems.Select(p => new ProblemAnswer(p.HamletId, p.IndicatorId, p.Code.ToString(), text.Of(p), p.IsWarning))],
        Conflicts = [.. outcome.Conflicts.Select(c => new ConflictAnswer(c.HamletId, c.IndicatorId, c.Stored, c.Typed))],
    };
}

internal sealed record ProblemAnswer(int Hamlet, int Indicator, string Code, string Text, bool IsWarning);

internal sealed record ConflictAnswer(int Hamlet, int Indicator, int? Stored, string? Typed);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DayAnswer))]
internal sealed partial class EntryJson : JsonSerializerContext;
