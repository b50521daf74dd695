using Microsoft.AspNetCore.Components;

namespace CampaignPortal.Web.Hosting;

/// <summary>
/// What a page hands its circuit: a comment of enciphered state at its end, a kilobyte that no compression shrinks. ASP.NET Core
/// 10 writes it on every page as soon as one page of the application has a circuit.
/// </summary>
internal static class CircuitState
{
    // Which render modes a page may use; the framework makes it and does not publish its type.
    private const string Modes = "ConfiguredRenderModesMetadata";

    /// <summary>Leaves it out where no circuit will come; such a page that holds an interactive component refuses to be drawn.</summary>
    public static void LeaveOut(EndpointBuilder page)
    {
        if (page.Metadata.OfType<InteractivePageAttribute>().Any())
        {
            return;
        }

        for (var at = 0; at < page.Metadata.Count; at++)
        {
            if (page.Metadata[at].GetType() is { Name: Modes } type)
            {
                page.Metadata[at] = Activator.CreateInstance(type, [Array.Empty<IComponentRenderMode>()])!;
            }
        }
    }
}
