using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CampaignPortal.Tests.Support.SqlServer;

/// <summary>
/// Answers T-SQL so far that a service goes on to its next command. A plain SELECT of one table gets all rows of that
/// table, whatever its WHERE says, with nothing where it asks by a subquery; EXISTS asks whether the table has rows; a write gets the keys that it asks for; any
/// other SELECT, a UNION too, gets no rows.
/// </summary>
public sealed class StandInRows(IModel model)
{
    private readonly List<object> _rows = [];
    private int _lastKey = 1000;

    public void Add(params IEnumerable<object> entities) => _rows.AddRange(entities);

    internal DataTableReader Answer(string sql)
    {
        DataTable[] tables = [.. SqlText.Statements(sql).Select(AnswerOf).OfType<DataTable>()];
        return new(tables.Length > 0 ? tables : [new()]);
    }

    private DataTable? AnswerOf(TSqlStatement statement) => statement switch
    {
        SelectStatement { QueryExpression: QuerySpecification query } => Read(query),
        SelectStatement { QueryExpression: BinaryQueryExpression union } => NoRows(union),
        SelectStatement => throw new NotSupportedException("Say what it is answered with."),
        DataModificationStatement write => Written(write),
        _ => null,
    };

    private DataTable Read(QuerySpecification query)
    {
        var answer = new DataTable();
        if (SqlText.Exists(query) is { } exists)
        {
            answer.Columns.Add("", typeof(bool));
            answer.Rows.Add(RowsOf(EntityOf(exists.Table)).Any() != exists.Negated);
        }
        else if (SqlText.PlainColumns(query) is { } columns)
        {
            var entity = EntityOf(SqlText.TableOf(query)!);
            IProperty?[] properties = [.. columns.Select(column => column is null ? null : PropertyOf(entity, column))];
            Array.ForEach(properties, p => answer.Columns.Add(p?.GetColumnName() ?? "", p is null ? typeof(object) : StoredType(p)));
            foreach (var row in RowsOf(entity))
            {
                answer.Rows.Add([.. properties.Select(p => (p is null ? null : StoredValue(p, row)) ?? DBNull.Value)]);
            }
        }
        else
        {
            Array.ForEach([.. query.SelectElements], _ => answer.Columns.Add("", typeof(object)));
        }

        return answer;
    }

    private static DataTable NoRows(QueryExpression query)
    {
        while (query is BinaryQueryExpression union)
        {
            query = union.FirstQueryExpression;
        }

        var answer = new DataTable();
        Array.ForEach([.. ((QuerySpecification)query).SelectElements], _ => answer.Columns.Add("", typeof(object)));
        return answer;
    }

    private DataTable? Written(DataModificationStatement statement)
    {
        var write = SqlText.Specification(statement);
        if (write.OutputClause is not { } output)
        {
            return null;
        }

        var answer = new DataTable();
        var entity = EntityOf(SqlText.NameOf(write.Target)!);
        var columns = output.SelectColumns.Cast<SelectScalarExpression>().Select(c => c.Expression as ColumnReferenceExpression).ToList();
        var names = columns.Select(c => c?.MultiPartIdentifier.Identifiers).ToList();
        var keys = names.Select(n => n?[0].Value == "INSERTED" ? PropertyOf(entity, n[1].Value) : null).ToList();
        keys.ForEach(key => answer.Columns.Add("", key is null ? typeof(int) : StoredType(key)));
        for (var position = 0; position < SqlText.RowCount(write); position++)
        {
            var next = ++_lastKey;
            answer.Rows.Add([.. keys.Select((key, i) => (object)(key is not null ? next : names[i] is not null ? position : 1))]);
        }

        return answer;
    }

    private IEnumerable<object> RowsOf(IEntityType entity) => _rows.Where(r => r.GetType() == entity.ClrType);

    private IEntityType EntityOf(string table) => model.GetEntityTypes().Single(e => e.GetTableName() == table);

    private static IProperty PropertyOf(IEntityType entity, string column) => entity.GetProperties().Single(p => p.GetColumnName() == column);

    private static Type StoredType(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static object? StoredValue(IProperty property, object row)
    {
        var value = property.GetGetter().GetClrValue(row);
        return property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
