using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayImport;
using CsCheck;

namespace CampaignPortal.BrowserTests.Scripts;

/// <summary>The same cases go through the server's rules and through the page's: what an officer is told while typing is what the server decides.</summary>
[Collection(typeof(ScriptTests))]
public sealed class SameAnswerTests(ScriptFixture script)
{
    private const int Cases = 600;

    private static readonly (int Id, IndicatorKind Kind)[] Entered =
    [
        (1, IndicatorKind.Flow), (2, IndicatorKind.Flow), (3, IndicatorKind.Flow), (4, IndicatorKind.Stock), (5, IndicatorKind.Stock),
    ];

    private static readonly Gen<CellCase> Cells =
        from value in Gen.Int[-1, 40]
        from changed in Gen.Bool
        from usual in Gen.Int[-1, 30]
        from start in Gen.Int[0, 20]
        select new CellCase(value < 0 ? null : value, changed, usual < 0 ? null : usual / 2.0, start);

    // Small numbers around the limits of the rules, so that each check strikes in some cases and not in others.
    private static readonly Gen<HamletCase> Hamlets =
        from eligible in Gen.Int[0, 80]
        from activated in Gen.Int[0, 30]
        from before in Gen.Int[0, 30]
        from running in Gen.Bool
        from levels in Gen.Enum<CheckLevel>().Array[3]
        from factor in Gen.Int[2, 6].Select(n => n / 2.0)
        from floor in Gen.Int[0, 20]
        from cells in Cells.Array[Entered.Length]
        select new HamletCase(eligible, activated, before, running, levels, factor, floor, cells);

    private static readonly Gen<string> Figures = Gen.OneOf(
        Gen.Int[-20, 20_000_000].Select(n => $"{n}"),
        Gen.Int[0, 20_000_000].Select(n => n.ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("vi-VN"))),
        Gen.Int[0, 99_999].Select(n => n.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Char["0123456789.,-–− \u00a0\u202f"].Array[0, 9].Select(letters => new string(letters)),
        Gen.Char["019.,+-eEx%ấ１\t"].Array[0, 6].Select(letters => new string(letters)));

    // The first two make up the headline total.
    private static bool IsHeadline(int id) => id <= 2;

    [Fact]
    public async Task The_checks_strike_at_the_same_cells_on_the_server_and_in_the_page()
    {
        var cases = Hamlets.Array[Cases].Single();

        var server = cases.Select(OnServer).ToList();
        var page = await script.AskAsync<string[]>(
            "sheet.js",
            """
            import("/js/checks.js").then(({ checks }) => given.map(({ row, rules, running }) =>
              m.strikes(row, rules, checks, running).map((one) => `${one.name} ${one.rule} ${one.isWarning ? "warns" : "refuses"} ${one.limit}`).sort().join("; ")))
            """,
            cases.Select(ForPage));

        Assert.All(Enumerable.Range(0, Cases), i => Assert.True(server[i] == page[i], $"{cases[i]}\nserver: {server[i]}\npage:   {page[i]}"));
        foreach (var rule in new[] { "unusual", "aboveEligible", "stocksAboveEligible", "fallingTotal" })
        {
            Assert.InRange(server.Count(s => s.Contains(rule, StringComparison.Ordinal)), 20, Cases - 20);
        }
    }

    [Fact]
    public async Task A_typed_or_pasted_text_is_read_alike_on_the_server_and_in_the_page()
    {
        var texts = Figures.Array[Cases].Single();

        var page = await script.AskAsync<Readings[]>(
            "sheet.js", "given.map((text) => ({ typed: m.readCount(text), pasted: m.readCount(m.plainFigure(text)) }))", texts);

        Assert.All(texts.Zip(page), pair => Assert.True(
            new Readings(Of(CountText.Read(pair.First)), Of(SheetNumber.Read(pair.First))) == pair.Second, $"“{pair.First}”: {pair.Second}"));
        Assert.InRange(page.Count(p => p.Pasted.Problem is null && p.Typed.Problem is not null), 20, Cases);
    }

