using CampaignPortal.Core.Closing;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.Reminders;

/// <summary>What <see cref="DutyRules"/> look at: an officer's own rows, or how many there are for who follows all.</summary>
public sealed record DutyFacts
{
    /// <summary>An officer's own reported days.</summary>
    public IReadOnlyDictionary<DateOnly, ApprovalState> Days { get; init; } = new Dictionary<DateOnly, ApprovalState>();

    /// <summary>Of an officer's own reported days those with hamlets left blank, with how many.</summary>
    public IReadOnlyDictionary<DateOnly, int> Blank { get; init; } = new Dictionary<DateOnly, int>();

    /// <summary>An officer's own days that a reopening holds open.</summary>
    public IReadOnlySet<DateOnly> Reopened { get; init; } = new HashSet<DateOnly>();

    /// <summary>An officer's own days that were asked for: without an answer yet, or declined.</summary>
    public IReadOnlySet<DateOnly> Asked { get; init; } = new HashSet<DateOnly>();

    /// <summary>Communes that have reported today.</summary>
    public int ReportedToday { get; init; }

    /// <summary>Those of them that left hamlets blank.</summary>
    public int PartialToday { get; init; }

    /// <summary>The report of the newest day that is over has been issued.</summary>
    public bool ReportIssued { get; init; }

    /// <summary>Requests for locked days without an answer.</summary>
    public int Requests { get; init; }

    /// <summary>Days that nobody has accepted yet.</summary>
    public int Pending { get; init; }

    /// <summary>The oldest draft of an import.</summary>
    public int? Dc01Draft { get; init; }

    /// <summary>The newest day on which the commune's own figures differ from DC01 without a word why.</summary>
    public DateOnly? Dc01Difference { get; init; }

    /// <summary>Bodies that have filed a plan.</summary>
    public int Plans { get; init; }

    /// <summary>Closing reports by their state.</summary>
    public IReadOnlyDictionary<ClosingState, int> Closing { get; init; } = new Dictionary<ClosingState, int>();

    /// <summary>Bodies that have filed a closing report at least once.</summary>
    public int ClosingFiled { get; init; }

    /// <summary>Counts of today that a check struck and that were confirmed.</summary>
    public int Flags { get; init; }

    /// <summary>Demands of inspections that are not done, by the day that they are due.</summary>
    public IReadOnlyDictionary<DateOnly, int> Demands { get; init; } = new Dictionary<DateOnly, int>();

    /// <summary>A unit has reported today.</summary>
    public bool UnitReported { get; init; }

    /// <summary>A unit has its whole staff at level 2.</summary>
    public bool UnitDone { get; init; }
}
