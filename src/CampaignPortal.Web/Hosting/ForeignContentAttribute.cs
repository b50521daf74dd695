namespace CampaignPortal.Web.Hosting;

/// <summary>Marks an address that answers with a file that somebody uploaded.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForeignContentAttribute : Attribute;
