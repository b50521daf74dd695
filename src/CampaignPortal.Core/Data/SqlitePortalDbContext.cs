using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Data;

/// <summary>The embedded database: one file, nothing to install.</summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options);
