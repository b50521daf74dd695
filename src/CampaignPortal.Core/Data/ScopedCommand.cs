using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CampaignPortal.Core.Data;

/// <summary>
/// Statements by hand, for the few reads where EF Core's own reading of rows costs more than the statement. Each table that
/// one names must be put through <c>IsVisible</c>: query filters do not reach it.
/// </summary>
internal static class ScopedCommand
{
    /// <summary>The condition that <see cref="ScopeRules"/> has for rows of a campaign, for both databases.</summary>
    /// <param name="campaign">The column of the campaign, such as <c>d.CampaignId</c>.</param>
    public static string IsVisible(string campaign) => $"(@scopeAllCampaigns = 1 OR {campaign} = @scopeCampaign)";

    /// <summary>The same for rows of a commune.</summary>
    public static string IsVisible(string campaign, string commune) =>
        $"{IsVisible(campaign)} AND (@scopeAllCommunes = 1 OR {commune} = @scopeCommune)";

    /// <summary>Runs a statement under the context's scope, again after a lost connection, and hands its rows to <paramref name="read"/>.</summary>
    /// <param name="sql">A constant: values are parameters.</param>
    public static Task<TResult> QueryAsync<TResult>(
        this PortalDbContext context, string sql, Action<DbCommand> addParameters, Func<DbDataReader, CancellationToken, Task<TResult>> read,
        CancellationToken cancel) =>
        context.Database.CreateExecutionStrategy().ExecuteAsync(
            async again =>
            {
                await context.Database.OpenConnectionAsync(again);
                try
                {
                    await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // See the parameter's description.
                    command.CommandText = sql;
#pragma warning restore CA2100
                    command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
                    command.Add("@scopeAllCampaigns", DbType.Boolean, context.ScopeAllCampaigns);
                    command.Add("@scopeCampaign", DbType.Int32, context.ScopeCampaign);
                    command.Add("@scopeAllCommunes", DbType.Boolean, context.ScopeAllCommunes);
                    command.Add("@scopeCommune", DbType.Int32, context.ScopeCommune);
                    addParameters(command);
                    await using var reader = await command.ExecuteReaderAsync(again);
                    return await read(reader, again);
                }
                finally
                {
                    await context.Database.CloseConnectionAsync();
                }
            },
            cancel);

    public static void Add(this DbCommand command, string name, DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.DbType, parameter.Value) = (name, type, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }
}
