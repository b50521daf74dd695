using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Attachments;

/// <summary>A paper's files, and what the one who asks may do with them.</summary>
/// <param name="MayAdd">Whether it is theirs to add and remove.</param>
/// <param name="IsOpen">False once the paper is decided or its day locked: nobody adds or removes any more.</param>
public sealed record PaperFiles(PaperId Paper, PaperSubject Subject, IReadOnlyList<AttachmentRow> Files, bool MayAdd, bool IsOpen);

/// <summary>What the paper is about, as far as it is about a day, a commune or has a number.</summary>
public sealed record PaperSubject(DateOnly? Day = null, CommuneDefinition? Commune = null, string? Number = null);
