using System.Reflection;
using CampaignPortal.Core;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Tests.Support;
using CampaignPortal.Tests.Support.SqlServer;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CampaignPortal.Tests.Data;

/// <summary>SQL Server, checked without a server: by Microsoft's own parser and database model.</summary>
public sealed class SqlServerModelTests(ServiceCalls calls) : IClassFixture<ServiceCalls>
{
    [Fact]
    public void The_create_script_is_a_database_without_errors_or_warnings()
    {
        using var context = new SqlServerDesignTime().CreateDbContext([]);
        using var model = new SqlServerModel(context);

        Assert.Equal(context.Model.GetEntityTypes().Count(), model.TableCount);
        Assert.Empty(model.Problems());
    }

    [Fact]
    public void Every_statement_that_the_services_send_fits_the_database()
    {
        using var context = new SqlServerDesignTime().CreateDbContext([]);
        using var model = new SqlServerModel(context);
        foreach (var command in calls.Commands)
        {
            model.Add(command);
        }

        Assert.Empty(model.Problems());
    }

    [Fact]
    public void Statements_of_every_kind_were_recorded()
    {
        foreach (var word in new[] { "SELECT", "INSERT", "MERGE", "UPDATE", "DELETE" })
        {
            Assert.True(calls.Commands.Any(c => c.Sql.Contains(word + " ", StringComparison.Ordinal)), $"no {word}");
        }

        Assert.True(calls.Commands.Count >= 50, $"only {calls.Commands.Count} shapes of statement");
    }

    [Fact]
    public void Every_operation_that_takes_a_scope_was_called()
    {
        var operations =
            from type in typeof(CoreSetup).Assembly.GetExportedTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(AreaScope)
                && (method.ReturnType.IsAssignableTo(typeof(Task)) || method.ReturnType.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal))
            select method;

        var missing = operations.Except(calls.Driven).Select(m => $"{m.DeclaringType!.Name}.{m.Name}").ToList();

        Assert.True(missing.Count == 0, $"Add a call to {nameof(ServiceCalls)} for: {string.Join(", ", missing)}");
    }

    [Fact]
    public void A_wrong_name_is_seen_wherever_a_statement_has_it()
    {
        string[] wrong =
        [
            "SELECT [c].[Name], [c].[Nmae] FROM [Campaigns] AS [c] WHERE [c].[Id] = @id",
            "SELECT [c].[Name] FROM [Campaigns] AS [c] WHERE [c].[Nmae] = @id",
            "SELECT [c].[Name] FROM [Campaings] AS [c] WHERE [c].[Id] = @id",
            "UPDATE [Campaigns] SET [Nmae] = N'' OUTPUT 1 WHERE [Id] = @id",
            "DELETE FROM [Campaigns] OUTPUT 1 WHERE [Nmae] = @id",
            "INSERT INTO [DayTotals] ([CommuneId], [Nmae]) VALUES (@id, @id)",
            "MERGE [Units] USING (VALUES (@id)) AS i ([Code]) ON 1=0 WHEN NOT MATCHED THEN INSERT ([Nmae]) VALUES (i.[Code]);",
        ];
        using var context = new SqlServerDesignTime().CreateDbContext([]);
        using var model = new SqlServerModel(context);
        Array.ForEach(wrong, sql => model.Add(new(sql, ["@id int"])));

        var problems = model.Problems();

        Assert.All(wrong, sql => Assert.Contains(problems, p => p.Contains(sql, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_process_that_used_SQL_Server_can_use_SQLite_too()
    {
        await using var portal = await TestPortal.EmptyAsync();

        Assert.Null(await portal.Get<CampaignCatalog>().FindAsync(TestPortal.Root, 1, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void The_script_of_the_migrations_is_good_T_SQL(MigrationsSqlGenerationOptions options)
    {
        using var context = new SqlServerDesignTime().CreateDbContext([]);

        var script = context.GetService<IMigrator>().GenerateScript(options: options);

        Assert.Contains("CREATE TABLE [DailyCounts]", script, StringComparison.Ordinal);
        Assert.Empty(SqlText.Errors(script));
        Assert.NotEmpty(SqlText.Errors(script.Replace("CREATE TABLE [DailyCounts] (", "CREATE TABLE [DailyCounts] ((", StringComparison.Ordinal)));
    }
}
