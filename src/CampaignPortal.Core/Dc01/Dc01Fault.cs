namespace CampaignPortal.Core.Dc01;

/// <summary>Why nothing of a file can be taken, with the place; the page has the sentence.</summary>
/// <param name="Row">As the spreadsheet numbers it.</param>
/// <param name="Column">As the spreadsheet names it.</param>
/// <param name="Text">What stands there, or what is missing.</param>
/// <param name="Other">A second thing that the sentence needs, such as the row above.</param>
public sealed record Dc01Fault(Dc01FaultCode Code, string? Sheet = null, int? Row = null, string? Column = null, string? Text = null, string? Other = null);

public enum Dc01FaultCode
{
    /// <summary>More rows than a statistic of communes has.</summary>
    TooManyRows,

    /// <summary>No row names the columns that are needed: a person points them out.</summary>
    NoHeading,

    /// <summary>Two columns could be the same figure.</summary>
    TwoColumns,

    /// <summary>A second row for the same commune and day.</summary>
    Twice,

    /// <summary>A formula that came to nothing, such as #REF!.</summary>
    ErrorCell,
    NotANumber,
    Negative,
    TooLarge,

    /// <summary>One of a row's two figures is blank.</summary>
    Blank,
    BadDay,
    DayOutside,
    DayInFuture,

    /// <summary>Neither a column nor the title says of which day the figures are.</summary>
    NoDay,

    /// <summary>No row has a commune of the campaign.</summary>
    NoCommune,
}
