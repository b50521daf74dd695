using System.Data.Common;
using CampaignPortal.Core.Areas;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CampaignPortal.Core.Data;

/// <summary>
/// Adds many new rows of one type in few statements. EF Core sends SQLite every row as a statement of its own and tracks
/// each, which for the counts of one day costs more than all the rest of a submission.
/// </summary>
internal static class NewRows
{
    // SQLite looks parameters up by name, one after another: short statements are faster. SQL Server takes 2,100 at most.
    private const int ParametersPerStatement = 120;

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

        var type = context.Model.FindEntityType(typeof(TRow))!;
        var sql = context.GetService<ISqlGenerationHelper>();
        var columns = type.GetProperties().Select(p => (
            Name: sql.DelimitIdentifier(p.GetColumnName()), Getter: p.GetGetter(), Mapping: p.GetRelationalTypeMapping(), p.IsNullable)).ToList();
        var insert = $"INSERT INTO {sql.DelimitIdentifier(type.GetTableName()!)} ({string.Join(", ", columns.Select(c => c.Name))}) VALUES ";
        foreach (var chunk in rows.Chunk(ParametersPerStatement / columns.Count))
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
            var lines = new List<string>(chunk.Length);
            foreach (var row in chunk)
            {
                lines.Add($"({string.Join(", ", columns.Select(column => Add(command, column.Mapping, column.Getter.GetClrValue(row), column.IsNullable)))})");
            }

#pragma warning disable CA2100 // Names of tables and columns come from the model; every value is a parameter.
            command.CommandText = insert + string.Join(", ", lines);
#pragma warning restore CA2100
            try
            {
                await command.ExecuteNonQueryAsync(cancel);
            }
            catch (DbException problem)
            {
                throw new DbUpdateException(problem.Message, problem);
            }
        }
    }

    private static string Add(DbCommand command, RelationalTypeMapping mapping, object? value, bool isNullable)
    {
        var name = FormattableString.Invariant($"@p{command.Parameters.Count}");
        command.Parameters.Add(mapping.CreateParameter(command, name, value, isNullable));
        return name;
    }
}
