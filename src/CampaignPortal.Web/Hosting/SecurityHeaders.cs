namespace CampaignPortal.Web.Hosting;

/// <summary>Headers of every answer. No inline script anywhere; inline styles only where MudBlazor needs them.</summary>
internal static class SecurityHeaders
{
    private const string Common =
        "default-src 'self'; script-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; ";

    // Even a browser that opened it would run nothing of it.
    private const string Foreign = "sandbox; default-src 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (IsPartOfPage(headers))
            {
                // Its tag says what its date would, and nobody asks for half a script.
                headers.LastModified = headers.AcceptRanges = default;
            }
            else
            {
                headers["Referrer-Policy"] = "same-origin";
                var marks = context.GetEndpoint()?.Metadata;
                headers.ContentSecurityPolicy = marks?.GetMetadata<ForeignContentAttribute>() is not null ? Foreign
                    : Common + (marks?.GetMetadata<InteractivePageAttribute>() is not null ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'");
            }

            headers.XContentTypeOptions = "nosniff";
            if (headers.ContentType.ToString().StartsWith("text/html", StringComparison.Ordinal))
            {
                // They speak to documents alone; twenty files of a page need not carry them.
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
            }

            // Pages hold one account's figures: no copy of them in shared caches, or behind the back button after signing out.
            if (context.User.Identity?.IsAuthenticated == true && string.IsNullOrEmpty(headers.CacheControl))
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    // Styles, fonts and modules live under the policy of the page that asks for them; a worker has its own. On an officer's
    // first visit the policy of all of them would be three of sixty kilobytes.
    private static bool IsPartOfPage(IHeaderDictionary headers)
    {
        var type = headers.ContentType.ToString();
        return type.StartsWith("text/css", StringComparison.Ordinal) || type.StartsWith("font/", StringComparison.Ordinal)
            || (type.StartsWith("text/javascript", StringComparison.Ordinal) && !headers.ContainsKey(ScriptFolder.WorkerHeader));
    }
}
