using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.Rollup;

/// <summary>A view of the rollup as its address says it, for pages and files alike. What cannot be read is left out.</summary>
public sealed record RollupAddress
{
    public const string DayField = "ngay";
    public const string FromField = "tu";
    public const string ToField = "den";
    public const string SortField = "sap";
    public const string ColumnField = "cot";
    public const string GroupField = "nhom";
    public const string PaceField = "lop";
    public const string ReportField = "bao-cao";
    public const string CommuneField = "xa";

    /// <summary>The value of <see cref="GroupField"/> for subtotals of every group; any other is a group's name.</summary>
    public const string EveryGroup = "1";

    public static readonly IReadOnlyDictionary<PaceClass, string> Paces = new Dictionary<PaceClass, string>
    {
        [PaceClass.Done] = "dat",
        [PaceClass.OnTrack] = "dung-tien-do",
        [PaceClass.Slow] = "cham",
        [PaceClass.Urge] = "can-don-doc",
    };

    public static readonly IReadOnlyDictionary<ReportFilter, string> Reports = new Dictionary<ReportFilter, string>
    {
        [ReportFilter.Reported] = "da-bao-cao",
        [ReportFilter.OnTime] = "dung-han",
        [ReportFilter.Late] = "tre",
        [ReportFilter.Zero] = "khong-phat-sinh",
        [ReportFilter.Missing] = "chua",
    };

    public required string Path { get; init; }

    public int? CommuneId { get; init; }

    public DateOnly? Day { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public RollupShape Shape { get; init; } = RollupShape.Plain;

    public static RollupAddress Of(IQueryCollection query, string path)
    {
        ArgumentNullException.ThrowIfNull(query);
        var sort = Text(SortField);
        var group = Text(GroupField);
        return new()
        {
            Path = path,
            CommuneId = WholeNumber.Of(query[CommuneField]),
            Day = ChosenDay.Of(query[DayField]),
            From = ChosenDay.Of(query[FromField]),
            To = ChosenDay.Of(query[ToField]),
            Shape = new()
            {
                Columns = [.. query[ColumnField].SelectMany(c => (c ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)],
                Sort = sort?.TrimStart('-'),
                IsDescending = sort?.StartsWith('-') == true,
                IsGrouped = group == EveryGroup,
                Group = group == EveryGroup ? null : group,
                Pace = Key(Paces, PaceField),
                Report = Key(Reports, ReportField),
            },
        };

        string? Text(string field) => query[field].FirstOrDefault() is { Length: > 0 } text ? text : null;

        T? Key<T>(IReadOnlyDictionary<T, string> words, string field)
            where T : struct => Text(field) is { } word && words.FirstOrDefault(w => w.Value == word) is { Value: not null } found ? found.Key : null;
    }

    /// <summary>The days that are asked for, kept within the campaign and <paramref name="last"/>.</summary>
    public RollupSpan Span(CampaignDefinition campaign, DateOnly last)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        if (From is null && To is null)
        {
            return ChosenDay.Of(Day is { } day ? Show.Iso(day) : null, campaign, last);
        }

        var first = campaign.Campaign.StartDay;
        var (from, to) = (Within(From ?? first), Within(To ?? last));
        return from <= to ? new(from, to) : new(to, from);

        DateOnly Within(DateOnly wanted) => wanted < first ? first : wanted > last ? last : wanted;
    }

    public RollupAddress On(RollupSpan span) => span.IsDay
        ? this with { Day = span.Day, From = null, To = null }
        : this with { Day = null, From = span.From, To = span.Day };

    public RollupAddress With(Func<RollupShape, RollupShape> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return this with { Shape = change(Shape) };
    }

    /// <summary>Sorted by a column: first its more telling way, then the other.</summary>
    public RollupAddress SortedBy(string key, bool highestFirst) => With(s => s with
    {
        Sort = key,
        IsDescending = s.Sort == key ? !s.IsDescending : highestFirst,
    });

    /// <summary>The query's fields in one order, but for those that a form has itself.</summary>
    public IEnumerable<(string Name, string Value)> Fields(params string[] but)
    {
        (string Name, string? Value)[] all =
        [
            (CommuneField, CommuneId?.ToString(CultureInfo.InvariantCulture)),
            (DayField, Iso(Day)), (FromField, Iso(From)), (ToField, Iso(To)),
            (GroupField, Shape.IsGrouped ? EveryGroup : Shape.Group),
            (PaceField, Shape.Pace is { } pace ? Paces[pace] : null), (ReportField, Shape.Report is { } report ? Reports[report] : null),
            (SortField, Shape.Sort is { } sort ? (Shape.IsDescending ? "-" : "") + sort : null),
            (ColumnField, Shape.Columns.Count > 0 ? string.Join(',', Shape.Columns) : null),
        ];
        return all.Where(f => f.Value is not null && !but.Contains(f.Name, StringComparer.Ordinal)).Select(f => (f.Name, f.Value!));

        static string? Iso(DateOnly? day) => day is { } d ? Show.Iso(d) : null;
    }

    public override string ToString()
    {
        var query = string.Join('&', Fields().Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value).Replace("%2C", ",", StringComparison.Ordinal)}"));
        return query.Length == 0 ? Path : $"{Path}?{query}";
    }
}
