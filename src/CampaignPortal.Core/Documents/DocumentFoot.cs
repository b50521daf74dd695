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
        List<OpenXmlElement> recipients = [Words.Paragraph("Nơi nhận:", new(Nd30.RecipientsLabel) { Bold = true, Italic = true })];
        recipients.AddRange(document.Recipients.Select((name, index) => Words.Paragraph(
            $"- {name}{(index == document.Recipients.Count - 1 ? "." : ";")}", new(Nd30.Recipients))));

        // Two who sign stand side by side, and the recipients below them.
        return Grids.Borderless(
            [Nd30.TextWidth - RightWidth, RightWidth],
            document.Beside is { } beside ? [[Of(beside), Of(document.Signature)], [recipients, [Words.Paragraph("", new(Nd30.Recipients))]]] : [[recipients, Of(document.Signature)]]);
    }

    private static List<OpenXmlElement> Of(Signature signature)
    {
        var look = new Look(Nd30.Signature) { Bold = true, Align = JustificationValues.Center, KeepNext = true };
        List<OpenXmlElement> lines = [];
        if (signature.Authority is { } authority)
        {
            lines.Add(Words.Paragraph(authority.ToUpper(Vietnamese), look));
        }

        lines.Add(Words.Paragraph(signature.Position.ToUpper(Vietnamese), look));

        // Room for signature and seal.
        lines.AddRange(Enumerable.Range(0, 4).Select(_ => Words.Paragraph("", look)));
        lines.Add(Words.Paragraph(signature.Name ?? "", look with { KeepNext = false }));
        return lines;
    }
}
