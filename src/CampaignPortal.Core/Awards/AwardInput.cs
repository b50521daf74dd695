namespace CampaignPortal.Core.Awards;

/// <summary>A decision as it was typed.</summary>
public sealed record AwardInput
{
    public required int CampaignId { get; init; }

    public required AwardKind Kind { get; init; }

    /// <summary>See <see cref="AwardSubject"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>The version that was on the page; 0 where nobody had decided.</summary>
    public required int SeenVersion { get; init; }

    public required bool IsProposed { get; init; }

    public AwardLevel Level { get; init; } = AwardLevel.Host;

    /// <summary>Empty for the form that the rules have for the level.</summary>
    public string? Form { get; init; }

    /// <summary>Empty for the sentence that the evidence gives.</summary>
    public string? Reason { get; init; }

    /// <summary>Of who is added by hand, like the three that follow.</summary>
    public string? Name { get; init; }

    public bool IsPerson { get; init; }

    public string? Position { get; init; }

    public string? Body { get; init; }
}

/// <summary>Rules as they were typed; percentages as text, an empty one asks for nothing.</summary>
public sealed record AwardRulesInput
{
    public required int CampaignId { get; init; }

    public required int SeenVersion { get; init; }

    /// <summary>As 2023-09-05; empty for the newest day.</summary>
    public string? Day { get; init; }

    public string? QuotaFrom { get; init; }

    public string? OnTimeFrom { get; init; }

    public string? StaffFrom { get; init; }

    public string? QuotaBelow { get; init; }

    public string? ReportedBelow { get; init; }

    public string? StaffBelow { get; init; }

    public string? HostForm { get; init; }

    public string? HigherForm { get; init; }

    public string? CriticismForm { get; init; }
}

public enum AwardOutcome
{
    Saved,

    /// <summary>Nothing differs from what is stored.</summary>
    Unchanged,

    /// <summary>Somebody else decided meanwhile; nothing was written.</summary>
    Stale,

    /// <summary>Who is added by hand has no name; nothing was written.</summary>
    NoName,

    /// <summary>Who is added by hand, or a person, needs a reason in words; nothing was written.</summary>
    NoReason,

    /// <summary>A text is longer than there is room for; nothing was written.</summary>
    TooLong,

    /// <summary>A percentage is none, from 0 to 1000 with two decimals at most; nothing was written.</summary>
    BadShare,

    /// <summary>The day is none of the campaign's, or still to come; nothing was written.</summary>
    BadDay,

    /// <summary>There is no such commune or unit; nothing was written.</summary>
    NoSubject,
}

public enum AwardIssueOutcome
{
    Issued,

    /// <summary>Somebody else issued a list since the page came; nothing was written.</summary>
    IssuedAlready,

    /// <summary>Nobody is proposed; nothing was written.</summary>
    Empty,

    /// <summary>The last list that was issued says the same; nothing was written.</summary>
    NothingNew,

    /// <summary>Figures have changed since a decision that rests on them; nothing was written.</summary>
    FiguresChanged,
}
