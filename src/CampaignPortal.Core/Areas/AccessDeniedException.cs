namespace CampaignPortal.Core.Areas;

/// <summary>Somebody asked for what is not theirs. No page offers it, so it is a fault or an attack; answered with 403.</summary>
public sealed class AccessDeniedException() : Exception("The row or operation is outside the caller's scope.");
