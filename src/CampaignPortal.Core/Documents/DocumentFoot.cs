using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CampaignPortal.Core.Documents;

/// <summary>Who receives the document, on the left, and who signs it, on the right.</summary>
internal static class DocumentFoot
{
    private const int RightWidth = 5000;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static DocumentFormat.OpenXml.Wordprocessing.Table Of(OfficialDocument document)
    {
        List<OpenXmlElement> left = [Words.Paragraph("Nơi nhận:", new(Nd30.RecipientsLabel) { Bold = true, Italic = true })];
        left.AddRange(document.Recipients.Select((name, index) => Words.Paragraph(
            $"- {name}{(index == document.Recipients.Count - 1 ? "." : ";")}", new(Nd30.Recipients))));

        var look = new Look(Nd30.Signature) { Bold = true, Align = JustificationValues.Center, KeepNext = true };
        List<OpenXmlElement> right = [];
        if (document.Signature.Authority is { } authority)
        {
            right.Add(Words.Paragraph(authority.ToUpper(Vietnamese), look));
        }

        right.Add(Words.Paragraph(document.Signature.Position.ToUpper(Vietnamese), look));

        // Room for signature and seal.
        right.AddRange(Enumerable.Range(0, 4).Select(_ => Words.Paragraph("", look)));
        right.Add(Words.Paragraph(document.Signature.Name ?? "", look with { KeepNext = false }));
        return Grids.Borderless([Nd30.TextWidth - RightWidth, RightWidth], [[left, right]]);
    }
}
