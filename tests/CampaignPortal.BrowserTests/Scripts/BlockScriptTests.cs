namespace CampaignPortal.BrowserTests.Scripts;

/// <summary>The module that puts what was copied from Excel where it belongs, alone in a real browser.</summary>
[Collection(typeof(ScriptTests))]
public sealed class BlockScriptTests(ScriptFixture script)
{
    [Theory]
    [InlineData("1\t2\r\n3\t4\r\n", "1|2 / 3|4")]
    [InlineData("1\t\t3\n\t0\t\n", "1||3 / |0|")]
    [InlineData("1.234\t1 234\n", "1234|1234")]
    [InlineData("Khóm 1\t-", "Khóm 1|")]
    [InlineData("7", "7")]
    public async Task A_block_is_read_by_rows_and_its_figures_are_plain(string pasted, string block) =>
        Assert.Equal(block, await script.AskAsync<string>("block.js", "m.readBlock(given).map((row) => row.join('|')).join(' / ')", pasted));

    [Theory]
    [InlineData("1\t2\n3\t4", 0, 0, "A0=1 B0=2 A1=3 B1=4", "")]
    [InlineData("1\t2\n3\t4", 1, 1, "B1=1 B2=3", "")]
    [InlineData("1\n2\n3\n4\n5\n6", 1, 0, "A1=1 A2=2 A3=3 A4=4", "5 · 6")]
    [InlineData("1\t2\t3", 4, 0, "A4=1 B4=2", "")]
    [InlineData("1\t4\n2\t5", 0, 0, "A0=1 B0=4 A1=2 B1=5", "")]

    // Names that no hamlet has: by the order of the rows.
    [InlineData("Tổ một\t4\t11\nTổ hai\t0\t", 0, 0, "A0=4 B0=11 A1=0 B1=", "")]
    [InlineData("Tổ một\t4\nTổ hai\t5", 4, 0, "A4=4", "Tổ hai  5")]
    [InlineData("Tổ một\nTổ hai", 0, 0, "A0=Tổ một A1=Tổ hai", "")]
    public async Task A_block_without_the_hamlets_names_is_placed_from_its_cell_on_and_rows_without_a_place_are_told(
        string pasted, int row, int column, string placed, string unused) =>
        Assert.Equal([placed, unused, "False"], await PlaceAsync(pasted, row, column));

    [Theory]
    [InlineData("Ấp Long Thành\t4\t11\nẤp Tân Hòa\t0\t", "A1=4 B1=11 A0=0 B0=", "")]
    [InlineData("LONG  THÀNH\t4", "A1=4", "")]
    [InlineData("ap long thanh\t4", "A1=4", "")]
    [InlineData("Tân Hoà\t4", "A0=4", "")]
    [InlineData("khóm 1\t4", "A4=4", "")]

    // Told apart by their accents alone; without them, either could be meant.
    [InlineData("Tân Thạnh\t4\nTân Thành\t5", "A2=4 A3=5", "")]
    [InlineData("Tan Thanh\t4\nLong Thành\t5", "A1=5", "Tan Thanh  4")]

    // Another kind of place, and a commune of the name of its hamlet in a column of its own.
    [InlineData("Khóm Long Thành\t4\nẤp Tân Hòa\t5", "A0=5", "Khóm Long Thành  4")]
    [InlineData("1\tXã Tân Hòa\tẤp Long Thành\t4\n2\tXã Tân Hòa\tẤp Tân Hòa\t5", "A1=4 A0=5", "")]
    [InlineData("Tân Hòa\tLong Thành\t4\nTân Hòa\tTân Hòa\t5", "A1=4 A0=5", "")]
    [InlineData("Tân Hòa\tLong Thành\t4", "A1=4", "")]

    // A heading, numbers before the names, a total, a hamlet for the second time, one of another commune.
    [InlineData("STT\tẤp, khóm\tMức 1\tMức 2\n1\tLong Thành\t1.234\t5\n2\tTân Hòa\t-\t7\n\tTổng cộng\t1.234\t12", "A1=1234 B1=5 A0= B0=7", "Tổng cộng  1234  12")]
    [InlineData("Long Thành\t4\nẤp Long Thành\t5", "A1=4", "Ấp Long Thành  5")]
    [InlineData("Long Thành\t4\nẤp An Bình\t5\nẤp An Bình\t", "A1=4", "Ấp An Bình  5")]
    [InlineData("Long Thành\t8.5\nẤp An Bình\t9,5\nẤp An Bình\t12*", "A1=8.5", "Ấp An Bình  9,5 · Ấp An Bình  12*")]
    public async Task Rows_that_name_a_hamlet_go_to_that_hamlet_and_those_that_name_none_are_told(string pasted, string placed, string unused) =>
        Assert.Equal([placed, unused, "True"], await PlaceAsync(pasted, 2, 0));

    private Task<string[]> PlaceAsync(string pasted, int row, int column) => script.AskAsync<string[]>(
        "block.js",
        """
        (() => {
          const names = ["Ấp Tân Hòa", "Ấp Long Thành", "Ấp Tân Thạnh", "Ấp Tân Thành", "Khóm 1"];
          const grid = names.map((_, at) => ["A" + at, "B" + at]);
          const { placed, unused, isByName } = m.placeBlock(m.readBlock(given.pasted), grid, () => names, given.row, given.column);
          return [placed.map(([cell, text]) => cell + "=" + text).join(" "), unused.join(" · "), isByName ? "True" : "False"];
        })()
        """,
        new { pasted, row, column });
}
