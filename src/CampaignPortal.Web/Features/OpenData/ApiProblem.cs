using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CampaignPortal.Web.Features.OpenData;

/// <summary>An answer to a program that gets no data (RFC 9457): a code that stays, and a sentence that says what to do.</summary>
internal sealed record ApiProblem(int Status, string Code, string Detail) : IResult
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        return httpContext.Response.WriteAsJsonAsync(
            new { Type = "about:blank", Title = Code, Status, Detail, Code }, Options, "application/problem+json; charset=utf-8", httpContext.RequestAborted);
    }
}
