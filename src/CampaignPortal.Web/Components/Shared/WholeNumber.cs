using System.Globalization;

namespace CampaignPortal.Web.Components.Shared;

/// <summary>The number in a field of a form or of an address: digits alone; null where the text is anything else.</summary>
internal static class WholeNumber
{
    public static int? Of(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
