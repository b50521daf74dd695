namespace CampaignPortal.Core.Data;

/// <summary>Section <c>Database</c> of the configuration.</summary>
public sealed record DatabaseOptions
{
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>For SQLite a relative file lies below the content root. Default: <c>Data Source=App_Data/portal.db</c>.</summary>
    public string ConnectionString { get; init; } = "Data Source=App_Data/portal.db";
}

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}
