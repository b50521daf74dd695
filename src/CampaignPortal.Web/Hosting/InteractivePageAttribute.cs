namespace CampaignPortal.Web.Hosting;

/// <summary>A page with a circuit: it alone loads Blazor's script and MudBlazor's styles.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InteractivePageAttribute : Attribute;
