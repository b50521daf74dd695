using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace CampaignPortal.Tests.Support.SqlServer;

/// <summary>Hands its text and parameters to the recorder instead of a server.</summary>
internal sealed class RecordingCommand(CommandRecorder recorder) : DbCommand
{
    // The provider sets the types of real SqlParameters; they say how a parameter is declared.
    private readonly SqlCommand _parameters = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; }

    protected override DbTransaction? DbTransaction { get; set; }

    protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery()
    {
        using var answer = Send();
        return 1;
    }

    public override object? ExecuteScalar()
    {
        using var answer = Send();
        return answer.Read() ? answer.GetValue(0) : null;
    }

    protected override DbParameter CreateDbParameter() => new SqlParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Send();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _parameters.Dispose();
        }

        base.Dispose(disposing);
    }

    private DataTableReader Send() => recorder.Record(CommandText, _parameters.Parameters.Cast<SqlParameter>());
}
