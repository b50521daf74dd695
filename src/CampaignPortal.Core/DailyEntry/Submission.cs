using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>A submission that was accepted, by the id that the officer's page made: sent again, it is answered and not stored again.</summary>
public sealed class Submission : IInCommune, IFrozen
{
    public Guid Id { get; set; }

    public int CampaignId { get; set; }

    public int CommuneId { get; set; }

    public DateOnly Day { get; set; }

    /// <summary>SHA-256 of what was sent, in hex: the same id with other content is refused.</summary>
    public required string ContentHash { get; set; }

    /// <summary>The <see cref="CommuneDay.Version"/> that it made.</summary>
    public int Version { get; set; }

    /// <summary>Real time, UTC: when the officer sent it, by the server's clock.</summary>
    public DateTime MadeAt { get; set; }

    /// <summary>Real time, UTC.</summary>
    public DateTime ReceivedAt { get; set; }
}
