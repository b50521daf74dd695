using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Core.Checks;

namespace CampaignPortal.Web.Hosting;

/// <summary>
/// The scripts under a name made from what they hold: /js/3f2a90c1d4e5/entry.js. Modules name each other relatively, so the one
/// name in a page holds for all of them, and a browser keeps them for good. By another name, as a page of an older version has
/// it, and by none the newest is answered, to be asked for again.
/// </summary>
internal sealed class ScriptFolder
{
    /// <summary>On the answer that holds a worker.</summary>
    public const string WorkerHeader = "Service-Worker-Allowed";

    private const string Root = "/js";
    private const string Worker = "sw.js";

    private readonly string _version;
    private readonly bool _isFinal;

    public ScriptFolder(IWebHostEnvironment environment, IConfiguration configuration)
    {
        _version = Version(environment.WebRootFileProvider);

        // While the program is written, a file may change under its name; the switch is that of MapStaticAssets.
        _isFinal = !environment.IsDevelopment() || configuration.GetValue("EnableStaticAssetsDevelopmentCaching", defaultValue: false);
    }

    /// <summary>Where a page finds a script, relative to the portal's root.</summary>
    public string Of(string file) => $"js/{_version}/{file}";

    /// <summary>Has to come before routing.</summary>
    public static void Use(WebApplication app)
    {
        var folder = app.Services.GetRequiredService<ScriptFolder>();
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal, out var rest) && rest.Value!.Split('/') is ["", var version, { Length: > 0 } file])
            {
                context.Request.Path = $"{Root}/{file}";
                if (file == Worker)
                {
                    // It stands in this folder beside what it imports, and works for all pages.
                    context.Response.Headers[WorkerHeader] = "/";
                }

                if (folder._isFinal && version == folder._version)
                {
                    context.Response.OnStarting(() =>
                    {
                        if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                        {
                            context.Response.Headers.CacheControl = "max-age=31536000, immutable";
                        }

                        return Task.CompletedTask;
                    });
                }
            }

            return next(context);
        });
    }

    private static string Version(Microsoft.Extensions.FileProviders.IFileProvider files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(CheckScript.Write()));
        foreach (var file in files.GetDirectoryContents(Root).Where(f => f.Name.EndsWith(".js", StringComparison.Ordinal)).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            using var content = file.CreateReadStream();
            using var memory = new MemoryStream();
            content.CopyTo(memory);
            hash.AppendData(memory.GetBuffer().AsSpan(0, (int)memory.Length));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
