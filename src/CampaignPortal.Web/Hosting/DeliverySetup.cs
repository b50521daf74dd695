using System.Globalization;
using System.IO.Compression;
using System.Text.Unicode;
using CampaignPortal.Web.Features.Rollup;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace CampaignPortal.Web.Hosting;

/// <summary>How pages travel: languages, compression, proxies, health.</summary>
internal static class DeliverySetup
{
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static IServiceCollection AddPortalDelivery(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new(Vietnamese);
            options.SupportedCultures = options.SupportedUICultures = [Vietnamese, English];

            // The language is chosen with the switch, not by what the phone was bought with.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });

        // Vietnamese letters travel as they are, not as entities of six bytes each.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));

        // HTML may be compressed over TLS here: antiforgery tokens are masked anew in every answer.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });

        // A grid of fifteen hamlets is 11 kB with the quickest level, 7 kB with this one, for a millisecond.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        services.AddSingleton<ScriptFolder>();
        services.AddSingleton<DrawnBoards>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        services.AddHttpContextAccessor();
        return services;
    }
}
