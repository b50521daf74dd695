using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Serilog;
using Serilog.Events;

namespace CampaignPortal.Web.Hosting;

/// <summary>Serilog to the console and to a file a day, with request ids. Requests are logged by path alone: no query, no names.</summary>
internal static class LoggingSetup
{
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {RequestId} {SourceContext} {Message:lj}{NewLine}{Exception}";

    public static void AddPortalLogging(this WebApplicationBuilder builder)
    {
        var folder = builder.Configuration["Logging:Folder"] ?? Path.Combine(builder.Environment.ContentRootPath, "App_Data", "logs");
        builder.Services.AddSerilog(logging => logging
            .MinimumLevels(builder.Configuration.GetSection("Serilog:MinimumLevel"))
            .Enrich.FromLogContext()

            // The start ends with a sentence about it; the host's trace would bury that.
            .Filter.ByExcluding(entry => entry.Exception is IOException { InnerException: AddressInUseException })
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.File(
                Path.Combine(folder, "portal-.log"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31,
                outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture, shared: true));
    }

    // Read here, for the package that reads the section looks through every assembly for sinks while the program starts.
    private static LoggerConfiguration MinimumLevels(this LoggerConfiguration logging, IConfiguration levels)
    {
        logging.MinimumLevel.Is(Level(levels["Default"]));
        foreach (var source in levels.GetSection("Override").GetChildren())
        {
            logging.MinimumLevel.Override(source.Key, Level(source.Value));
        }

        return logging;

        static LogEventLevel Level(string? name) => name is null ? LogEventLevel.Information
            : Enum.TryParse<LogEventLevel>(name, ignoreCase: true, out var level) ? level
            : throw new SettingException($"Serilog:MinimumLevel is “{name}”; it is one of {string.Join(", ", Enum.GetNames<LogEventLevel>())}.");
    }
}
