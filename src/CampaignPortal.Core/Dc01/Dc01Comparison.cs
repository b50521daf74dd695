using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Dc01;

/// <summary>Communes on one day, or days of one commune.</summary>
/// <param name="Day">The chosen day.</param>
/// <param name="Last">The last that can be chosen.</param>
public sealed record Dc01Table(CampaignDefinition Campaign, DateOnly Day, DateOnly Last, IReadOnlyList<Dc01Comparison> Rows)
{
    public int CountOf(Dc01State state) => Rows.Count(r => r.State == state);
}

/// <summary>A commune's own running totals beside the national system's.</summary>
/// <param name="Own">Null where the commune has reported nothing up to that day.</param>
/// <param name="Dc01">Null where no import has this commune and day.</param>
public sealed record Dc01Comparison(CommuneDefinition Commune, DateOnly Day, Dc01Figures? Own, Dc01Figures? Dc01, Dc01Explanation? Explanation)
{
    /// <summary>Own less DC01; null where one of the two is missing.</summary>
    public Dc01Figures? Difference => Own is { } own && Dc01 is { } dc01 ? new(own.Level1 - dc01.Level1, own.Level2 - dc01.Level2) : null;

    /// <summary>True where the difference is the one that was explained; after a correction it may be another.</summary>
    public bool IsExplained => Explanation is { } word && Difference == new Dc01Figures(word.Level1Difference, word.Level2Difference);

    public Dc01State State => Difference is not { } difference ? Dc01 is null ? Dc01State.NoDc01 : Dc01State.NoOwn
        : difference == default ? Dc01State.Agrees
        : IsExplained ? Dc01State.Explained
        : Dc01State.Differs;

    /// <summary>The figures that count for the campaign.</summary>
    public Dc01Figures? Official(OfficialFigures official) => official == OfficialFigures.Dc01 ? Dc01 : Own;
}

/// <summary>Whether both say the same.</summary>
public enum Dc01State
{
    Agrees = 1,
    Differs = 2,

    /// <summary>They differ, and the commune has said why.</summary>
    Explained = 3,

    /// <summary>The national system has no figure for this day.</summary>
    NoDc01 = 4,

    /// <summary>The commune has reported nothing yet.</summary>
    NoOwn = 5,
}

public enum ExplainOutcome
{
    Saved = 1,
    NoText = 2,

    /// <summary>The figures agree, or one of the two is missing.</summary>
    NothingToExplain = 3,

    /// <summary>Somebody else of the commune wrote meanwhile.</summary>
    Stale = 4,
}
