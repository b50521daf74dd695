using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DayImport;

namespace CampaignPortal.Core.Dc01;

/// <summary>What a file of the national system says about the campaign's communes; nothing of it is stored yet.</summary>
public sealed record Dc01Reading
{
    /// <summary>Why the file itself cannot be read; then there is nothing else.</summary>
    public FileProblem? Problem { get; init; }

    /// <summary>Why nothing of it may be taken. The first of many; <see cref="FaultCount"/> has them all.</summary>
    public IReadOnlyList<Dc01Fault> Faults { get; init; } = [];

    public int FaultCount { get; init; }

    /// <summary>The sheet that was read.</summary>
    public string? Sheet { get; init; }

    /// <summary>Sheets that were not.</summary>
    public IReadOnlyList<string> OtherSheets { get; init; } = [];

    /// <summary>The headings by which the columns were found.</summary>
    public IReadOnlyList<Dc01Heading> Headings { get; init; } = [];

    /// <summary>True where the days stand in a column, so that none is asked for.</summary>
    public bool HasDayColumn { get; init; }

    /// <summary>The day that the title or the sheet's name gives; null where none or several.</summary>
    public DateOnly? TitleDay { get; init; }

    /// <summary>The day that holds for rows without one of their own.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Names of the file in its order, each once.</summary>
    public IReadOnlyList<Dc01Name> Names { get; init; } = [];

    /// <summary>The figures of communes that are known, in the order of the file.</summary>
    public IReadOnlyList<Dc01Row> Rows { get; init; } = [];

    /// <summary>Communes of the campaign of which the file says nothing.</summary>
    public IReadOnlyList<CommuneDefinition> Missing { get; init; } = [];

    /// <summary>The upper left corner, for a person to point at the columns.</summary>
    public IReadOnlyList<Dc01Corner> Corners { get; init; } = [];

    /// <summary>Names that a person has to decide about before anything is taken.</summary>
    public IEnumerable<Dc01Name> Doubtful => Names.Where(n => n.State == MatchState.Doubtful);

    /// <summary>Nothing keeps the file from being taken over.</summary>
    public bool IsGood => Problem is null && FaultCount == 0 && Rows.Count > 0 && !Doubtful.Any();
}

/// <param name="Letter">As the spreadsheet names the column.</param>
public sealed record Dc01Heading(Dc01Field Field, string Letter, string Text);

/// <summary>A name of the file.</summary>
/// <param name="Key">What a decision is remembered by.</param>
/// <param name="Rows">Its rows, as the spreadsheet numbers them.</param>
/// <param name="Communes">The commune that it is, or those that it could be.</param>
public sealed record Dc01Name(string Key, string Text, MatchState State, IReadOnlyList<int> Rows, IReadOnlyList<CommuneDefinition> Communes);

/// <summary>The figures of a commune on a day.</summary>
/// <param name="Row">As the spreadsheet numbers it.</param>
public sealed record Dc01Row(int Row, string AreaName, int CommuneId, DateOnly Day, int Level1, int Level2);

/// <summary>The first rows and columns of a sheet, as text.</summary>
public sealed record Dc01Corner(string Sheet, IReadOnlyList<string> Letters, IReadOnlyList<IReadOnlyList<string>> Rows);