    private static string OnServer(HamletCase one)
    {
        var campaign = Campaign(one);
        var commune = new CommuneDefinition(1, "01", "Xã", null, [new() { Id = 1, Code = "1", FullName = "Ấp", Eligible = one.Eligible, ActivatedBefore = one.Activated }]);

        // Typed as running totals, a flow is turned into the day's count first, and a fall is told at once.
        var typed = Each(one).Where(c => c.Cell.Value is not null).ToDictionary(c => (1, c.Id), c => c.Cell.Value);
        var before = Each(one).ToDictionary(c => (1, c.Id), c => c.Cell.Start);
        var falls = new List<CellProblem>();
        if (one.Running)
        {
            falls = EntryRules.ToDayCounts(campaign, typed, before, new Dictionary<(int, int), string>());
        }

        var changed = Each(one).Where(c => c.Cell.IsChanged).Select(c => (1, c.Id)).ToHashSet();
        var strikes = CellChecks.Find(
            campaign, commune, typed.ToDictionary(t => t.Key, t => t.Value!.Value), changed,
            (_, indicator) => one.Cells[indicator - 1].Usual, _ => one.Before);
        return string.Join("; ", falls.Where(f => changed.Contains((1, f.IndicatorId))).Select(f => FormattableString.Invariant($"1-{f.IndicatorId} fallingTotal warns {f.Limit}"))
            .Concat(strikes.Select(s => FormattableString.Invariant($"1-{s.IndicatorId} {CheckScript.Camel(s.Rule.Code.ToString())} {(s.Rule.Level == CheckLevel.Warning ? "warns" : "refuses")} {s.Limit}")))
            .Order(StringComparer.Ordinal));
    }

    private static object ForPage(HamletCase one) => new
    {
        row = new
        {
            eligible = one.Eligible,
            activated = one.Activated,
            before = one.Before,
            cells = Each(one).Select(c => new
            {
                name = $"1-{c.Id}",
                value = one.Running && c.Kind == IndicatorKind.Flow ? c.Cell.Value - c.Cell.Start : c.Cell.Value,
                isChanged = c.Cell.IsChanged,
                isStock = c.Kind == IndicatorKind.Stock,
                isHeadline = IsHeadline(c.Id),
                usual = c.Cell.Usual,
                before = c.Cell.Start,
            }),
        },
        rules = Campaign(one).Checks.Where(c => c.Level != CheckLevel.Off)
            .ToDictionary(c => CheckScript.Camel(c.Code.ToString()), c => new { level = (int)c.Level, factor = c.Factor, floor = c.Floor }),
        running = one.Running,
    };

    private static IEnumerable<(int Id, IndicatorKind Kind, CellCase Cell)> Each(HamletCase one) =>
        Entered.Select((indicator, at) => (indicator.Id, indicator.Kind, one.Cells[at]));

    private static CampaignDefinition Campaign(HamletCase one) => new(
        new() { Id = 1, Name = "", HostName = "", HostTotalLabel = "", AgencyName = "", HeadlineIndicator = "all" },
        [.. Entered.Select(e => Indicator(e.Id, e.Kind, IsHeadline(e.Id) ? "all" : null)), Indicator(9, IndicatorKind.Total, null)],
        [], [], [],
        [
            new() { Code = CheckCode.Unusual, Level = one.Levels[0], Factor = one.Factor, Floor = one.Floor },
            new() { Code = CheckCode.AboveEligible, Level = one.Levels[1] },
            new() { Code = CheckCode.StocksAboveEligible, Level = one.Levels[2] },
        ]);

    private static Indicator Indicator(int id, IndicatorKind kind, string? into) => new()
    {
        Id = id,
        Code = kind == IndicatorKind.Total ? "all" : $"i{id}",
        Name = "",
        NameEn = "",
        ShortName = "",
        ShortNameEn = "",
        Kind = kind,
        CountsInto = into,
    };

    private static Reading Of(CountReading read) => new(read.Value, read.Problem is { } problem ? CheckScript.Camel(problem.ToString()) : null);

    private sealed record Reading(int? Value, string? Problem);

    private sealed record Readings(Reading Typed, Reading Pasted);

    /// <param name="Usual">Median of the last reported days.</param>
    /// <param name="Start">Running total of the day before.</param>
    private sealed record CellCase(int? Value, bool IsChanged, double? Usual, int Start);

    private sealed record HamletCase(
        int Eligible, int Activated, int Before, bool Running, CheckLevel[] Levels, double Factor, int Floor, CellCase[] Cells)
    {
        public override string ToString() => System.Text.Json.JsonSerializer.Serialize(this);
    }
}
