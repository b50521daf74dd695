using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Extensions;

namespace CampaignPortal.Web.Hosting;

/// <summary>
/// A number in a page's address that is none is taken as missing: an address that was cut short or typed by hand is no fault of
/// the server, which is what the page would make of it.
/// </summary>
internal sealed class QueryNumbers(RequestDelegate next)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlySet<string>> Names = new();

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.QueryString.HasValue && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page
            && Names.GetOrAdd(page.Type, Of) is { Count: > 0 } names && request.Query.Any(q => names.Contains(q.Key) && !q.Value.All(IsNumber)))
        {
            request.QueryString = new QueryBuilder(
                from parameter in request.Query
                from value in parameter.Value
                where !names.Contains(parameter.Key) || IsNumber(value)
                select KeyValuePair.Create(parameter.Key, value ?? "")).ToQueryString();
        }

        return next(context);
    }

    private static IReadOnlySet<string> Of(Type page) => (
        from property in page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        let query = property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()
        where query is not null && (property.PropertyType == typeof(int?) || property.PropertyType == typeof(int[]))
        select query.Name ?? property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static bool IsNumber(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _);
}
