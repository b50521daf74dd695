using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.OpenData;

namespace CampaignPortal.Web.Features.OpenData;

/// <summary>The interface described for programs (OpenAPI 3.1), made from the columns that the tables themselves are made from.</summary>
internal static class OpenApiDescription
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly Parameter Commune = new("xa", "Code of one commune. A token of one commune reads that one and needs none.", "30208");
    private static readonly Parameter Day = new("ngay", "Campaign day as 2023-08-20; today where it is missing.", "2023-08-20");
    private static readonly Parameter From = new("tu", "First day; the first of the campaign where it is missing.", "2023-08-05");
    private static readonly Parameter To = new("den", "Last day; today where it is missing. At most 100 days.", "2023-08-20");
    private static readonly Parameter Level = new("cap", "xa (communes) or ap (hamlets of one commune).", "xa");
    private static readonly Parameter Style = new("kieu", "viet: semicolons and decimal commas (default). quoc-te: commas and decimal points.", "quoc-te");

    public static string Write(CampaignDefinition campaign)
    {
        var paths = new JsonObject { ["/openapi.json"] = new JsonObject { ["get"] = Operation("This description.", [], "application/json", new() { ["type"] = "object" }) } };
        Add(paths, "rollup", "Figures of a day: a line for each commune, or for each hamlet of one.", OpenColumns.Rollup(campaign), [Day, Commune, Level]);
        Add(paths, "counts", "Every count that was given, by commune, day, hamlet and indicator.", OpenColumns.Counts, [From, To, Commune]);
        Add(paths, "completeness", "Who reported which day, on time, late or not at all.", OpenColumns.Completeness, [From, To, Commune]);
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Dữ liệu mở: " + campaign.Campaign.Name,
                ["version"] = "1",
                ["description"] = "Figures of the campaign as its pages show them. Moments are wall time in Asia/Ho_Chi_Minh. null (empty in CSV) is blank, which is not zero.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = OpenDataEndpoints.Root }),
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
                ["schemas"] = new JsonObject { ["problem"] = Problem() },
            },
        }.ToJsonString(Options);
    }

    private static void Add(JsonObject paths, string table, string summary, IReadOnlyList<OpenColumn> columns, Parameter[] parameters)
    {
        paths[$"/{table}.json"] = new JsonObject { ["get"] = Operation(summary, parameters, "application/json", Schema(columns)) };
        paths[$"/{table}.csv"] = new JsonObject { ["get"] = Operation(summary + " The same columns as CSV.", [.. parameters, Style], "text/csv", new() { ["type"] = "string" }) };
    }

    private static JsonObject Operation(string summary, Parameter[] parameters, string type, JsonObject schema) => new()
    {
        ["summary"] = summary,
        ["parameters"] = new JsonArray([.. parameters.Select(p => new JsonObject
        {
            ["name"] = p.Name,
            ["in"] = "query",
            ["description"] = p.Meaning,
            ["schema"] = new JsonObject { ["type"] = "string" },
            ["example"] = p.Example,
        })]),
        ["responses"] = new JsonObject
        {
            ["200"] = new JsonObject { ["description"] = "The data.", ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = schema } } },
            ["304"] = new JsonObject { ["description"] = "Nothing has changed since the answer with this ETag." },
            ["400"] = Refusal("The question is wrong; detail says what to do."),
            ["401"] = Refusal("No token, or one that is unknown, has run out or was revoked."),
            ["403"] = Refusal("Not for this reader."),
            ["429"] = Refusal("Too many requests; Retry-After says for how many seconds to wait."),
        },
    };

    private static JsonObject Refusal(string description) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/problem" } } },
    };

    private static JsonObject Problem() => Object(
        ("type", new() { ["type"] = "string" }), ("title", new() { ["type"] = "string" }), ("status", new() { ["type"] = "integer" }),
        ("detail", new() { ["type"] = "string", ["description"] = "A sentence for people." }), ("code", new() { ["type"] = "string", ["description"] = "Stays." }));

    private static JsonObject Schema(IReadOnlyList<OpenColumn> columns) => Object(
        ("table", new() { ["type"] = "string" }), ("campaign", new() { ["type"] = "string" }), ("from", new() { ["type"] = "string", ["format"] = "date" }),
        ("to", new() { ["type"] = "string", ["format"] = "date" }), ("as_of", new() { ["type"] = "string", ["format"] = "date-time" }),
        ("rows", new() { ["type"] = "array", ["items"] = Object([.. columns.Select(c => (c.Name, Column(c)))]) }));

    private static JsonObject Object(params (string Name, JsonObject Schema)[] properties) =>
        new() { ["type"] = "object", ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Name, p.Schema))) };

    private static JsonObject Column(OpenColumn column)
    {
        var (type, format) = column.Kind switch
        {
            OpenKind.WholeNumber => ("integer", (string?)null),
            OpenKind.Percent => ("number", null),
            OpenKind.YesNo => ("boolean", null),
            OpenKind.Day => ("string", "date"),
            OpenKind.Moment => ("string", "date-time"),
            _ => ("string", null),
        };
        var schema = new JsonObject { ["type"] = new JsonArray(type, "null"), ["description"] = column.Meaning };
        if (format is not null)
        {
            schema["format"] = format;
        }

        return schema;
    }

    private sealed record Parameter(string Name, string Meaning, string Example);
}
