using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Reminders;

namespace CampaignPortal.Web.Hosting;

/// <summary>Looks twice a minute whether a reminder is due; on each node, for the rows decide who sends.</summary>
internal sealed class ReminderLoop(ReminderMailer mailer, TimeProvider time, ILogger<ReminderLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Every, time, stoppingToken);
                await mailer.RunAsync(AreaScope.System("reminders"), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
#pragma warning disable CA1031 // Whatever is wrong now, the next round is due in a moment.
            catch (Exception problem)
            {
                logger.LogError(problem, "A round of reminders failed");
            }
#pragma warning restore CA1031
        }
    }
}
