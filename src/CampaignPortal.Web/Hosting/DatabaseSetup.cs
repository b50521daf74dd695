using System.Runtime.CompilerServices;
using CampaignPortal.Core.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace CampaignPortal.Web.Hosting;

/// <summary>Reads section <c>Database</c>, the same for the web portal and every command.</summary>
internal static class DatabaseSetup
{
    /// <summary>
    /// The folder of <c>appsettings.json</c> and of relative files: the one that the program was started in, or, where that
    /// is another, the program's own.
    /// </summary>
    public static string ContentRoot =>
        File.Exists(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json")) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;

    /// <exception cref="SettingException">The section is not usable; the message says what to set.</exception>
    public static DatabaseOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection("Database");
        var provider = section["Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(provider, ignoreCase: true, out var known) || !Enum.IsDefined(known))
        {
            throw new SettingException($"Database:Provider is “{provider}”; it must be Sqlite or SqlServer.");
        }

        var connection = section["ConnectionString"] ?? new DatabaseOptions().ConnectionString;
        if (string.IsNullOrWhiteSpace(connection))
        {
            throw new SettingException("Database:ConnectionString is empty.");
        }

        try
        {
            return new()
            {
                Provider = known,
                ConnectionString = known == DatabaseProvider.Sqlite ? BelowContentRoot(connection, environment.ContentRootPath) : OfSqlServer(connection),
            };
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException)
        {
            throw new SettingException("Database:ConnectionString cannot be read: " + problem.Message, problem);
        }
    }

    // Apart, and not put back into its caller: a method that names a class of SQL Server's library loads it, a megabyte.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string OfSqlServer(string connection) => new SqlConnectionStringBuilder(connection).ToString();

    // A relative file must be the same file whatever folder the command was started from.
    private static string BelowContentRoot(string connection, string root)
    {
        var sqlite = new SqliteConnectionStringBuilder(connection);
        if (sqlite.DataSource.Length > 0 && !sqlite.DataSource.StartsWith(':') && !sqlite.DataSource.StartsWith("file:", StringComparison.Ordinal))
        {
            sqlite.DataSource = Path.GetFullPath(sqlite.DataSource, root);
            Directory.CreateDirectory(Path.GetDirectoryName(sqlite.DataSource)!);
        }

        return sqlite.ToString();
    }
}
