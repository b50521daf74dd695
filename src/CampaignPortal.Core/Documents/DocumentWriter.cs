using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace CampaignPortal.Core.Documents;

/// <summary>Lays an <see cref="OfficialDocument"/> out as a .docx that Word and LibreOffice open without repair.</summary>
public static class DocumentWriter
{
    /// <summary>Ends the text of every official document.</summary>
    private const string End = "./.";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly Look ProseLook = new(Nd30.Body)
    {
        Align = JustificationValues.Both,
        FirstLine = Nd30.FirstLine,
        After = Nd30.BetweenParagraphs,
    };

    /// <summary>The document's bytes (.docx). What no XML can hold is left out of its texts, see <see cref="PlainText"/>.</summary>
    public static byte[] Write(OfficialDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Title = PlainText.Line(document.Subject);
            package.PackageProperties.Creator = PlainText.Line(document.Issuer);
            var main = package.AddMainDocumentPart();
            Styles(main);
            var header = PageNumber(main);
            using var body = new BodyXml(main.GetStream(FileMode.Create, FileAccess.Write));
            body.Add(DocumentHead.Of(document));
            Write(body, Ended(document.Body), Nd30.TextWidth, keepsLast: true);

            // A signature does not stand on a page without text.
            body.Add(Words.Paragraph("", new(Nd30.Body) { KeepNext = true }));
            body.Add(DocumentFoot.Of(document));
            foreach (var (index, appendix) in document.Appendices.Index())
            {
                // The properties of a section stand in its last paragraph.
                body.Add(new WordParagraph(new ParagraphProperties
                {
                    SpacingBetweenLines = new() { Before = "0", After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact },
                    SectionProperties = Section(header, isWide: index > 0, isFirst: index == 0),
                }));
                body.Add(Opening(document, appendix, index));
                Write(body, appendix.Body, Nd30.WideTextWidth, keepsLast: false);
            }

            body.Add(Words.Paragraph("", new(2)));
            body.Add(Section(header, isWide: document.Appendices.Count > 0, isFirst: document.Appendices.Count == 0));
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Opening(OfficialDocument document, Appendix appendix, int index)
    {
        var centre = new Look(Nd30.AppendixLabel) { Bold = true, Align = JustificationValues.Center, KeepNext = true };
        yield return Words.Paragraph(document.Appendices.Count == 1 ? "Phụ lục" : $"Phụ lục {RomanNumber.Of(index + 1)}", centre);
        yield return Words.Paragraph(appendix.Title.ToUpper(Vietnamese), centre);
        yield return Words.Paragraph(
            $"(Kèm theo {Kind(document)} số         /{document.Symbol} {OfficialDate.Written(document.Date)} của {document.Issuer})",
            centre with { Bold = false, Italic = true, After = Nd30.BetweenParagraphs });
    }

    // "Báo cáo", "Tờ trình", however it was written.
    private static string Kind(OfficialDocument document)
    {
        var kind = (document.Kind ?? "Công văn").ToLower(Vietnamese);
        return kind.Length == 0 ? "" : kind[..1].ToUpper(Vietnamese) + kind[1..];
    }

    /// <param name="keepsLast">Whether the last paragraph stands on the page of what follows.</param>
    private static void Write(BodyXml body, IReadOnlyList<DocumentBlock> blocks, int width, bool keepsLast)
    {
        foreach (var (index, block) in blocks.Index())
        {
            var look = ProseLook with { KeepNext = keepsLast && index == blocks.Count - 1 };
            switch (block)
            {
                case Heading heading:
                    body.Add(Words.Paragraph(heading.Text, ProseLook with { Bold = true, Before = Nd30.BetweenParagraphs, KeepNext = true }));
                    break;
                case Paragraph paragraph:
                    body.Add(Words.Paragraph(paragraph.Text, look));
                    break;
                case Prose prose:
                    body.Add(Words.Paragraph(prose.Runs, look));
                    break;
                case Table table:
                    Grids.WriteRuled(body, table, width);

                    // Two tables one below the other would become one.
                    body.Add(Words.Paragraph("", new(Nd30.TableText)));
                    break;
            }
        }
    }

    /// <summary>The text with the sign that ends it.</summary>
    public static IReadOnlyList<DocumentBlock> Ended(IReadOnlyList<DocumentBlock> body) => body.Count > 0 && body[^1] is Paragraph last
        ? [.. body.Take(body.Count - 1), new Paragraph(PlainText.Line(last.Text).TrimEnd('.', ' ', ';') + End)]
        : [.. body, new Paragraph(End)];

    private static void Styles(MainDocumentPart main)
    {
        var styles = main.AddNewPart<StyleDefinitionsPart>();
        styles.Styles = new(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle
            {
                RunFonts = new() { Ascii = Nd30.Font, HighAnsi = Nd30.Font, EastAsia = Nd30.Font, ComplexScript = Nd30.Font },
                Color = new() { Val = "000000" },
                FontSize = new() { Val = Words.Twips(Nd30.Body) },
                FontSizeComplexScript = new() { Val = Words.Twips(Nd30.Body) },
                Languages = new() { Val = "vi-VN", EastAsia = "vi-VN", Bidi = "vi-VN" },
            }),
            new ParagraphPropertiesDefault()));
    }

    /// <summary>The page's number in the middle of the top margin.</summary>
    /// <returns>The header's relationship id.</returns>
    private static string PageNumber(MainDocumentPart main)
    {
        var look = new Look(Nd30.PageNumber) { Align = JustificationValues.Center };
        var part = main.AddNewPart<HeaderPart>();
        var paragraph = Words.Paragraph("", look);
        paragraph.RemoveAllChildren<Run>();
        paragraph.AppendChild(new SimpleField(Words.Run("2", look)) { Instruction = "PAGE" });
        part.Header = new(paragraph);
        return main.GetIdOfPart(part);
    }

    // Without a header of its own for the first page, which TitlePage asks for, the first page has none: no number.
    private static SectionProperties Section(string header, bool isWide, bool isFirst)
    {
        var section = new SectionProperties(new HeaderReference { Type = HeaderFooterValues.Default, Id = header });
        section.AppendChild(new SectionType { Val = SectionMarkValues.NextPage });
        section.AppendChild(isWide
            ? new PageSize { Width = Nd30.PageLong, Height = Nd30.PageShort, Orient = PageOrientationValues.Landscape }
            : new PageSize { Width = Nd30.PageShort, Height = Nd30.PageLong });
        section.AppendChild(isWide
            ? new PageMargin { Top = Nd30.Left, Bottom = Nd30.Right, Left = Nd30.Top, Right = Nd30.Bottom, Header = 567, Footer = 567, Gutter = 0 }
            : new PageMargin { Top = Nd30.Top, Bottom = Nd30.Bottom, Left = Nd30.Left, Right = Nd30.Right, Header = 567, Footer = 567, Gutter = 0 });
        if (!isFirst)
        {
            section.AppendChild(new PageNumberType { Start = 1 });
        }

        section.AppendChild(new TitlePage());
        return section;
    }
}
