using System.Globalization;

namespace CampaignPortal.Tests.Support;

/// <summary>The right rollup of the reference campaign on four days, worked out apart from the product.</summary>
public static class ExpectedRollup
{
    private static readonly Lazy<IReadOnlyList<Dictionary<string, string>>> Lines = new(() =>
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Reference", "expected_rollup.csv"));
        var headings = lines[0].TrimStart('\uFEFF').Split(',');
        return [.. lines.Skip(1).Select(l => headings.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second))];
    });

    public static TheoryData<DateOnly> Days =>
        [.. Lines.Value.Select(l => DateOnly.ParseExact(l["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture)).Distinct()];

    /// <summary>The lines of a day, by column name, in the campaign's order.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Of(DateOnly day)
    {
        var lines = Lines.Value.Where(l => l["date"] == day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(12, lines.Count);
        return lines;
    }

    public static decimal Number(this Dictionary<string, string> line, string column) => decimal.Parse(line[column], CultureInfo.InvariantCulture);
}
