using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.OpenData;

/// <summary>Who reads the open data, and how often.</summary>
internal static class OpenDataSetup
{
    /// <summary>A token where the request has one, else the account that is signed in.</summary>
    public const string Scheme = "OpenData";

    public const string Limit = "OpenData";

    private const int DefaultPerMinute = 60;

    /// <exception cref="SettingException">A setting is not usable; the message says what to set.</exception>
    public static void AddPortalOpenData(this WebApplicationBuilder builder)
    {
        var perMinute = builder.Configuration.Setting("OpenData:RequestsPerMinute", DefaultPerMinute);
        if (perMinute < 1)
        {
            throw new SettingException($"OpenData:RequestsPerMinute is {perMinute}; it must be 1 or more.");
        }

        builder.Services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, ReaderTokenHandler>(ReaderTokenHandler.Scheme, null)
            .AddPolicyScheme(Scheme, null, options =>
            {
                options.ForwardDefaultSelector = context => ReaderTokenHandler.HasToken(context.Request) ? ReaderTokenHandler.Scheme : IdentityConstants.ApplicationScheme;
                options.ForwardChallenge = options.ForwardForbid = ReaderTokenHandler.Scheme;
            });
        builder.Services.AddAuthorizationBuilder().AddPolicy(Policies.ReadOpenData, policy => policy
            .AddAuthenticationSchemes(Scheme)
            .RequireAuthenticatedUser()
            .RequireAssertion(c => c.User.IsReader() || Policies.MaySeeCommunes(c.User.Role())));
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
            options.OnRejected = (rejected, _) => new(RejectAsync(rejected));
        });
    }

    private static Task RejectAsync(OnRejectedContext rejected)
    {
        var context = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Ceiling(after.TotalSeconds) : 60;
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        var text = context.RequestServices.GetRequiredService<IStringLocalizer<OpenDataText>>();
        return new ApiProblem(StatusCodes.Status429TooManyRequests, "too_many_requests", text["TooMany", wait]).ExecuteAsync(context);
    }
}
