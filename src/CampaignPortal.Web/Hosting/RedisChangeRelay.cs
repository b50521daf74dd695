using System.Globalization;
using System.Threading.Channels;
using CampaignPortal.Core.Rollup;
using StackExchange.Redis;

namespace CampaignPortal.Web.Hosting;

/// <summary>
/// Tells other nodes by Redis publish/subscribe. Whatever Redis does, nobody who submits waits for it: words go into a short
/// queue that one task empties, and are dropped where it is full or Redis is away.
/// </summary>
internal sealed class RedisChangeRelay(ConfigurationOptions options, ILogger<RedisChangeRelay> logger) : BackgroundService, IChangeRelay
{
    private static readonly RedisChannel Changes = RedisChannel.Literal("campaign-portal:changed");

    private readonly string _process = Guid.NewGuid().ToString("N");
    private readonly Channel<int> _words = Channel.CreateBounded<int>(
        new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private Action<int?> _heard = _ => { };

    public void Tell(int campaignId) => _words.Writer.TryWrite(campaignId);

    public void Listen(Action<int?> heard) => _heard = heard;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Connecting to a server that is away takes its time; the port of the portal is open meanwhile.
        await Task.Yield();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(options);
        redis.ConnectionFailed += (_, failure) => logger.LogWarning(
            "Redis at {EndPoint} is away ({Failure}): dashboards hear of other nodes by the look at the database", failure.EndPoint, failure.FailureType);
        redis.ConnectionRestored += (_, connection) =>
        {
            logger.LogInformation("Redis at {EndPoint} is back", connection.EndPoint);
            _heard(null);
        };
        var subscriber = redis.GetSubscriber();
        await SubscribeAsync(subscriber, stoppingToken);

        // What the others told before this node listened is caught up on; the library says nothing of a connection that is its first.
        _heard(null);
        await foreach (var campaignId in _words.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await subscriber.PublishAsync(Changes, string.Create(CultureInfo.InvariantCulture, $"{_process} {campaignId}"), CommandFlags.FireAndForget);
            }
            catch (Exception problem) when (problem is RedisException or TimeoutException)
            {
                // Said once by the event above; the look at the database finds what was not told.
            }
        }
    }

    // Where Redis is away at the start, the subscription is asked for until it is there; later the library renews it by itself.
    private async Task SubscribeAsync(ISubscriber subscriber, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await subscriber.SubscribeAsync(Changes, (_, word) => Hear(word));
                return;
            }
            catch (Exception problem) when (problem is RedisException or TimeoutException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            }
        }
    }

    private void Hear(RedisValue word)
    {
        if (word.ToString().Split(' ') is [var process, var campaign] && process != _process
            && int.TryParse(campaign, NumberStyles.None, CultureInfo.InvariantCulture, out var campaignId))
        {
            _heard(campaignId);
        }
    }
}
