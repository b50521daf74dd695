using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CampaignPortal.Core.Documents;

/// <summary>From the names of the bodies to the subject: what stands above the text.</summary>
internal static class DocumentHead
{
    private const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    private const string Council = "ỦY BAN NHÂN DÂN ";
    private const string Motto = "Độc lập - Tự do - Hạnh phúc";
    private const int RightWidth = 5480;
    private const int LeftWidth = Nd30.TextWidth - RightWidth;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static IEnumerable<OpenXmlElement> Of(OfficialDocument document)
    {
        yield return Names(document);
        if (document.Kind is not null)
        {
            yield return Words.Paragraph(Upper(document.Kind), new(Nd30.Kind) { Bold = true, Align = JustificationValues.Center, Before = 360, KeepNext = true });
            yield return Words.Paragraph(document.Subject, new(Nd30.Subject) { Bold = true, Align = JustificationValues.Center, KeepNext = true });
            yield return Words.Rule(Nd30.TextWidth / 6, Nd30.TextWidth);
            if (document.AddressedTo.Count + document.Bases.Count == 0)
            {
                yield return Words.Paragraph("", new(Nd30.Recipients) { KeepNext = true });
            }
        }

        foreach (var (index, name) in document.AddressedTo.Index())
        {
            var only = document.AddressedTo.Count == 1;
            var look = new Look(Nd30.Body) { Align = only ? JustificationValues.Center : JustificationValues.Left, FirstLine = only ? 0 : 1440, Before = index == 0 ? 240 : 0, KeepNext = true };
            if (!only && index == 0)
            {
                yield return Words.Paragraph("Kính gửi:", look);
                look = look with { Before = 0 };
            }

            yield return Words.Paragraph(
                only ? $"Kính gửi: {name}" : $"- {name}{(index == document.AddressedTo.Count - 1 ? "." : ";")}", look with { FirstLine = only ? 0 : 2160, After = index == document.AddressedTo.Count - 1 ? Nd30.BetweenParagraphs : 0 });
        }

        foreach (var (index, basis) in document.Bases.Index())
        {
            yield return Words.Paragraph(
                $"{basis}{(index == document.Bases.Count - 1 ? "." : ";")}",
                new(Nd30.Body) { Italic = true, Align = JustificationValues.Both, FirstLine = Nd30.FirstLine, Before = index == 0 ? 240 : 0, After = Nd30.BetweenParagraphs });
        }
    }

    private static DocumentFormat.OpenXml.Wordprocessing.Table Names(OfficialDocument document)
    {
        var centre = JustificationValues.Center;
        var issuer = Upper(document.Issuer);
        List<OpenXmlElement> left = [];
        if (document.Superior is not null)
        {
            left.Add(Words.Paragraph(Upper(document.Superior), new(Nd30.Superior) { Align = centre }));
        }

        var lines = Lines(issuer);
        left.AddRange(lines.Select(line => Words.Paragraph(line, new(Nd30.Issuer) { Bold = true, Align = centre })));
        left.Add(Words.Rule(Math.Min(Words.Length(lines[^1], Nd30.Issuer), LeftWidth) * 2 / 5, LeftWidth));
        List<OpenXmlElement> right =
        [
            Words.Paragraph(Nation, new(Nd30.Nation) { Bold = true, Align = centre }),
            Words.Paragraph(Motto, new(Nd30.Motto) { Bold = true, Align = centre }),
            Words.Rule(Words.Length(Motto, Nd30.Motto), RightWidth),
        ];
        List<OpenXmlElement> number = [Words.Paragraph($"Số:         /{document.Symbol}", new(Nd30.Number) { Align = centre, Before = 60 })];
        if (document.Kind is null)
        {
            number.Add(Words.Paragraph($"V/v {document.Subject}", new(Nd30.LetterSubject) { Align = centre, Before = 60 }));
        }

        OpenXmlElement date = Words.Paragraph(
            document.HasDate ? $"{document.Place}, {OfficialDate.Written(document.Date)}" : "", new(Nd30.PlaceAndDate) { Italic = true, Align = centre, Before = 60 });
        return Grids.Borderless([LeftWidth, RightWidth], [[left, right], [number, [date]]]);
    }

    // A name that is too long for one line goes on where its place begins, not within that.
    private static string[] Lines(string issuer) =>
        issuer.StartsWith(Council, StringComparison.Ordinal) && Words.Length(issuer, Nd30.Issuer) > LeftWidth ? [Council.TrimEnd(), issuer[Council.Length..]] : [issuer];

    private static string Upper(string text) => text.ToUpper(Vietnamese);
}
