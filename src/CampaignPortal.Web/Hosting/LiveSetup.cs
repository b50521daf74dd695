using CampaignPortal.Core.Rollup;
using StackExchange.Redis;

namespace CampaignPortal.Web.Hosting;

/// <summary>Live dashboards: in this process alone, or over Redis where several nodes serve one database.</summary>
internal static class LiveSetup
{
    private const int DefaultLookSeconds = 3;

    /// <exception cref="SettingException">A setting is not usable; the message says what to set.</exception>
    public static void AddPortalLive(this WebApplicationBuilder builder)
    {
        var seconds = builder.Configuration.Setting("Live:LookSeconds", DefaultLookSeconds);
        if (seconds is < 1 or > 3600)
        {
            throw new SettingException($"Live:LookSeconds is {seconds}; it must be from 1 to 3600.");
        }

        builder.Services.AddHostedService(services => new ChangeLook(
            services.GetRequiredService<ChangeFeed>(), services.GetRequiredService<TimeProvider>(), TimeSpan.FromSeconds(seconds),
            services.GetRequiredService<ILogger<ChangeLook>>()));
        if (builder.Configuration["Redis:ConnectionString"] is { Length: > 0 } connection)
        {
            builder.Services.AddRedisRelay(connection);
        }
    }

    // Apart, for a method that names a class of Redis' library loads it, and most portals have no Redis.
    private static void AddRedisRelay(this IServiceCollection services, string connection)
    {
        var options = Read(connection);
        services.AddSingleton(s => new RedisChangeRelay(options, s.GetRequiredService<ILogger<RedisChangeRelay>>()));
        services.AddSingleton<IChangeRelay>(s => s.GetRequiredService<RedisChangeRelay>());
        services.AddHostedService(s => s.GetRequiredService<RedisChangeRelay>());
    }

    private static ConfigurationOptions Read(string connection)
    {
        try
        {
            var options = ConfigurationOptions.Parse(connection);
            if (options.EndPoints.Count == 0)
            {
                throw new SettingException("Redis:ConnectionString names no server.");
            }

            // It starts without Redis too, looks for it by itself, and keeps no words for it meanwhile.
            options.AbortOnConnectFail = false;
            options.BacklogPolicy = BacklogPolicy.FailFast;
            options.ReconnectRetryPolicy = new LinearRetry(1000);
            options.ClientName ??= "CampaignPortal";
            return options;
        }
        catch (ArgumentException problem)
        {
            throw new SettingException("Redis:ConnectionString cannot be read: " + problem.Message, problem);
        }
    }
}
