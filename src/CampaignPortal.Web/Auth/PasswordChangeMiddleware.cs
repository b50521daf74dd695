namespace CampaignPortal.Web.Auth;

/// <summary>Somebody signed in with a handed out password reaches the page to change it, the way out, and nothing else.</summary>
internal sealed class PasswordChangeMiddleware(RequestDelegate next)
{
    public const string ChangePath = "/doi-mat-khau";
    public const string SignOutPath = "/dang-xuat";

    public Task InvokeAsync(HttpContext context)
    {
        var isAsset = context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null;
        if (!context.User.MustChangePassword() || isAsset
            || context.Request.Path.Equals(ChangePath, StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.Equals(SignOutPath, StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        context.Response.Redirect(ChangePath);
        return Task.CompletedTask;
    }
}
