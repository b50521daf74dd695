using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.DayNotes;

/// <summary>What a commune writes about a day beside its counts (plan III.2, V.2).</summary>
public sealed class DayNote : IInCommune
{
    public int CommuneId { get; set; }

    public DateOnly Day { get; set; }

    public int CampaignId { get; set; }

    /// <summary>Khó khăn, vướng mắc.</summary>
    public string? Difficulties { get; set; }

    /// <summary>Kiến nghị, đề xuất.</summary>
    public string? Proposals { get; set; }

    /// <summary>One more for each change; what the officer saw is compared with it.</summary>
    public int Version { get; set; }

    public required string ChangedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime ChangedAt { get; set; }
}

/// <summary>How many activations of a day were done at a place, in persons.</summary>
public sealed class DayPlace : IInCommune
{
    public int CommuneId { get; set; }

    public DateOnly Day { get; set; }

    public WorkPlace Place { get; set; }

    public int CampaignId { get; set; }

    public int Value { get; set; }
}

/// <summary>Where the work was done (plan III.2).</summary>
public enum WorkPlace
{
    Home = 1,
    Agency = 2,
    School = 3,
    Market = 4,
    Worship = 5,
    Other = 6,
}
