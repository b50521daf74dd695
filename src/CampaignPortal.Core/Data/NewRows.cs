using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using CampaignPortal.Core.Areas;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CampaignPortal.Core.Data;

/// <summary>
/// Adds many new rows of one type in few statements. EF Core sends SQLite every row as a statement of its own and tracks
/// each, which for one day of a commune costs more than all the rest of a submission.
/// </summary>
internal static class NewRows
{
    // SQLite looks parameters up by name, one after another: short statements are faster. SQL Server takes 2,100 at most.
    private const int ParametersPerStatement = 30;

    private static readonly ConcurrentDictionary<IEntityType, Table> Tables = new();

    /// <summary>Inserts at once, in the transaction that is open; guarded by the context's scope like every other write.</summary>
    /// <exception cref="AccessDeniedException">A row is outside the scope; none was inserted.</exception>
    /// <exception cref="DbUpdateException">A row is there already, or the database refused it.</exception>
    public static async Task InsertAsync<TRow>(this PortalDbContext context, IReadOnlyCollection<TRow> rows, CancellationToken cancel)
        where TRow : class, IInCampaign
    {
        foreach (var row in rows)
        {
            AreaScope.Require(context.Scope.MayWrite(row));
        }

        var table = Tables.GetOrAdd(context.Model.FindEntityType(typeof(TRow))!, type => new(type, context.GetService<ISqlGenerationHelper>()));
        DbCommand? command = null;
        try
        {
            foreach (var chunk in rows.Chunk(Math.Max(1, ParametersPerStatement / table.Columns.Length)))
            {
                // A command that has run once is parsed no more: every full chunk is sent by the same one.
                if (command?.Parameters.Count != chunk.Length * table.Columns.Length)
                {
                    command?.Dispose();
                    command = table.Command(context, chunk.Length);
                }

                var fresh = command.Parameters.Count == 0;
                var next = 0;
                foreach (var row in chunk)
                {
                    foreach (var column in table.Columns)
                    {
                        var parameter = column.Mapping.CreateParameter(command, Name(next), column.Getter.GetClrValue(row), column.IsNullable);
                        if (fresh)
                        {
                            command.Parameters.Add(parameter);
                        }
                        else
                        {
                            command.Parameters[next] = parameter;
                        }

                        next++;
                    }
                }

                await command.ExecuteNonQueryAsync(cancel);
            }
        }
        catch (DbException problem)
        {
            throw new DbUpdateException(problem.Message, problem);
        }
        finally
        {
            command?.Dispose();
        }
    }

    private static string Name(int number) => FormattableString.Invariant($"@p{number}");

    private sealed record Column(string Name, IClrPropertyGetter Getter, RelationalTypeMapping Mapping, bool IsNullable);

    /// <summary>What the model says of a table, and its statements by number of rows. The database gives generated keys.</summary>
    private sealed class Table(IEntityType type, ISqlGenerationHelper sql)
    {
        private readonly ConcurrentDictionary<int, string> _statements = new();

        public Column[] Columns { get; } =
        [
            .. type.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never)
                .Select(p => new Column(sql.DelimitIdentifier(p.GetColumnName()), p.GetGetter(), p.GetRelationalTypeMapping(), p.IsNullable)),
        ];

        /// <summary>The statement for so many rows, its parameters named and still empty.</summary>
        public DbCommand Command(PortalDbContext context, int rows)
        {
            var command = context.Database.GetDbConnection().CreateCommand();
            command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // Names of tables and columns come from the model; every value is a parameter.
            command.CommandText = Insert(rows);
#pragma warning restore CA2100
            return command;
        }

        private string Insert(int rows) => _statements.GetOrAdd(rows, count =>
        {
            var text = new StringBuilder("INSERT INTO ").Append(sql.DelimitIdentifier(type.GetTableName()!))
                .Append(" (").AppendJoin(", ", Columns.Select(c => c.Name)).Append(") VALUES ");
            return text.AppendJoin(", ", Enumerable.Range(0, count).Select(row =>
                $"({string.Join(", ", Columns.Select((_, column) => Name((row * Columns.Length) + column)))})")).ToString();
        });
    }
}
