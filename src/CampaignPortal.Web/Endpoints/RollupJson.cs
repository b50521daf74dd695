using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Endpoints;

/// <summary>
/// The rollup for programs: column keys are those of the data set layout, days are ISO, moments are wall time in
/// Asia/Ho_Chi_Minh, null is blank. Written field by field: load tools drive it, and a dictionary a row costs as much as
/// half of the reading.
/// </summary>
internal static class RollupJson
{
    // Vietnamese letters as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    public static ReadOnlyMemory<byte> Write(CampaignDefinition campaign, RollupView view)
    {
        var rollup = view.Table;
        var columns = view.Columns.Where(c => c.IsNumber).Select(c => (c, JsonEncodedText.Encode(c.Key))).ToArray();
        var bytes = new ArrayBufferWriter<byte>(512 * (rollup.Rows.Count + 2));
        using var json = new Utf8JsonWriter(bytes, Options);
        json.WriteStartObject();
        json.WriteNumber("campaign"u8, campaign.Id);
        json.WriteString("name"u8, campaign.Campaign.Name);
        json.WriteString("from"u8, Show.Iso(rollup.Span.From));
        json.WriteString("day"u8, Show.Iso(rollup.Day));
        json.WriteString("asOf"u8, rollup.AsOf);
        json.WriteNumber("daysLeft"u8, rollup.DaysLeft);
        json.WritePropertyName("neededPerDay"u8);
        Write(json, rollup.NeededPerDay);
        json.WriteString("official"u8, rollup.Official.ToString());
        json.WritePropertyName("total"u8);
        Write(json, view.Lines[0].Row, columns);
        json.WriteStartArray("rows"u8);
        foreach (var row in view.Areas)
        {
            Write(json, row, columns);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, RollupRow row, (RollupColumn Column, JsonEncodedText Key)[] columns)
    {
        json.WriteStartObject();
        json.WriteString("code"u8, row.Code);
        json.WriteString("name"u8, row.Name);
        json.WriteBoolean("reported"u8, row.IsReported);
        if (row.SubmittedAt is { } at)
        {
            json.WriteString("submittedAt"u8, at);
        }
        else
        {
            json.WriteNull("submittedAt"u8);
        }

        json.WriteString("group"u8, row.GroupName);
        json.WriteString("dc01Day"u8, row.Dc01Day is { } day ? Show.Iso(day) : null);
        json.WriteNumber("rank"u8, row.Rank);
        json.WritePropertyName("rankBefore"u8);
        Write(json, row.RankBefore);
        json.WriteString("pace"u8, row.Pace.ToString());
        json.WriteStartObject("figures"u8);
        foreach (var (column, key) in columns)
        {
            json.WritePropertyName(key);
            Write(json, column.ValueOf(row));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
