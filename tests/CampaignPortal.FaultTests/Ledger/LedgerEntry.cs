using CampaignPortal.FaultTests.Support;

namespace CampaignPortal.FaultTests.Ledger;

public enum Fate
{
    /// <summary>No answer yet, or the connection broke before one came.</summary>
    Unknown,

    Acknowledged,

    Refused,
}

/// <summary>One submission as its sender knows it.</summary>
/// <param name="MustFail">Null for an ordinary one; otherwise why no server may take it.</param>
public sealed record LedgerEntry(SentDay Day, string? MustFail = null)
{
    public Fate Fate { get; set; }

    /// <summary>Of the day, as the acknowledgement says.</summary>
    public int Version { get; set; }

    /// <summary>How often no answer came.</summary>
    public int Lost { get; set; }

    /// <summary>True where it turned out to have been stored although its first answer was lost.</summary>
    public bool WasStoredUnheard { get; set; }

    public (int Commune, DateOnly Day) Key => (Day.CommuneId, Day.Day);
}
