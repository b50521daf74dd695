using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignPortal.Tests.Support.SqlServer;

/// <summary>Keeps every command of the contexts that it is given to, and answers from <see cref="StandInRows"/>.</summary>
public sealed class CommandRecorder
{
    private readonly List<RecordedCommand> _commands = [];
    private StandInRows? _rows;

    /// <summary>In the order in which they were sent.</summary>
    public IReadOnlyList<RecordedCommand> Commands => _commands;

    /// <summary>What the database is taken to hold.</summary>
    public StandInRows Rows => _rows ?? throw new InvalidOperationException("The model has not been given.");

    /// <summary>The next command with this text in it is answered as by a server that went away.</summary>
    public string? LoseOnceAt { get; set; }

    public void UseModel(IModel model) => _rows = new(model);

    internal DataTableReader Record(string sql, IEnumerable<SqlParameter> parameters)
    {
        _commands.Add(RecordedCommand.Of(sql, parameters));
        if (LoseOnceAt is { } text && sql.Contains(text, StringComparison.Ordinal))
        {
            LoseOnceAt = null;
            throw new TimeoutException();
        }

        return Rows.Answer(sql);
    }
}
