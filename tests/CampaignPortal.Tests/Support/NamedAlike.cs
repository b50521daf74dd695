using System.Collections;
using System.Linq.Expressions;
using System.Reflection;

namespace CampaignPortal.Tests.Support;

/// <summary>
/// Makes a value of any type of the portal in which every text that people give is the same: one item in each list, the same number
/// and the same day wherever one stands, so that what belongs together is found.
/// </summary>
/// <param name="known">Values of the types whose parts must agree with each other.</param>
internal sealed class NamedAlike(string text, DateOnly day, IReadOnlyDictionary<Type, object> known)
{
    private const int Deepest = 12;

    // Indicators have the numbers up to this.
    private const int Numbers = 8;

    private static readonly string[] Addresses = ["Href", "Link", "Path", "Address", "Url"];

    /// <param name="name">Of the property or parameter.</param>
    public object? Make(Type type, string name = "", int depth = 0)
    {
        if (known.TryGetValue(type, out var value))
        {
            return value;
        }

        if (depth > Deepest)
        {
            return null;
        }

        return Nullable.GetUnderlyingType(type) is { } inner ? Make(inner, name, depth + 1)
            : type == typeof(string) ? Addresses.Contains(name, StringComparer.Ordinal) ? "/x" : text
            : type == typeof(bool) ? true
            : type.IsEnum ? Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)
            : type == typeof(DateOnly) ? day
            : type == typeof(DateTime) ? day.ToDateTime(new(15, 0))
            : type == typeof(TimeOnly) ? new TimeOnly(16, 30)
            : type == typeof(TimeSpan) ? TimeSpan.FromMinutes(7)
            : type == typeof(Guid) ? new Guid("11111111-1111-1111-1111-111111111111")
            : type == typeof(object) ? text
            : type.IsPrimitive || type == typeof(decimal) ? Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture)
            : type.IsAssignableTo(typeof(Delegate)) ? Function(type)
            : type.IsArray ? List(type.GetElementType()!, depth).ToArray()
            : type.IsGenericType && Collection(type, depth) is { } collection ? collection
            : Object(type, depth);
    }

    private object? Collection(Type type, int depth)
    {
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 2 && typeof(Dictionary<,>).MakeGenericType(arguments) is var table && table.IsAssignableTo(type))
        {
            var made = (IDictionary)Activator.CreateInstance(table)!;
            foreach (var key in arguments[0] == typeof(int) ? Enumerable.Range(1, Numbers).Cast<object>() : [Make(arguments[0], "", depth + 1)!])
            {
                made[key] = Make(arguments[1], "", depth + 1);
            }

            return made;
        }

        if (arguments.Length != 1)
        {
            return null;
        }

        var list = List(arguments[0], depth);
        return typeof(List<>).MakeGenericType(arguments).IsAssignableTo(type) ? list.List
            : typeof(HashSet<>).MakeGenericType(arguments) is var set && set.IsAssignableTo(type) ? Activator.CreateInstance(set, list.List)
            : null;
    }

    private Items List(Type of, int depth)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(of))!;
        list.Add(Make(of, "", depth + 1));
        return new(list, of);
    }

    private static Delegate Function(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        var parameters = invoke.GetParameters().Select(p => Expression.Parameter(p.ParameterType)).ToList();
        Expression body = invoke.ReturnType == typeof(void) ? Expression.Empty()
            : invoke.ReturnType == typeof(string) ? Expression.Constant("/x")
            : Expression.Default(invoke.ReturnType);
        return Expression.Lambda(type, body, parameters).Compile();
    }

    private object Object(Type type, int depth)
    {
        if (type.IsAbstract)
        {
            type = type.Assembly.GetTypes().First(t => !t.IsAbstract && t.IsAssignableTo(type));
        }

        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(c => c.GetParameters() is not [var only] || only.ParameterType != type)
            .OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        var parameters = constructor?.GetParameters() ?? [];
        var made = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. parameters.Select(p => Make(p.ParameterType, p.Name!, depth + 1))]);
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0
                && !parameters.Any(p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase)))
            {
                property.SetValue(made, Make(property.PropertyType, property.Name, depth + 1));
            }
        }

        return made;
    }

    private sealed record Items(IList List, Type Of)
    {
        public Array ToArray()
        {
            var array = Array.CreateInstance(Of, List.Count);
            List.CopyTo(array, 0);
            return array;
        }
    }
}
