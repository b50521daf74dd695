using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Data;

/// <summary>SQL Server, for several web nodes over one database.</summary>
public sealed class SqlServerPortalDbContext(DbContextOptions<SqlServerPortalDbContext> options) : PortalDbContext(options);
