using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CampaignPortal.Core.OpenData;

/// <summary>A table as JSON: what it is, and an object for each line.</summary>
public static class OpenJson
{
    private const int LinesPerFlush = 64;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static async Task WriteAsync(OpenTable table, Stream to, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        await using var json = new Utf8JsonWriter(to, Options);
        json.WriteStartObject();
        json.WriteString("table", table.Name);
        json.WriteString("campaign", table.Campaign);
        json.WriteString("from", Day(table.From));
        json.WriteString("to", Day(table.To));
        json.WriteString("as_of", Moment(table.AsOf));
        json.WriteStartArray("rows");
        var lines = 0;
        await foreach (var row in table.Rows.WithCancellation(cancel))
        {
            json.WriteStartObject();
            for (var index = 0; index < row.Count; index++)
            {
                json.WritePropertyName(table.Columns[index].Name);
                Write(json, row[index]);
            }

            json.WriteEndObject();
            if (++lines % LinesPerFlush == 0)
            {
                await json.FlushAsync(cancel);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case DateOnly day:
                json.WriteStringValue(Day(day));
                break;
            case DateTime at:
                json.WriteStringValue(Moment(at));
                break;
            case bool isSo:
                json.WriteBooleanValue(isSo);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            default:
                throw new InvalidOperationException($"{value.GetType()} has no form in JSON.");
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Vietnam keeps +07:00 the year round.
    private static string Moment(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + "+07:00";
}
