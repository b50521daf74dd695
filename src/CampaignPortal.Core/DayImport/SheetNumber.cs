using System.Globalization;
using System.Text.RegularExpressions;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.DayImport;

/// <summary>
/// Reads one cell of a sheet. A number must be whole; a text follows <see cref="CountText"/>, and may part thousands by
/// points, commas or spaces, as "1.234" and "1 234 567" do. A lone dash is blank.
/// </summary>
internal static partial class SheetNumber
{
    /// <summary>A blank cell has neither value nor problem; a negative one has both.</summary>
    public static CountReading Read(object? cell) => cell switch
    {
        null => new(null, null),
        double number => Whole(number),
        int number => Whole(number),
        string text => Text(Visible(text)),
        _ => new(null, CellProblemCode.NotWholeNumber),
    };

    /// <summary>Nothing, spaces or a lone dash.</summary>
    public static bool IsBlank(object? cell) => Read(cell) == default;

    /// <summary>The cell for people to read.</summary>
    public static string Show(object? cell) => Visible(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "");

    // What was copied out of a web page or a chat brings marks along that nobody sees: "\u200b313" is 313.
    private static string Visible(string text) => (text.Any(IsUnseen) ? string.Concat(text.Where(l => !IsUnseen(l))) : text).Trim();

    private static bool IsUnseen(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    private static CountReading Whole(double number) =>
        !double.IsFinite(number) || number != Math.Floor(number) ? new(null, CellProblemCode.NotWholeNumber)
        : Math.Abs(number) > CountText.Max ? new(null, CellProblemCode.TooLarge)
        : new((int)number, number < 0 ? CellProblemCode.Negative : null);

    private static CountReading Text(string text) =>
        text is "-" or "–" or "—" ? new(null, null)
        : Thousands().IsMatch(text) ? CountText.Read(string.Concat(text.Where(char.IsAsciiDigit)))
        : CountText.Read(text);

    // One kind of separator throughout, and no leading zero: "0.123" is a decimal.
    [GeneratedRegex(@"^[1-9][0-9]{0,2}(?<by>[., \u00A0\u202F])[0-9]{3}(?:\k<by>[0-9]{3})*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Thousands();
}
