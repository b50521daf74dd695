using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CampaignPortal.Core.Dc01;
using CsCheck;
using static CampaignPortal.Tests.Dc01.Dc01Sample;

namespace CampaignPortal.Tests.Dc01;

/// <summary>
/// A hundred thousand files that something happened to: each is told by a fault or read to figures that can be, within
/// 256 MB, and no exception comes of it.
/// </summary>
public sealed class Dc01FuzzTests
{
    private const int DamagedNew = 20_000;
    private const int DamagedSheets = 15_000;
    private const int DamagedOld = 50_000;
    private const int Composed = 15_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>All that one file's reading may allocate, in bytes: it cannot hold more at once.</summary>
    private const long Memory = 256L << 20;

    private static readonly string Rows = $"""
        <row r="1">{RawWorkbook.Text("A1", "Số liệu đến ngày 19/8/2023")}</row>
        <row r="2">{RawWorkbook.Text("A2", "Đơn vị")}{RawWorkbook.Text("B2", "Mức 1")}{RawWorkbook.Text("C2", "Mức 2")}{RawWorkbook.Text("D2", "Ngày")}</row>
        <row r="3">{RawWorkbook.Text("A3", "X· T©n Hoµ")}<c r="B3"><v>12</v></c><c r="C3" t="str"><f>B3+1</f><v>1.234</v></c><c r="D3"><v>45157</v></c></row>
        <row r="4">{RawWorkbook.Text("A4", "TT Lai Vung")}<c r="B4"><v>3</v></c><c r="C4"><v>4</v></c>{RawWorkbook.Text("D4", "19/08/2023")}</row>
        <row r="5">{RawWorkbook.Text("A5", "Tổng cộng")}<c r="B5" t="e"><v>#REF!</v></c><c r="C5"><v>5</v></c></row>
        </sheetData><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells><sheetData>
        """;

    private static readonly Gen<Damage> OneDamage = Gen.Select(Gen.Int[0, 5], Gen.Int[0, int.MaxValue], Gen.Byte, Gen.Int[1, 40], (kind, at, value, length) => new Damage(kind, at, value, length));

    // What a person may type for a commune, and whether that is one of the campaign's (1 to 12), doubtful (-1) or none (0).
    private static readonly (string Text, int Commune)[] Names =
    [
        ("Xã Tân Hòa", 10), ("X. Tân Hoà", 10), ("X· T©n Hoµ", 10), ("Xaõ Taân Hoaø", 10), ("tân hòa", 10), ("TT Lai Vung", 1), ("Thò traán Lai Vung", 1),
        ("Công an xã Hoà Long", 6), ("5. Xã Tân Phước (Lai Vung)", 5), ("Xa Tan Hoa", -1), ("Xã Hòa Lông", -1), ("Xã Bình Thành", 0), ("Tổng cộng", 0), ("Huyện Lai Vung", 0),
    ];

    // What a figure may look like, and what it comes to; null is a fault.
    private static readonly (string Cell, int? Value)[] Figures =
    [
        ("<v>{0}</v>", -1), ("<is><t>{0}</t></is>", -1), ("<is><t>1.234</t></is>", 1234), ("<is><t>1 234 567</t></is>", 1_234_567), ("<is><t> 7 </t></is>", 7), ("<v>8.0</v>", 8),
        ("<is><t>ba</t></is>", null), ("<v>-3</v>", null), ("<v>1.5</v>", null), ("<is><t>#N/A</t></is>", null),
    ];

    private static readonly Gen<Line> OneLine = Gen.Select(
        Gen.Int[0, Names.Length - 1], Gen.Frequency((12, Gen.Int[0, 5]), (1, Gen.Int[6, Figures.Length - 1])), Gen.Int[0, 5], Gen.Int[0, 9999],
        (name, first, second, value) => new Line(name, first, second, value));

    [Fact]
    public void Damaged_files_of_today_are_refused_or_read_to_figures_that_can_be() => Sample(DamageTo(RawWorkbook.Stored(Rows)), DamagedNew, file => file, 0.01);

    [Fact]
    public void Damaged_sheets_in_sound_files_are_refused_or_read_to_figures_that_can_be() =>
        Sample(OneDamage.Array[1, 4].Select(damages => damages.Aggregate(Rows, (rows, damage) => damage.ToSheet(rows))), DamagedSheets, RawWorkbook.Stored, 0.2);

    [Fact]
    public void Damaged_files_of_Excel_97_are_refused_or_read_to_figures_that_can_be() => Sample(DamageTo(OldFile.WithFigures), DamagedOld, file => file, 0.05);

    [Fact]
    public void Composed_files_are_read_as_they_are_meant()
    {
        var (count, good) = (0, 0);
        OneLine.Array[1, 6].Sample(
            lines =>
            {
                Interlocked.Increment(ref count);
                var reading = Read(RawWorkbook.Stored(
                    $"<row r=\"1\">{RawWorkbook.Text("A1", "Đơn vị")}{RawWorkbook.Text("B1", "Mức 1")}{RawWorkbook.Text("C1", "Mức 2")}</row>"
                    + string.Concat(lines.Select((line, at) => line.Xml(at + 2)))));

                var meant = lines.Where(l => l.Commune > 0).ToList();
                var isGood = meant.Count > 0 && lines.All(l => l.Commune == 0 || (l.Commune > 0 && l.First is not null && l.Second is not null)) && meant.DistinctBy(l => l.Commune).Count() == meant.Count;
                Assert.Equal(isGood, reading.IsGood);
                if (isGood)
                {
                    Interlocked.Increment(ref good);
                    Assert.Equal(meant.Select(l => (l.Commune, Day, l.First!.Value, l.Second!.Value)), reading.Rows.Select(r => (r.CommuneId, r.Day, r.Level1, r.Level2)));
                }
            },
            iter: Composed);

        Assert.True(count >= Composed && good > Composed / 20, $"{count} files, {good} of them good");
    }

