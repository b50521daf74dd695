using System.Text.Encodings.Web;
using CampaignPortal.Core.OpenData;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CampaignPortal.Web.Features.OpenData;

/// <summary>Reads <c>Authorization: Bearer …</c> and answers, in words, who gets no data. Tokens in addresses are not taken: addresses are logged.</summary>
internal sealed class ReaderTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ReaderTokenService tokens,
    IStringLocalizer<OpenDataText> text)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "ReaderToken";

    private const string Bearer = "Bearer ";

    private ReaderTokenState? _refused;

    public static bool HasToken(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!HasToken(Request))
        {
            return AuthenticateResult.NoResult();
        }

        var access = await tokens.UseAsync(Request.Headers.Authorization.ToString()[Bearer.Length..].Trim(), Context.RequestAborted);
        if (access.State != ReaderTokenState.Valid)
        {
            _refused = access.State;
            return AuthenticateResult.Fail(access.State.ToString());
        }

        return AuthenticateResult.Success(new(new(ScopeClaims.OfReader(access)), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = _refused is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        var problem = _refused switch
        {
            null => new ApiProblem(StatusCodes.Status401Unauthorized, "token_missing", text["TokenMissing"]),
            ReaderTokenState.Expired => new ApiProblem(StatusCodes.Status401Unauthorized, "token_expired", text["TokenExpired"]),
            ReaderTokenState.Revoked => new ApiProblem(StatusCodes.Status401Unauthorized, "token_revoked", text["TokenRevoked"]),
            _ => new ApiProblem(StatusCodes.Status401Unauthorized, "token_unknown", text["TokenUnknown"]),
        };
        return problem.ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        new ApiProblem(StatusCodes.Status403Forbidden, "forbidden", text["Forbidden"]).ExecuteAsync(Context);
}
