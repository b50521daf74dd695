namespace CampaignPortal.Core.Exports;

/// <summary>How large exports are made.</summary>
public sealed record ExportOptions
{
    /// <summary>Where their files lie until they are fetched; null for a folder beside other temporary files.</summary>
    public string? Folder { get; init; }

    /// <summary>How many are made at once; more wait.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>How many one person may have at a time, ready ones included.</summary>
    public int PerPerson { get; init; } = 4;

    /// <summary>How long a ready file is kept.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromHours(1);
}
