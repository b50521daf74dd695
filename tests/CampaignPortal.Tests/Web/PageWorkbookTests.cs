using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CampaignPortal.Core.Excel;
using CampaignPortal.Tests.Excel;

namespace CampaignPortal.Tests.Web;

/// <summary>Workbooks beside the tables of their pages: row by row and cell by cell the same figures, days, moments and words, and no others.</summary>
public sealed partial class PageWorkbookTests(FilledPortal filled) : IClassFixture<FilledPortal>
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly Pair[] Pairs =
    [
        new("lanhdao", "/tong-quan?ngay=2023-08-20", ".chart ~ details table", "tong-quan", [0, 1, 2, 3]),
        new("lanhdao", "/tong-quan?ngay=2023-08-20", ".today-bars ~ details table", "tong-quan", [0, 1, 2, 3, 4], Sheet: 1, Below: 1),
        new("quantri", "/chi-tieu?chi-tieu=activated", "table.stack", "lan-giao-chi-tieu", [0, 1, 1, 1, 2, 2, 3]),
        new("congan", "/don-doc/thu-nhac", "table.letters", "thu-nhac", [0, 1, 1, 2, 3, 4, 4]),
        new("quantri", "/quan-tri/du-lieu-mo", "table.stack:has(tr[data-token-id])", "ma-doc", [0, 1, 2, 3, 4, 5, 5, 6, 6]),
        new("congan", "/khen-thuong", "table.stack:has(tbody th):has(thead th:nth-child(4))", "xet-khen-thuong", [0, 0, 0, -1, 1, 2, 3, 3]),
        new("congan", "/khen-thuong", "details table.stack:not(:has(tbody th))", "xet-khen-thuong", [0, 1, 2, 3, 3, 3], Sheet: 2, Split: 3),
        new("congan", "/bao-cao-tong-ket/theo-doi", "table.papers", "bao-cao-tong-ket", [-1, 0, 1, 2, 4, -1, 3, -1, -1], Below: 1),
        new("congan", "/ke-hoach", "table.papers", "ke-hoach", [-1, 0, 1, 2, 3, 4, 2], Below: 1, Reshape: Versions),
        new("congan", "/kiem-tra", "table.inspections", "kiem-tra", [0, 0, 1, -1, 2, 3, 3, -1, -1, -1, -1, -1], Split: 3, Reshape: Lateness),
        new("congan", "/mo-lai", "table.stack", "mo-lai", [0, 1, 2, 2, 2, 3, 3, 4, 4], Above: 1, Reshape: Short),
        new("congan", "/bao-cao", "table.document-table:has(td a[href^='/bao-cao?ngay='])", "bao-cao-da-chot", [0, 1, 2, 3]),
        new("congan", "/don-vi?don-vi=3", "table.unit-history", "ngay-cua-don-vi", [0, 1, 1, 2, -1, -1, 3, 3], IsUpsideDown: true),
        new("congan", "/don-doc/nhat-ky", "table.stack:has(.tag)", "nhat-ky-don-doc", [-1, 0, 1, 1, 2, 3, -1, 4, 4, 4, -1, 4], Reshape: Outcome),
        new("congan", "/don-doc/nhat-ky", "table.stack:not(:has(.tag))", "nhat-ky-don-doc", [-1, 0, 1, 2, 3, 4], Sheet: 1, Above: 1),
        new("lanhdao", "/can-kiem-tra", "table.stack", "can-kiem-tra", [0, 0, 0, 1, 2, 3, 3, 4, 5, 5]),
    ];

    public static TheoryData<int> Each => [.. Enumerable.Range(0, Pairs.Length)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Each))]
    public async Task A_workbook_has_what_its_page_shows(int index)
    {
        var pair = Pairs[index];
        using var visitor = await filled.Portal.SignInAsync(pair.User);
        var page = await visitor.PageAsync(pair.Page);
        var lines = Lines(page, pair);
        var rows = await RowsAsync(visitor, page, pair.Workbook, pair.Sheet);
        rows = [.. rows.Skip(pair.Above).SkipLast(pair.Below)];
        Assert.True(lines.Count > 1, "nothing is compared");
        Assert.Equal(lines.Count, rows.Count);
        rows = pair.Reshape is { } reshape ? rows.ConvertAll(r => reshape(r)) : rows;
        if (pair.IsUpsideDown)
        {
            rows.Reverse();
        }

        foreach (var (line, cells) in lines.Zip(rows))
        {
            Assert.Equal(pair.Columns.Count, cells.Length);
            foreach (var (place, shown) in line.Index())
            {
                AssertSame(shown, [.. cells.Where((_, column) => pair.Columns[column] == place)]);
            }
        }
    }

    [Fact]
    public async Task The_figures_of_commendation_are_those_beside_each_name()
    {
        using var visitor = await filled.Portal.SignInAsync("congan");
        var page = await visitor.PageAsync("/khen-thuong");
        var lines = (from row in page.QuerySelectorAll("table.stack:has(.evidence) tbody tr")
                     from line in row.QuerySelectorAll(".evidence > li")
                     select (Name: Text(row.QuerySelector("th")!), Line: Text(line).Replace("/", " / ", StringComparison.Ordinal).Split("đạt từ "))).ToList();
        var names = lines.Select(l => l.Name).ToHashSet(StringComparer.Ordinal);
        var rows = (await RowsAsync(visitor, page, "xet-khen-thuong", 1)).Where(r => names.Contains((string)r[0]!)).ToList();

        // Whoever has been decided on stands in the other tables.
        Assert.True(names.Count > 30);
        Assert.Equal(lines.Count, rows.Count);
        foreach (var (name, line) in lines)
        {
            var cells = rows.Single(r => (string)r[0]! == name && line[0].StartsWith(r[2] + ":", StringComparison.Ordinal));
            AssertSame(line[0], cells[2..8]);
            Assert.Equal(line.Length > 1, ((string)cells[8]!).Contains("đạt từ", StringComparison.Ordinal));
            Assert.EndsWith(line.Length > 1 ? line[1].Replace(" / ", "/", StringComparison.Ordinal) : "", (string)cells[8]!, StringComparison.Ordinal);
        }
    }

    // Of a commune that was behind the page says what it gained since, of one that was missing only how long that took.
    private static object?[] Outcome(object?[] cells) =>
        (string)cells[3]! == "Chậm tiến độ" ? [.. cells[..8], (double)cells[10]! - (double)cells[8]!, cells[9], null, cells[11]] : [.. cells[..8], null, null, null, null];

    // Within a sentence the page leaves the year out.
    private static object?[] Short(object?[] cells) => [.. cells[..7], ((string)cells[7]!).Replace("/08/2023", "/8", StringComparison.Ordinal), cells[8]];

    // The page counts versions from the second on.
    private static object?[] Versions(object?[] cells) => [.. cells[..6], cells[6] is > 1d ? cells[6] : null];

    // The page says the due day of what is in time and open, and else by how many days it is or was late.
    private static object?[] Lateness(object?[] cells)
    {
        var late = cells[6] is DateTime due ? (((DateTime?)cells[8] ?? new DateTime(2023, 8, 20)).Date - due).Days : 0;
        return [.. cells[..6], late > 0 ? (double)late : cells[8] is null ? cells[6] : null, .. cells[7..]];
    }

    private static async Task<List<object?[]>> RowsAsync(Visitor visitor, IHtmlDocument page, string workbook, int sheet)
    {
        var href = page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).First(h => h.StartsWith($"/tai-ve/{workbook}.xlsx", StringComparison.Ordinal));
        using var answer = await visitor.GetAsync(href);
        var file = await answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Empty(Cells.Faults(file));
        return [.. Cells.Read(file, sheet).Skip(TableWorkbook.HeadingRow)];
    }

    // The cells of each row as they are read; a row with a list in the cell that is split gives a line for each of its items.
    private static List<List<string>> Lines(IHtmlDocument page, Pair pair)
    {
        var lines = new List<List<string>>();
        foreach (var row in page.QuerySelectorAll(pair.Table).SelectMany(t => t.QuerySelectorAll("tbody tr")))
        {
            var cells = row.Children.Where(c => c.LocalName is "th" or "td").ToList();
            var texts = cells.ConvertAll(Text);
            var items = pair.Split is { } split ? cells[split].QuerySelectorAll("li").Select(Text).ToList() : [];
            lines.AddRange(items.Count == 0 ? [texts] : items.Select(item => texts.Index().Select(t => t.Index == pair.Split ? item : t.Item).ToList()));
        }

        return lines;
    }

    /// <summary>Every value stands in the page's cell, and every number there is one of them.</summary>
    private static void AssertSame(string shown, object?[] values)
    {
        var numbers = Numbers(shown);
        var known = new List<string>();
        foreach (var value in values.OfType<object>())
        {
            var forms = Forms(value);
            Assert.True(
                value is string words ? shown.Contains(Spaced(words), StringComparison.Ordinal) : forms.Any(f => Numbers(f).TrueForAll(numbers.Contains)),
                $"“{shown}” lacks {forms[0]}");
            known.AddRange(forms.SelectMany(Numbers));
        }

        if (values.Length > 0)
        {
            Assert.True(numbers.TrueForAll(known.Contains), $"“{shown}” has more than {string.Join(", ", values)}");
        }
    }

    private static string[] Forms(object value) => value switch
    {
        string words => [Spaced(words)],
        DateTime { TimeOfDay.Ticks: 0 } day => [day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), day.ToString("d/M", CultureInfo.InvariantCulture)],
        DateTime moment => [moment.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture), moment.ToString("HH:mm d/M", CultureInfo.InvariantCulture)],
        double number when number == Math.Floor(number) => [number.ToString("N0", Vietnamese), number.ToString("N2", Vietnamese)],
        double number => [number.ToString("N2", Vietnamese), number.ToString("0.##", Vietnamese)],
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No such cell."),
    };

    private static List<string> Numbers(string text) => [.. Number().Matches(text).Select(m => m.Value)];

    private static string Text(IElement cell) => Spaced(cell.TextContent);

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // A day of the week, T2 to T7, is no number.
    [GeneratedRegex(@"(?<!\bT)\d+(?:[.,:/]\d+)*")]
    private static partial Regex Number();

    /// <param name="Table">The page's tables, in the order of the workbook's rows.</param>
    /// <param name="Columns">Of each column of the workbook the page's cell; -1 where the workbook says more than the page.</param>
    /// <param name="Above">Rows that the workbook alone has, above the others.</param>
    /// <param name="Below">The same below them, such as a total.</param>
    /// <param name="Split">The cell whose items are rows of the workbook.</param>
    private sealed record Pair(
        string User, string Page, string Table, string Workbook, IReadOnlyList<int> Columns, int Sheet = 0, int Above = 0, int Below = 0, int? Split = null, bool IsUpsideDown = false,
        Func<object?[], object?[]>? Reshape = null);
}
