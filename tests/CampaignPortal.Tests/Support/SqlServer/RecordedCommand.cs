using System.Data;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace CampaignPortal.Tests.Support.SqlServer;

/// <summary>What was sent: the text, and its parameters as a procedure declares them ("@id int").</summary>
public sealed partial record RecordedCommand(string Sql, IReadOnlyList<string> Parameters)
{
    /// <summary>The text without what differs from row to row: two inserts of 7 and of 42 rows have one shape.</summary>
    public string Shape => string.Join(
        '\n', RowNumber().Replace(ParameterNumber().Replace(Sql, "@p"), ", #)").Split('\n').Select(line => line.TrimEnd(',', ';')).Distinct());

    public static RecordedCommand Of(string sql, IEnumerable<SqlParameter> parameters) =>
        new(sql, [.. parameters.Select(p => $"@{p.ParameterName.TrimStart('@')} {TypeOf(p)}")]);

    // Only what the model uses: another type has to be thought about, not guessed.
    private static string TypeOf(SqlParameter parameter) => parameter.SqlDbType switch
    {
        SqlDbType.NVarChar when parameter.Size is > 0 and <= 4000 => string.Create(CultureInfo.InvariantCulture, $"nvarchar({parameter.Size})"),
        SqlDbType.NVarChar => "nvarchar(max)",
        SqlDbType.VarBinary => "varbinary(max)",
        SqlDbType.Bit => "bit",
        SqlDbType.Int => "int",
        SqlDbType.BigInt => "bigint",
        SqlDbType.Float => "float",
        SqlDbType.Decimal => string.Create(CultureInfo.InvariantCulture, $"decimal({parameter.Precision}, {parameter.Scale})"),
        SqlDbType.Date => "date",
        SqlDbType.Time => "time",
        SqlDbType.DateTime2 => "datetime2",
        SqlDbType.DateTimeOffset => "datetimeoffset",
        SqlDbType.UniqueIdentifier => "uniqueidentifier",
        _ => throw new NotSupportedException($"{parameter.ParameterName} is a {parameter.SqlDbType}"),
    };

    [GeneratedRegex(@"@p\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterNumber();

    // The last item of each row of a MERGE is its position.
    [GeneratedRegex(@", \d+\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RowNumber();
}
