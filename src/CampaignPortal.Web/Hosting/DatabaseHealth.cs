using CampaignPortal.Core.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CampaignPortal.Web.Hosting;

/// <summary>Ready means that the database answers a query on the portal's own tables.</summary>
internal sealed class DatabaseHealth(PlainDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.TryAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", problem);
        }
    }
}
