namespace CampaignPortal.Core.Excel;

/// <summary>
/// How many lines a text takes in a column. Excel measures rows without a height when it opens a file, LibreOffice does not: there a
/// second line would stand on the row below. Pure.
/// </summary>
internal static class CellLines
{
    // In the font's size: a column's width is counted in its figures, and Times New Roman's are half as wide as it is high. Both
    // programs keep a little at the edges and round downwards.
    private const double Figure = 0.48;
    private const double Edges = 1;
    private const double Space = 0.25;

    /// <param name="width">Of the column, in letters.</param>
    public static int Of(string text, double width, bool isBold)
    {
        // Nothing shorter than that can fill a line, capitals alone included.
        if (text.Length * 2 <= width - Edges && !text.Contains('\n', StringComparison.Ordinal))
        {
            return 1;
        }

        var room = Math.Max(width - Edges, Edges) * Figure / (isBold ? 1.08 : 1);
        var lines = 0;
        foreach (var paragraph in text.AsSpan().EnumerateLines())
        {
            lines++;
            var used = 0.0;
            foreach (var part in paragraph.Split(' '))
            {
                var word = Length(paragraph[part]);
                if (used > 0 && used + Space + word > room)
                {
                    lines++;
                    used = 0;
                }

                used += (used > 0 ? Space : 0) + word;

                // A word longer than the column is broken.
                for (; used > room; used -= room)
                {
                    lines++;
                }
            }
        }

        return lines;
    }

    // A little wider than they are, so that nothing is cut.
    private static double Length(ReadOnlySpan<char> word)
    {
        var length = 0.0;
        foreach (var letter in word)
        {
            length += char.IsUpper(letter) ? 0.72 : char.IsLetterOrDigit(letter) ? 0.48 : letter is '=' or '+' or '–' or '%' or '<' or '>' ? 0.6 : 0.34;
        }

        return length;
    }
}