    private static Gen<byte[]> DamageTo(byte[] file) =>
        OneDamage.Array[1, 6].Select(damages => damages.Aggregate(file, (bytes, damage) => damage.To(bytes)));

    /// <param name="wrap">Makes a file of what was damaged.</param>
    /// <param name="share">How much of it must get past the unpacking, for else nothing behind it is tried.</param>
    private static void Sample<T>(Gen<T> contents, int files, Func<T, byte[]> wrap, double share)
    {
        var (count, read) = (0, 0);
        contents.Sample(
            content =>
            {
                Interlocked.Increment(ref count);
                var file = wrap(content);
                var watch = Stopwatch.StartNew();
                var before = GC.GetAllocatedBytesForCurrentThread();
                var reading = Read(file, Dc01Knowledge.None);

                Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < Memory);
                Assert.True(watch.Elapsed < Patience);
                Assert.True(reading.Problem is null || (reading.Rows.Count == 0 && reading.FaultCount == 0));
                Assert.Equal(reading.IsGood, reading.Problem is null && reading.FaultCount == 0 && reading.Rows.Count > 0 && !reading.Doubtful.Any());
                Assert.All(reading.Rows, r => Assert.True(
                    Campaign.FindCommune(r.CommuneId) is not null && Campaign.IsCampaignDay(r.Day) && r.Level1 is >= 0 and <= 9_999_999 && r.Level2 is >= 0 and <= 9_999_999));
                Assert.Equal(reading.Rows.Count, reading.Rows.DistinctBy(r => (r.CommuneId, r.Day)).Count());
                Interlocked.Add(ref read, reading.Problem is null ? 1 : 0);
            },
            iter: files);

        Assert.True(count >= files && read > files * share, $"{count} files, {read} of them read");
    }

    private sealed record Line(int Name, int FirstKind, int SecondKind, int Number)
    {
        public int Commune => Names[Name].Commune;

        public int? First => ValueOf(FirstKind, Number);

        public int? Second => ValueOf(SecondKind, Number + 1);

        public string Xml(int row) => $"<row r=\"{row}\">{RawWorkbook.Text($"A{row}", Names[Name].Text)}{Cell($"B{row}", FirstKind, Number)}{Cell($"C{row}", SecondKind, Number + 1)}</row>";

        private static int? ValueOf(int kind, int number) => Figures[kind].Value == -1 ? number : Figures[kind].Value;

        private static string Cell(string place, int kind, int number)
        {
            var cell = string.Format(CultureInfo.InvariantCulture, Figures[kind].Cell, number);
            return $"<c r=\"{place}\"{(cell.StartsWith("<is", StringComparison.Ordinal) ? " t=\"inlineStr\"" : "")}>{cell}</c>";
        }
    }

    private sealed record Damage(int Kind, int At, byte Value, int Length)
    {
        private static readonly string[] Odd =
        [
            "", "-1", "0", "1.5", "1e308", "NaN", "2147483648", "99999999999999999999", "#REF!", "45157", "19/8/2023", "A1", "A0", "XFD1048576", "ZZZZ9", "B3", "s", "e", "b", "d",
            "inlineStr", "str", "Xã Tân Hòa", "Xa Tan Hoa", "Tổng", "1.234", " ", "–", "Mức 1", "Mức 2", "Ngày", "true", "&#xD83D;", "&amp;", "A1:XFD1048576", "A3:A4", "ngày 35/13/2023",
        ];

        /// <summary>A tag or a text taken out, doubled, changed with the next, or given an odd value; most of it stays XML.</summary>
        public string ToSheet(string rows)
        {
            var parts = Regex.Split(rows, "(?<=>)|(?=<)").ToList();
            var at = At % parts.Count;
            var odd = Odd[Value % Odd.Length];
            var isTag = parts[at].StartsWith('<');
            switch (Kind)
            {
                case 0 when !isTag:
                    parts.RemoveAt(at);
                    break;
                case 1:
                    parts.InsertRange(at, parts.GetRange(at, Math.Min(parts.Count - at, isTag ? 5 : 1)));
                    break;
                case 2 when at + Length < parts.Count:
                    (parts[at], parts[at + Length]) = (parts[at + Length], parts[at]);
                    break;
                default:
                    parts[at] = isTag ? Regex.Replace(parts[at], "\"[^\"]*\"", $"\"{odd}\"") : odd;
                    break;
            }

            return string.Concat(parts);
        }

        // A byte, a bit, a stretch taken out, doubled or made one value, the end cut off.
        public byte[] To(byte[] file)
        {
            if (file.Length == 0)
            {
                return file;
            }

            var at = At % file.Length;
            var end = Math.Min(file.Length, at + Length);
            switch (Kind)
            {
                case 0:
                    return [.. file[..at], Value, .. file[(at + 1)..]];
                case 1:
                    return [.. file[..at], (byte)(file[at] ^ (1 << (Value % 8))), .. file[(at + 1)..]];
                case 2:
                    return [.. file[..at], .. file[end..]];
                case 3:
                    return [.. file[..end], .. file[at..]];
                case 4:
                    return [.. file[..at], .. Enumerable.Repeat(Value, end - at), .. file[end..]];
                default:
                    return file[..Math.Max(at, file.Length / 2)];
            }
        }
    }
}
