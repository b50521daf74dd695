using System.Text.Json;

namespace CampaignPortal.BrowserTests.Scripts;

/// <summary>The module that reads what is typed and pasted, alone in a real browser.</summary>
[Collection(typeof(ScriptTests))]
public sealed class SheetScriptTests(ScriptFixture script)
{
    [Theory]
    [InlineData("", null, null)]
    [InlineData("   ", null, null)]
    [InlineData("0", 0, null)]
    [InlineData("007", 7, null)]
    [InlineData(" 12 ", 12, null)]
    [InlineData("9999999", 9999999, null)]
    [InlineData("10000000", null, "tooLarge")]
    [InlineData("99999999999999999999", null, "tooLarge")]
    [InlineData("-3", -3, "negative")]
    [InlineData("−3", -3, "negative")]
    [InlineData("-", null, "notWholeNumber")]
    [InlineData("--3", null, "notWholeNumber")]
    [InlineData("1.5", null, "notWholeNumber")]
    [InlineData("1,5", null, "notWholeNumber")]
    [InlineData("1.234", null, "notWholeNumber")]
    [InlineData("1 234", null, "notWholeNumber")]
    [InlineData("1e3", null, "notWholeNumber")]
    [InlineData("+5", null, "notWholeNumber")]
    [InlineData("0x10", null, "notWholeNumber")]
    [InlineData("１２", null, "notWholeNumber")]
    [InlineData("mười", null, "notWholeNumber")]
    public async Task A_typed_cell_is_digits_or_blank_and_blank_is_not_zero(string typed, int? value, string? problem)
    {
        var read = await script.AskAsync<Reading>("sheet.js", "m.readCount(given)", typed);

        Assert.Equal(new(value, problem), read);
    }

    [Theory]
    [InlineData("1.234", "1234")]
    [InlineData("1 234", "1234")]
    [InlineData("1,234", "1234")]
    [InlineData("1\u00a0234", "1234")]
    [InlineData("1\u202f234", "1234")]
    [InlineData("1.234.567", "1234567")]
    [InlineData(" 12 ", "12")]
    [InlineData("-", "")]
    [InlineData("–", "")]
    [InlineData("", "")]
    [InlineData("0", "0")]
    [InlineData("1.5", "1.5")]
    [InlineData("1,50", "1,50")]
    [InlineData("0.123", "0.123")]
    [InlineData("1.234,567", "1.234,567")]
    [InlineData("1234.567", "1234.567")]
    [InlineData("1.23.456", "1.23.456")]
    [InlineData("12%", "12%")]
    public async Task A_pasted_figure_loses_its_separators_where_they_part_thousands_and_nowhere_else(string pasted, string text) =>
        Assert.Equal(text, await script.AskAsync<string>("sheet.js", "m.plainFigure(given)", pasted));

    [Theory]
    [InlineData("[]", null)]
    [InlineData("[null, null]", null)]
    [InlineData("[null, 0]", 0)]
    [InlineData("[0, 0]", 0)]
    [InlineData("[3, null, 4]", 7)]
    [InlineData("[3, -4]", -1)]
    public async Task A_sum_of_blanks_is_blank_and_a_sum_with_a_zero_is_zero(string values, int? sum) =>
        Assert.Equal(sum, await script.AskAsync<int?>("sheet.js", "m.sum(given)", JsonSerializer.Deserialize<int?[]>(values)));

    [Theory]
    [InlineData(null, 100, true, null, null)]
    [InlineData(0, 100, true, -100, 0)]
    [InlineData(120, 100, true, 20, 120)]
    [InlineData(95, 100, true, -5, 95)]
    [InlineData(20, 100, false, 20, 20)]
    public async Task A_running_total_and_its_day_count_give_each_other_back(int? typed, int before, bool running, int? day, int? back)
    {
        var answer = await script.AskAsync<int?[]>(
            "sheet.js",
            "[m.toDay(given.typed, given.before, given.running), m.toTyped(m.toDay(given.typed, given.before, given.running), given.before, given.running)]",
            new { typed, before, running });

        Assert.Equal([day, back], answer);
    }

    [Theory]
    [InlineData("5", "", null, "5", "nothing")]
    [InlineData("5", "", null, "", "draft")]
    [InlineData("5", "", "5", "4", "conflict")]
    [InlineData("6", "", "5", "5", "draft")]
    [InlineData("6", "4", null, "5", "conflict")]
    [InlineData("", "4", null, "4", "draft")]
    [InlineData("", "4", null, "", "nothing")]
    [InlineData("0", "", null, "", "draft")]
    public async Task A_draft_comes_back_unless_the_server_has_it_and_asks_where_the_server_has_another(
        string typed, string written, string? sent, string stored, string becomes) =>
        Assert.Equal(becomes, await script.AskAsync<string>(
            "sheet.js",
            "(() => { const back = m.restored(given, given.stored); return back === null ? 'nothing' : back.isConflict ? 'conflict' : 'draft'; })()",
            new { typed, @base = written, sent, stored }));

    private sealed record Reading(int? Value, string? Problem);
}
