using System.Text;

namespace CampaignPortal.Tests.Closing;

/// <summary>Texts that somebody could paste to break a document: markup, control characters, halves of letters, formulae.</summary>
internal static class Hostile
{
    private static readonly string[] Pieces =
    [
        "<w:t>", "</w:p>", "]]>", "<!--", "-->", "<![CDATA[", "&amp;", "&#0;", "&#x1F;", "&lt;b&gt;", "<b>", "</b>", "<o:p></o:p>", "<script>alert(1)</script>", "<?xml?>",
        "**", "***", "- ", "\u0000", "\u0007", "\u001b[31m", "\u007f", "\u0085", "\u00ad", "\u200b", "\u200e", "\u202e", "\u2028", "\u2029", "\u2066", "\ufeff", "\ufffe", "\uffff",
        "\ud800", "\udfff", "\ud83d\ude00", "\ue000", "\udb40\udc41", "e\u0302\u0301", "\u0301", "=1+1", "+cmd", "@SUM(A1)", "\"", "'", "`", "\\", "\t", "\v", "\f", "\r", "\r\n", "\n",
        "{{x}}", "%s%n", "../", "Ấp Tân Lộc", "tỷ lệ 100%", "ĐỒNG THÁP", "  ", "\u00a0", "x",
    ];

    public static IReadOnlyList<string> Texts(int count, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var text = new StringBuilder();
                for (var pieces = random.Next(1, 12); pieces > 0; pieces--)
                {
                    text.Append(random.Next(6) == 0 ? ((char)random.Next(0x10000)).ToString() : Pieces[random.Next(Pieces.Length)]);
                }

                return text.ToString();
            }),
        ];
    }
}
