using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace CampaignPortal.Web.Features.Rollup;

/// <summary>An SVG text element, encoded like any other content; in Razor the name <c>text</c> means something else.</summary>
internal static class SvgText
{
    public static RenderFragment Of(string css, double x, double y, string anchor, string text) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", css.Length == 0 ? null : css);
        builder.AddAttribute(2, "x", Number(x));
        builder.AddAttribute(3, "y", Number(y));
        builder.AddAttribute(4, "text-anchor", anchor);
        builder.AddContent(5, text);
        builder.CloseElement();
    };

    /// <summary>A coordinate, whatever the reader's language.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
