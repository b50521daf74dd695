using CampaignPortal.Core;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Identity;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components;
using CampaignPortal.Web.Endpoints;
using MudBlazor.Services;
using Serilog;

namespace CampaignPortal.Web.Hosting;

/// <summary>Builds the web application: services, middleware and addresses, in the order in which a request meets them.</summary>
public static class PortalApp
{
    /// <param name="args">Options of the web host, such as <c>--urls</c>.</param>
    /// <param name="configure">Last word on the services, for tests.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = DatabaseSetup.ContentRoot,
            ApplicationName = typeof(PortalApp).Assembly.GetName().Name,
        });
        configure?.Invoke(builder);
        builder.AddPortalLogging();
        builder.Services.AddPortalCore(DatabaseSetup.Read(builder.Configuration, builder.Environment));
        builder.Services.AddPortalAccounts(builder.Environment);
        builder.Services.AddPortalDelivery();
        builder.Services.AddSingleton<Account.SignInGreeting>();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/loi",
            CreateScopeForErrors = true,

            // A request that cannot be read, such as one without its token, is no fault of the server.
            StatusCodeSelector = problem => problem is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/loi/{0}", createScopeForStatusCodePages: true);
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseSerilogRequestLogging();
        app.UseMiddleware<ErrorPageMethod>();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseMiddleware<FirstRunMiddleware>();
        app.UseAuthentication();
        app.UseMiddleware<PasswordChangeMiddleware>();
        app.UseMiddleware<AccessDeniedMiddleware>();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapPortalEndpoints();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    /// <summary>Migrates the database, loads the sample where it is wanted, and says on the console how to get in.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        await app.Services.GetRequiredService<PortalMigrator>().MigrateAsync(cancel);
        var wantsSample = app.Configuration.GetValue("Sample:Load", app.Environment.IsDevelopment());
        var accounts = wantsSample ? await app.Services.GetRequiredService<SampleLoader>().LoadAsync(cancel) : [];
        var first = app.Services.GetRequiredService<FirstAdministrator>();
        var code = await first.IsNeededAsync(cancel) ? first.Code : null;
        app.Lifetime.ApplicationStarted.Register(() => StartNotice.Write(app, accounts, code));
    }
}
