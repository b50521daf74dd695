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

    // What a commune's word on a difference has beside its text.
    private const string Explained = ".word small, p.word.small, .files, .explain";
    private const string History = "/lich-su?xa=2&ap=6&ngay=2023-08-20";

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
        new("congan", "/don-vi?don-vi=3", "table.unit-history", "ngay-cua-don-vi", [0, 1, 1, 2, 3, 4, 5, 5], IsUpsideDown: true),
        new("congan", "/don-doc/nhat-ky", "table.stack:has(.tag)", "nhat-ky-don-doc", [-1, 0, 1, 1, 2, 3, -1, 4, 4, 4, -1, 4], Reshape: Outcome),
        new("congan", "/don-doc/nhat-ky", "table.stack:not(:has(.tag))", "nhat-ky-don-doc", [-1, 0, 1, 2, 3, 4], Sheet: 1, Above: 1),
        new("lanhdao", "/can-kiem-tra", "table.stack", "can-kiem-tra", [0, 0, 0, 1, 2, 3, 3, 4, 5, 5]),
        new("congan", "/dc01?ngay=2023-08-19", "table.dc01", "dc01", [0, -1, 1, 1, 2, 2, 3, 3, 4, 4, 1, 2, 3], Reshape: Differences, Leave: Explained),
        new("xa.tanduong", "/dc01", "table.dc01", "dc01", [-1, 0, 1, 1, 2, 2, 3, 3, 4, 4, 1, 2, 3], Reshape: Differences, Leave: Explained + ", tr.total"),
        new("congan", "/dc01/nhap", "table.dc01-imports", "dc01-lan-nhap", [0, 1, 1, 2, 2, 3, 3], Reshape: LinesOf),
        new("lanhdao", "/don-vi?ngay=2023-08-20", "table.unit-table", "don-vi", [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], ByName: 1, Reshape: AllUnits),
        new("congan", History, "table.rollup", "lich-su", [0, 1, 2, 3, 4, 5, 6, 7], IsUpsideDown: true),
        new("congan", History, "table.change-list", "lich-su", [0, 1, 2, 3, 4, 4, 5], Sheet: 1),
        new("lanhdao", "/tinh-hinh-bao-cao?ngay=2023-08-20", Reports(0), "tinh-hinh-bao-cao", [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], ByName: 1, Reshape: Sum),
        new("lanhdao", "/tinh-hinh-bao-cao?ngay=2023-08-20", Reports(1), "tinh-hinh-bao-cao", [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], Sheet: 1, ByName: 1),
        new("congan", "/bieu-mau", "h2 ~ table.stack", "bieu-da-lap", [0, 1, 2, 2, 3, 4, -1]),
        new("congan", "/ba-danh-sach?ngay=2023-08-20", "table.list-table", "ba-danh-sach", [-1, 0, 8, 9, 1, 2, 3, 4, 5, 6, 7]),
        new("xa.tanduong", "/ba-danh-sach?ngay=2023-08-19", "table.list-table", "ba-danh-sach", [-1, 0, 8, 9, 1, 2, 3, 4, 5, 6, 7]),
        new("quantri", "/quan-tri/tai-khoan", "table", "tai-khoan", [0, 1, 2, 3, 4, -1], PageLength: 25),
    ];

    /// <summary>Workbooks that other tests hold against what people see.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["chi-tieu"] = nameof(The_targets_are_those_of_the_campaigns_page_and_of_each_communes),
        ["mau-ngay"] = nameof(DayImportWebTests.The_form_is_downloaded_filled_in_previewed_and_taken_into_the_report),
        ["tien-do"] = nameof(FigureTableTests.The_pace_has_rate_forecast_and_range_of_each_commune_and_of_all),
        ["tong-hop"] = nameof(RollupHttpTests.Page_JSON_and_workbook_of_the_sample_show_the_same_figures),
        ["xep-hang"] = nameof(FigureTableTests.The_ranking_has_each_place_with_what_it_was_reckoned_from),
    };

    // The page's words for what became of a report, and the workbook's.
    private static readonly Dictionary<Regex, string> States = new()
    {
        [new("^đúng hạn, không phát sinh", RegexOptions.None, TimeSpan.FromSeconds(1))] = "Không phát sinh",
        [new("^đúng hạn(?!, không phát sinh)", RegexOptions.None, TimeSpan.FromSeconds(1))] = "Đúng hạn",
        [new("^trễ hạn", RegexOptions.None, TimeSpan.FromSeconds(1))] = "Trễ",
        [new("^chưa báo cáo, quá hạn", RegexOptions.None, TimeSpan.FromSeconds(1))] = "Chưa báo cáo",
        [new("^chưa báo cáo, chưa quá hạn", RegexOptions.None, TimeSpan.FromSeconds(1))] = "Chưa đến hạn",
    };

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
        rows = [.. rows.Skip(pair.Above).SkipLast(pair.Below).Take(pair.PageLength ?? int.MaxValue)];
        Assert.True(lines.Count > 1, "nothing is compared");
        Assert.Equal(lines.Count, rows.Count);
        rows = pair.Reshape is { } reshape ? rows.ConvertAll(r => reshape(r)) : rows;
        if (pair.IsUpsideDown)
        {
            rows.Reverse();
        }

        if (pair.ByName is { } name)
        {
            rows = lines.ConvertAll(l => rows.Single(r => IsNamed(l[pair.Columns[name]], r[name]!)));
        }

        AssertSame(lines, rows, pair.Columns);
    }

    [Fact]
    public void Every_tables_workbook_is_held_against_its_page()
    {
        var compared = Pairs.Select(p => p.Workbook).Concat(Elsewhere.Keys).Distinct(StringComparer.Ordinal);

        Assert.Equal(TableExportTests.Workbooks.Order(StringComparer.Ordinal), compared.Select(w => $"/tai-ve/{w}.xlsx").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_targets_are_those_of_the_campaigns_page_and_of_each_communes()
    {
        using var visitor = await filled.Portal.SignInAsync("quantri");
        var pair = new Pair("quantri", "/chi-tieu?ngay=2023-08-20", "table.quota-table", "chi-tieu", [-1, 0, 2, 1, 3, 4]);
        var page = await visitor.PageAsync(pair.Page);
        var lines = new List<List<string>>();
        foreach (var (row, line) in page.QuerySelectorAll(pair.Table + " tbody tr").Zip(Lines(page, pair)))
        {
            if (row.QuerySelector("a[href*='xa=']") is not { } link)
            {
                lines.Add(line);
                continue;
            }

            var own = Lines(await visitor.PageAsync(link.GetAttribute("href")!), pair);
            Assert.Equal(line, own[0]);
            lines.AddRange(own);
        }

        var rows = await RowsAsync(visitor, page, pair.Workbook, 0);
        Assert.True(lines.Count > 78);
        Assert.Equal(lines.Count, rows.Count);
        AssertSame(lines, rows, pair.Columns);
    }

    [Fact]
    public async Task The_calendar_has_the_state_and_moment_of_each_report_as_its_cell_says_them()
    {
        using var visitor = await filled.Portal.SignInAsync("lanhdao");
        var page = await visitor.PageAsync("/tinh-hinh-bao-cao?ngay=2023-08-20");
        var rows = await RowsAsync(visitor, page, "tinh-hinh-bao-cao", 2);
        var lines = page.QuerySelectorAll("table.heat tbody tr");
        var states = new HashSet<string>(StringComparer.Ordinal);
        Assert.Equal((12, 12), (lines.Length, rows.Count));
        foreach (var (line, cells) in lines.Zip(rows))
        {
            var said = line.QuerySelectorAll("td a").Select(a => a.GetAttribute("title")!).ToList();
            Assert.Equal((Text(line.QuerySelector("th")!), cells.Length - 2), ((string)cells[1]!, said.Count));
            foreach (var (index, words) in said.Index())
            {
                var cell = (string)cells[index + 2]!;
                var (place, report) = (words[..words.IndexOf(": ", StringComparison.Ordinal)], words[(words.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
                Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $" {new DateTime(2023, 8, 5).AddDays(index):d/M}"), place, StringComparison.Ordinal);
                var state = States.Single(s => s.Key.IsMatch(report)).Value;
                states.Add(state);
                Assert.StartsWith(state, cell, StringComparison.Ordinal);

                // Only the page has the year.
                Assert.Equal(Numbers(report.Replace("/2023", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal), Numbers(cell).Order(StringComparer.Ordinal));
            }
        }

        Assert.True(states.Count > 3, string.Join(", ", states));
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

    // The two levels' sums and the signs of differences stand on the page alone.
    private static object?[] Differences(object?[] cells) =>
    [
        .. cells[..6], Signed(cells[6]), Signed(cells[7]), .. cells[8..], (double?)cells[2] + (double?)cells[3], (double?)cells[4] + (double?)cells[5],
        Signed((double?)cells[6] + (double?)cells[7]),
    ];

    private static string? Signed(object? value) => value is double number ? (number > 0 ? "+" : number < 0 ? "−" : "") + Math.Abs(number).ToString("N0", Vietnamese) : null;

    // The page has “66/72”, and no number of what nobody has confirmed.
    private static object?[] LinesOf(object?[] cells) =>
        [.. cells[..5], cells[6] as string ?? string.Create(Vietnamese, $"{cells[6]:N0}/{cells[5]:N0}"), null];

    private static object?[] AllUnits(object?[] cells) => cells[1] is "Cộng" ? [null, "Tất cả đơn vị", .. cells[2..]] : cells;

    private static object?[] Sum(object?[] cells) => cells[1] is "Toàn huyện" ? [null, "Cộng", .. cells[2..]] : cells;

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
        if (pair.Leave is { } more)
        {
            foreach (var part in page.QuerySelectorAll(pair.Table).SelectMany(t => t.QuerySelectorAll(more)).ToList())
            {
                part.Remove();
            }
        }

        foreach (var row in page.QuerySelectorAll(pair.Table).SelectMany(t => t.QuerySelectorAll("tbody tr")))
        {
            var cells = row.Children.Where(c => c.LocalName is "th" or "td").ToList();
            var texts = cells.ConvertAll(Text);
            var items = pair.Split is { } split ? cells[split].QuerySelectorAll("li").Select(Text).ToList() : [];
            lines.AddRange(items.Count == 0 ? [texts] : items.Select(item => texts.Index().Select(t => t.Index == pair.Split ? item : t.Item).ToList()));
        }

        return lines;
    }

    private static bool IsNamed(string shown, object name) =>
        name is string words ? shown == Spaced(words) : Forms(name).Any(f => shown.EndsWith(" " + f, StringComparison.Ordinal));

    private static void AssertSame(List<List<string>> lines, List<object?[]> rows, IReadOnlyList<int> columns)
    {
        foreach (var (line, cells) in lines.Zip(rows))
        {
            Assert.Equal(columns.Count, cells.Length);
            foreach (var (place, shown) in line.Index())
            {
                AssertSame(shown, [.. cells.Where((_, column) => columns[column] == place)]);
            }
        }
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

    private static string Reports(int which) => which == 0 ? "#theo-xa + div table" : "#theo-xa ~ h2 + div table";

    // A day of the week, T2 to T7, is no number, nor is the level of a figure.
    [GeneratedRegex(@"(?<!\bT|\bmức (?=[12]\b))\d+(?:[.,:/]\d+)*")]
    private static partial Regex Number();

    /// <param name="Table">The page's tables, in the order of the workbook's rows.</param>
    /// <param name="Columns">Of each column of the workbook the page's cell; -1 where the workbook says more than the page.</param>
    /// <param name="Above">Rows that the workbook alone has, above the others.</param>
    /// <param name="Below">The same below them, such as a total.</param>
    /// <param name="ByName">The workbook's column that finds the row of a line, where the two have another order.</param>
    /// <param name="Leave">What the page's cells say beyond the workbook.</param>
    /// <param name="PageLength">How many rows the page shows at first.</param>
    /// <param name="Split">The cell whose items are rows of the workbook.</param>
    private sealed record Pair(
        string User, string Page, string Table, string Workbook, IReadOnlyList<int> Columns, int Sheet = 0, int Above = 0, int Below = 0, int? Split = null, bool IsUpsideDown = false,
        int? ByName = null, string? Leave = null, int? PageLength = null, Func<object?[], object?[]>? Reshape = null);
}
