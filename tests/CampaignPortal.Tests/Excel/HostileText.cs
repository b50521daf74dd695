using System.Text;

namespace CampaignPortal.Tests.Excel;

/// <summary>Texts that break out of a cell, an attribute, a part or a program that reads them; the same ones in every run.</summary>
internal static class HostileText
{
    private static readonly string[] Heads =
    [
        "=", "+", "-", "@", "\t=", "\r=", "\n=", "'", "\"", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\",\"y\")", "=1+1", "@SUM(A1)", "+1", "-1", "00123", "1E5",
        "<f>1+1</f>", "</t></is></c><c r=\"A1\"><f>1</f></c>", "]]>", "<!--", "&lt;", "&#0;", "&#x3D;1", "_x003D_1", "_x000D_", "_x005F_", "_X0041_", "\0", "\u0001", "\u001f",
        "\u007f", "\u0085", "\ufffe", "\uffff", "\ud800", "\udc00", "\udc00\ud800", "😀", "\u202e", "\u200b", "\ufeff", "e\u0301", "%s%n", "../../x", "{{ngay}}", "TRUE", "#REF!",
        " ", "\u00a0", "  two  spaces ", "\r\n\r\n", "Ấp Tân Lộc A",
    ];

    public static IReadOnlyList<string> Thousand { get; } = [.. Make()];

    private static IEnumerable<string> Make()
    {
        var random = new Random(20230820);
        foreach (var head in Heads)
        {
            yield return head;
        }

        for (var count = Heads.Length; count < 999; count++)
        {
            var text = new StringBuilder(Heads[random.Next(Heads.Length)]);
            for (var letter = random.Next(12); letter > 0; letter--)
            {
                text.Append(random.Next(3) == 0 ? Heads[random.Next(Heads.Length)] : ((char)random.Next(1, 0x10000)).ToString());
            }

            yield return text.ToString();
        }

        yield return "=" + new string('x', 40_000);
    }
}
