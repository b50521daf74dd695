namespace CampaignPortal.Core.Attachments;

/// <summary>One paper that files can be attached to.</summary>
/// <param name="Id">Within its kind; of what a commune writes once a day the number of the day.</param>
/// <param name="CommuneId">Of what a commune writes once a day; null for every other paper.</param>
public readonly record struct PaperId(AttachmentOwnerKind Kind, int Id, int? CommuneId = null)
{
    public static PaperId OfDay(AttachmentOwnerKind kind, int communeId, DateOnly day) => new(kind, day.DayNumber, communeId);
}
