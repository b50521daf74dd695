using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CampaignPortal.Core.Data;

/// <summary>For <c>dotnet ef migrations add</c> only; no server is asked.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqlitePortalDbContext>
{
    public SqlitePortalDbContext CreateDbContext(string[] args) =>
        new(Providers.Sqlite(new DbContextOptionsBuilder<SqlitePortalDbContext>(), "Data Source=:memory:").Options);
}

internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerPortalDbContext>
{
    public SqlServerPortalDbContext CreateDbContext(string[] args) =>
        new(Providers.SqlServer(new DbContextOptionsBuilder<SqlServerPortalDbContext>(), "Server=localhost").Options);
}
