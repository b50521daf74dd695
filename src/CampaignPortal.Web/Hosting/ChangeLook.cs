using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Web.Hosting;

/// <summary>
/// Looks every few seconds whether the database has changed without a word: by another node where there is nothing between
/// them, by a command beside the portal, or while Redis was away.
/// </summary>
internal sealed class ChangeLook(ChangeFeed feed, TimeProvider time, TimeSpan every, ILogger<ChangeLook> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(every, time, stoppingToken);
                await feed.LookAsync();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
#pragma warning disable CA1031 // Whatever keeps the database from answering now, the next look is due in a moment.
            catch (Exception problem)
            {
                logger.LogWarning(problem, "The look for changes failed");
            }
#pragma warning restore CA1031
        }
    }
}
