using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DayImport;

namespace CampaignPortal.Core.Dc01;

/// <summary>What became of a file that was sent.</summary>
/// <param name="ImportId">The draft; null where the file cannot be read at all and was not kept.</param>
public sealed record Dc01Upload(int? ImportId, FileProblem? Problem, Dc01Fault? Fault);

/// <summary>A draft as it would be taken over now, or what was taken over.</summary>
/// <param name="Reading">Null for an import that was confirmed.</param>
/// <param name="Rows">What would be stored, or was.</param>
/// <param name="Seal">Stands for exactly these rows: a confirmation names what was seen.</param>
/// <param name="SameFileAt">When the same bytes were taken over before; campaign time, local.</param>
public sealed record Dc01Preview(
    CampaignDefinition Campaign, Dc01ImportRow Import, Dc01Reading? Reading, IReadOnlyList<Dc01PreviewRow> Rows, IReadOnlyList<DateOnly> Days,
    string Seal, DateTime? SameFileAt);

/// <summary>A line beside what is stored.</summary>
/// <param name="Stored">What counts now for this commune and day; null where nothing does.</param>
/// <param name="Falls">A running total that goes down, which it should not.</param>
public sealed record Dc01PreviewRow(Dc01Row Row, string CommuneName, Dc01Figures? Stored, Dc01Fall? Falls)
{
    public bool IsChange => Stored is { } stored && stored != new Dc01Figures(Row.Level1, Row.Level2);
}

/// <summary>The running totals of a commune on a day.</summary>
public readonly record struct Dc01Figures(int Level1, int Level2)
{
    public int Total => Level1 + Level2;
}

/// <summary>From an earlier day to a later one, one of which is the file's.</summary>
public sealed record Dc01Fall(DateOnly Earlier, Dc01Figures Before, DateOnly Later, Dc01Figures After);

/// <summary>An import in a list. Moments are campaign time, local.</summary>
/// <param name="Valid">Lines that still count; the others have been replaced by later imports.</param>
public sealed record Dc01ImportRow(
    int Id, string FileName, int FileLength, DateOnly? Day, string UploadedBy, DateTime UploadedAt, string? ConfirmedBy, DateTime? ConfirmedAt,
    DateOnly? FirstDay, DateOnly? LastDay, int LineCount, int Valid);

/// <summary>What became of a step.</summary>
public enum Dc01Outcome
{
    Saved = 1,

    /// <summary>There is no such draft, or it was confirmed or thrown away meanwhile.</summary>
    Gone = 2,

    /// <summary>The file has faults or names to decide about; nothing was taken over.</summary>
    NotReady = 3,

    /// <summary>What would be stored is not what was seen.</summary>
    Changed = 4,

    /// <summary>The choice is none that can be made.</summary>
    BadChoice = 5,

    /// <summary>Another column has the same heading as one that was pointed at: a later file could not be read by it.</summary>
    SameHeadings = 6,
}
