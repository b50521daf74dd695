using System.Net;
using System.Text.Json;

namespace CampaignPortal.FaultTests.Support;

/// <summary>What the server said of a day.</summary>
/// <param name="Status">Of the JSON; null where the answer was none.</param>
/// <param name="MayRetry">True where the header says when to try again.</param>
public sealed record Answer(HttpStatusCode Code, string? Status, string? Reason, string? Message, int Version, string? At, bool MayRetry)
{
    public bool IsAcknowledged => Code == HttpStatusCode.OK && Status is "accepted" or "repeated";

    /// <summary>True where the server has decided that nothing will be written.</summary>
    public bool IsRefused => (Code, Status) is (HttpStatusCode.Conflict, "stale") or (HttpStatusCode.UnprocessableEntity, "refused");

    /// <summary>True where the day stays with the sender, who is told so in words and when to try again.</summary>
    public bool IsPutOff =>
        (Code, Status) is (HttpStatusCode.ServiceUnavailable, "unavailable") && MayRetry && !string.IsNullOrWhiteSpace(Message);

    public static async Task<Answer> ReadAsync(HttpResponseMessage answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var mayRetry = answer.Headers.RetryAfter?.Delta > TimeSpan.Zero;
        if (answer.Content.Headers.ContentType?.MediaType != "application/json")
        {
            return new(answer.StatusCode, null, null, null, 0, null, mayRetry);
        }

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return new(
            answer.StatusCode, Text("status"), Text("reason"), Text("message"),
            json.RootElement.TryGetProperty("version", out var version) ? version.GetInt32() : 0, Text("at"), mayRetry);

        string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
