using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace CampaignPortal.Core.Documents;

/// <summary>How a paragraph looks; lengths in twentieths of a point, size in half points.</summary>
internal sealed record Look(int Size)
{
    public bool Bold { get; init; }

    public bool Italic { get; init; }

    public JustificationValues Align { get; init; } = JustificationValues.Left;

    public int FirstLine { get; init; }

    public int Before { get; init; }

    public int After { get; init; }

    /// <summary>Stands on the page of what follows.</summary>
    public bool KeepNext { get; init; }
}

/// <summary>The few elements of WordprocessingML that documents are put together from.</summary>
internal static class Words
{
    public static WordParagraph Paragraph(string text, Look look) => Paragraph([Run(text, look)], look);

    public static WordParagraph Paragraph(IReadOnlyList<ProseRun> runs, Look look) =>
        Paragraph(runs.Select(r => Written(PlainText.Letters(r.Text), r.IsBold ? look with { Bold = true } : look)), look);

    public static Run Run(string text, Look look) => Written(PlainText.Line(text), look);

    private static WordParagraph Paragraph(IEnumerable<Run> runs, Look look)
    {
        var properties = new ParagraphProperties();
        if (look.KeepNext)
        {
            properties.KeepNext = new();
        }

        properties.SpacingBetweenLines = new() { Before = Twips(look.Before), After = Twips(look.After), Line = "240", LineRule = LineSpacingRuleValues.Auto };
        if (look.FirstLine > 0)
        {
            properties.Indentation = new() { FirstLine = Twips(look.FirstLine) };
        }

        properties.Justification = new() { Val = look.Align };
        if (look.Size != Nd30.Body)
        {
            // An empty paragraph is as high as its mark.
            properties.ParagraphMarkRunProperties = new(new FontSize { Val = Twips(look.Size) });
        }

        return new([properties, .. runs]);
    }

    private static Run Written(string text, Look look) => new(
        Letters(look), new DocumentFormat.OpenXml.Wordprocessing.Text(text) { Space = SpaceProcessingModeValues.Preserve });

    public static RunProperties Letters(Look look)
    {
        var letters = new RunProperties();
        if (look.Bold)
        {
            letters.Bold = new();
        }

        if (look.Italic)
        {
            letters.Italic = new();
        }

        letters.FontSize = new() { Val = Twips(look.Size) };
        letters.FontSizeComplexScript = new() { Val = Twips(look.Size) };
        return letters;
    }

    /// <summary>A thin line in the middle, so long as given.</summary>
    /// <param name="length">Of the line.</param>
    /// <param name="width">Of the column that it stands in.</param>
    public static WordParagraph Rule(int length, int width)
    {
        var side = Twips(Math.Max(0, (width - length) / 2));
        return new(
            new ParagraphProperties
            {
                ParagraphBorders = new(new TopBorder { Val = BorderValues.Single, Size = 4, Space = 1, Color = "000000" }),
                SpacingBetweenLines = new() { Before = "20", After = "0", Line = "60", LineRule = LineSpacingRuleValues.Exact },
                Indentation = new() { Left = side, Right = side },
            });
    }

    /// <summary>About how long a line of text is: Times New Roman's capitals are wider than its small letters.</summary>
    public static int Length(string text, int size) =>
        (int)(text.Sum(c => c == ' ' ? 0.25 : char.IsUpper(c) ? 0.70 : char.IsLetterOrDigit(c) ? 0.48 : 0.33) * size * 10);

    public static string Twips(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
