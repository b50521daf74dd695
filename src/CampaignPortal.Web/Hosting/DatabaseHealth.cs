using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CampaignPortal.Web.Hosting;

/// <summary>Ready means that the database answers a query on the portal's own tables.</summary>
internal sealed class DatabaseHealth(PortalDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var portal = db.Open(AreaScope.None);

            // A connection that is open keeps answering from a file that has been deleted, and a new one makes an empty file.
            if (portal.Database.GetDbConnection() is SqliteConnection { DataSource: { Length: > 0 } file } && !File.Exists(file))
            {
                return HealthCheckResult.Unhealthy("The database file is gone.");
            }

            await portal.Campaigns.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", problem);
        }
    }
}
