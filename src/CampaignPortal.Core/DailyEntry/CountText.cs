namespace CampaignPortal.Core.DailyEntry;

/// <summary>Strict reading of what is typed into a cell: ASCII digits and nothing else, so that "1.5" is never taken for 15.</summary>
public static class CountText
{
    /// <summary>Largest count that a cell takes.</summary>
    public const int Max = 9_999_999;

    /// <summary>Reads one cell. White space around the digits is no fault; an empty cell is blank, not zero.</summary>
    public static CountReading Read(string? text)
    {
        var digits = text.AsSpan().Trim();
        if (digits.IsEmpty)
        {
            return new(null, null);
        }

        if (digits[0] is '-' or '−' or '–' && digits.Length > 1 && IsDigits(digits[1..]))
        {
            // Refused where it is typed; the value tells a correction that was stored with its reason and is sent back as it was.
            return new(Read(digits[1..].ToString()).Value * -1, CellProblemCode.Negative);
        }

        if (!IsDigits(digits))
        {
            return new(null, CellProblemCode.NotWholeNumber);
        }

        digits = digits.TrimStart('0');
        if (digits.Length > 7)
        {
            return new(null, CellProblemCode.TooLarge);
        }

        var value = 0;
        foreach (var digit in digits)
        {
            value = (value * 10) + (digit - '0');
        }

        return new(value, null);
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}

/// <summary>A value, a blank (both null) or what is wrong with the cell; a negative one has both.</summary>
public readonly record struct CountReading(int? Value, CellProblemCode? Problem);

/// <summary>What can be wrong with one cell; the page turns it into a sentence.</summary>
public enum CellProblemCode
{
    Negative,
    NotWholeNumber,
    TooLarge,
    UnknownCell,

    /// <summary>A running total below that of the day before, without a reason.</summary>
    FallingTotal,

    /// <summary><see cref="Checks.CheckCode.Unusual"/>.</summary>
    Unusual,

    /// <summary><see cref="Checks.CheckCode.AboveEligible"/>.</summary>
    AboveEligible,

    /// <summary><see cref="Checks.CheckCode.StocksAboveEligible"/>.</summary>
    StocksAboveEligible,
}
