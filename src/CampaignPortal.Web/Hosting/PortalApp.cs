using CampaignPortal.Core;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Exports;
using CampaignPortal.Core.Identity;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Features.OpenData;
using Microsoft.AspNetCore.DataProtection;
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
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // The files of the configuration are read once, not watched.
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ContentRootPath = DatabaseSetup.ContentRoot,
            ApplicationName = typeof(PortalApp).Assembly.GetName().Name,
        });
        builder.AddServer();
        configure?.Invoke(builder);
        builder.AddPortalLogging();
        var database = DatabaseSetup.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(FirstLook.Begin(database));
        builder.Services.AddSingleton(new ExportOptions { Folder = builder.Configuration["Exports:Folder"] });
        builder.AddPortalLive();
        builder.AddPortalMail();
        builder.Services.AddPortalCore(database);
        builder.Services.AddPortalAccounts(builder.Environment);
        builder.AddPortalOpenData();
        builder.Services.AddPortalDelivery();
        builder.Services.AddScoped<CurrentCampaign>();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();

        // It reads the key ring before the port is open; PrepareAsync reads it once it is.
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType?.Name == "DataProtectionHostedService"));

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/loi",
            CreateScopeForErrors = true,

            // A request that cannot be read, such as one without its token, is no fault of the server.
            StatusCodeSelector = problem => problem is BadHttpRequestException bad ? bad.StatusCode
                : DatabaseTrouble.MayPass(problem) ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/loi/{0}", createScopeForStatusCodePages: true);
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            options.GetLevel = RequestLog.LevelOf;
        });
        app.UseMiddleware<ErrorPageMethod>();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        ScriptFolder.Use(app);
        app.UseRouting();
        app.UseMiddleware<QueryNumbers>();
        app.UseRequestLocalization();
        app.UseMiddleware<PlainHttpMiddleware>();
        app.UseMiddleware<DatabaseTroubleMiddleware>();
        app.UseMiddleware<FirstRunMiddleware>();
        app.UseAuthentication();
        app.UseMiddleware<PasswordChangeMiddleware>();
        app.UseMiddleware<AccessDeniedMiddleware>();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseMiddleware<FormTokenMiddleware>();

        app.MapStaticAssets().AllowAnonymous();
        RestingMemory.DropBuffers();
        app.MapPortalEndpoints();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().Add(CircuitState.LeaveOut);
        return app;
    }

    // What the slim builder leaves out and the portal needs: files of a build that has not been published, TLS by configuration,
    // and IIS. HTTP/3 and log sinks that nobody reads stay out.
    private static void AddServer(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false).UseKestrelHttpsConfiguration();
        if (builder.Environment.IsDevelopment())
        {
            builder.WebHost.UseStaticWebAssets();
        }

        if (OperatingSystem.IsWindows())
        {
            builder.WebHost.UseIIS().UseIISIntegration();
        }
    }

    /// <summary>
    /// Prepares the database and opens the port; comes back when pages are as quick as they will be. Where there is nothing to
    /// prepare, the port is open first: the rest only reads what the first page would.
    /// </summary>
    public static async Task StartAsync(WebApplication app, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (await app.Services.GetRequiredService<FirstLook>().IsInUse)
        {
            await app.StartAsync(cancel);
            StartNotice.Write(app, await PrepareAsync(app, cancel));
        }
        else
        {
            await app.Services.GetRequiredService<PortalMigrator>().MigrateAsync(cancel);
            var prepared = await PrepareAsync(app, cancel);
            await app.StartAsync(cancel);
            StartNotice.Write(app, prepared);
        }
    }

    /// <summary>Loads the sample where it is wanted, and does what the first page would wait for.</summary>
    private static async Task<Prepared> PrepareAsync(WebApplication app, CancellationToken cancel)
    {
        // The key ring: made now where there is none.
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(PortalApp)).Protect([]);
        await app.Services.GetRequiredService<SignInGreeting>().ReadAsync(cancel);

        var wantsSample = bool.TryParse(app.Configuration["Sample:Load"], out var isWanted) ? isWanted : app.Environment.IsDevelopment();
        var accounts = wantsSample ? await app.Services.GetRequiredService<SampleLoader>().LoadAsync(cancel) : [];
        var first = app.Services.GetRequiredService<FirstAdministrator>();
        var code = await first.IsNeededAsync(cancel) ? first.Code : null;

        // Takes away what a crash left of exports.
        app.Services.GetRequiredService<ExportService>();

        // What every page after the sign-in needs: EF Core's model, and the campaign.
        await app.Services.GetRequiredService<CampaignCatalog>().FindCurrentAsync(AreaScope.System("start"), cancel);
        return new(accounts, code);
    }
}

/// <param name="Accounts">The sample's accounts, empty where it was not wanted.</param>
/// <param name="FirstRunCode">Null where there is an account.</param>
internal sealed record Prepared(IReadOnlyList<SampleAccount> Accounts, string? FirstRunCode);
