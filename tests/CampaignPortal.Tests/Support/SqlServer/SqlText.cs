using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CampaignPortal.Tests.Support.SqlServer;

/// <summary>Reads T-SQL with Microsoft's own parser of the version that the model is checked for.</summary>
internal static class SqlText
{
    /// <summary>What the parser finds wrong; empty for good text. <c>GO</c> ends a batch.</summary>
    public static IReadOnlyList<string> Errors(string sql)
    {
        Parse(sql, out var errors);
        return [.. errors.Select(e => $"line {e.Line}: {e.Message}")];
    }

    public static IReadOnlyList<TSqlBatch> Batches(string sql)
    {
        var script = Parse(sql, out var errors);
        Assert.True(errors.Count == 0, $"{errors.FirstOrDefault()?.Message} in\n{sql}");
        return [.. script.Batches];
    }

    public static IEnumerable<TSqlStatement> Statements(string sql) => Batches(sql).SelectMany(b => b.Statements);

    /// <summary>
    /// The column names of a SELECT of bare columns from one table without grouping, null in the place of a subquery; null for any other SELECT.
    /// </summary>
    public static IReadOnlyList<string?>? PlainColumns(QuerySpecification query)
    {
        List<ScalarExpression?> columns = [.. query.SelectElements.Select(e => (e as SelectScalarExpression)?.Expression)];
        return TableOf(query) is null || query.GroupByClause is not null || columns[0] is ScalarSubquery || !columns.TrueForAll(c => c is ColumnReferenceExpression or ScalarSubquery)
            ? null
            : [.. columns.Select(c => (c as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[^1].Value)];
    }

    /// <summary>The one table of a SELECT; null where there is none or a join.</summary>
    public static string? TableOf(QuerySpecification query) =>
        query.FromClause?.TableReferences is [NamedTableReference table] ? table.SchemaObject.BaseIdentifier.Value : null;

    public static string? NameOf(TableReference table) => (table as NamedTableReference)?.SchemaObject.BaseIdentifier.Value;

    /// <summary>For <c>SELECT CASE WHEN [NOT] EXISTS (SELECT … FROM table …)</c>: the table and whether NOT is there.</summary>
    public static (string Table, bool Negated)? Exists(QuerySpecification query)
    {
        if (query is { FromClause: null, SelectElements: [SelectScalarExpression { Expression: SearchedCaseExpression { WhenClauses: [var when] } }] })
        {
            var negated = when.WhenExpression is BooleanNotExpression;
            var exists = (negated ? ((BooleanNotExpression)when.WhenExpression).Expression : when.WhenExpression) as ExistsPredicate;
            return exists?.Subquery.QueryExpression is QuerySpecification inner && TableOf(inner) is { } table ? (table, negated) : null;
        }

        return null;
    }

    public static DataModificationSpecification Specification(DataModificationStatement statement) => statement switch
    {
        InsertStatement insert => insert.InsertSpecification,
        UpdateStatement update => update.UpdateSpecification,
        DeleteStatement delete => delete.DeleteSpecification,
        MergeStatement merge => merge.MergeSpecification,
        _ => throw new NotSupportedException(statement.GetType().Name),
    };

    /// <summary>How many rows a write names; 1 for an update or a delete, which name theirs by key.</summary>
    public static int RowCount(DataModificationSpecification write) => write switch
    {
        InsertSpecification { InsertSource: ValuesInsertSource values } => values.RowValues.Count,
        MergeSpecification { TableReference: InlineDerivedTable values } => values.RowValues.Count,
        _ => 1,
    };

    private static TSqlScript Parse(string sql, out IList<ParseError> errors)
    {
        using var reader = new StringReader(sql);
        return (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out errors);
    }
}
