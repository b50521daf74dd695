using System.Globalization;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.Dac.Model;

namespace CampaignPortal.Tests.Support.SqlServer;

/// <summary>
/// A SQL Server 2022 database as Microsoft's own tooling sees it, made of the program's create script: it knows every
/// table and column, and says of a procedure what a server would refuse.
/// </summary>
internal sealed class SqlServerModel : IDisposable
{
    // The collation of a Vietnamese server: names of tables and columns must hold there too.
    private readonly TSqlModel _model = new(SqlServerVersion.Sql160, new() { Collation = "Vietnamese_100_CI_AS" });
    private readonly List<string> _commands = [];

    public SqlServerModel(PortalDbContext context)
    {
        var script = context.Database.GenerateCreateScript();
        foreach (var batch in SqlText.Batches(script))
        {
            _model.AddObjects(script.Substring(batch.StartOffset, batch.FragmentLength));
        }
    }

    public int TableCount => _model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Count();

    /// <summary>Adds a command as the body of a procedure, for statements by themselves are not looked into.</summary>
    public void Add(RecordedCommand command)
    {
        _model.AddObjects($"CREATE PROCEDURE {NameOf(_commands.Count)} {string.Join(", ", command.Parameters)} AS\nBEGIN\n{command.Sql}\nEND");
        _commands.Add(command.Sql);
    }

    /// <summary>Errors and warnings; a procedure with a table that is not there is no more than a warning to this tooling.</summary>
    public IReadOnlyList<string> Problems() =>
        [.. _model.Validate().Select(m => $"{m.Prefix}{m.Number} {m.MessageType}: {m.Message}\n{CommandNamedIn(m.Message)}")];

    public void Dispose() => _model.Dispose();

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"[dbo].[Command{number}]");

    private string? CommandNamedIn(string message) =>
        _commands.Where((_, number) => message.Contains(NameOf(number), StringComparison.Ordinal)).FirstOrDefault();
}
