using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using System.Text.Json;

namespace CampaignPortal.Core.Checks;

/// <summary>Turns <see cref="CheckFormulas"/> into a script for the browser.</summary>
public static class CheckScript
{
    /// <summary>An ES module whose <c>checks</c> holds one function (facts, rule) for each check, by its camel-case name.</summary>
    /// <exception cref="NotSupportedException">A formula uses more than arithmetic, comparison and logic on its arguments.</exception>
    public static string Write()
    {
        var script = new StringBuilder("// Written by the server from the rules that it runs itself.\nexport const checks = {\n");
        foreach (var (code, formula) in CheckFormulas.All)
        {
            script.Append(CultureInfo.InvariantCulture, $"  {Camel(code.ToString())}: (facts, rule) => {Of(formula.Body)},\n");
        }

        return script.Append("};\n").ToString();
    }

    internal static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static string Of(Expression expression) => expression switch
    {
        BinaryExpression binary => $"({Of(binary.Left)} {Operator(binary.NodeType)} {Of(binary.Right)})",
        MemberExpression { Member.Name: "Value", Expression: MemberExpression nullable } => Of(nullable),
        MemberExpression { Expression: ParameterExpression } member =>
            (member.Member.DeclaringType == typeof(CheckFacts) ? "facts." : "rule.") + Camel(member.Member.Name),
        UnaryExpression { NodeType: ExpressionType.Convert } converted => Of(converted.Operand),
        ConstantExpression { Value: null } => "null",
        ConstantExpression constant => Convert.ToString(constant.Value, CultureInfo.InvariantCulture)!,
        _ => throw new NotSupportedException(expression.ToString()),
    };

    private static string Operator(ExpressionType type) => type switch
    {
        ExpressionType.AndAlso => "&&",
        ExpressionType.OrElse => "||",
        ExpressionType.GreaterThan => ">",
        ExpressionType.GreaterThanOrEqual => ">=",
        ExpressionType.LessThan => "<",
        ExpressionType.LessThanOrEqual => "<=",
        ExpressionType.Equal => "===",
        ExpressionType.NotEqual => "!==",
        ExpressionType.Add => "+",
        ExpressionType.Subtract => "-",
        ExpressionType.Multiply => "*",
        _ => throw new NotSupportedException(type.ToString()),
    };
}
