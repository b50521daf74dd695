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
        builder.AddAttribute(2, "x", x.ToString("0.#", CultureInfo.InvariantCulture));
        builder.AddAttribute(3, "y", y.ToString("0.#", CultureInfo.InvariantCulture));
        builder.AddAttribute(4, "text-anchor", anchor);
        builder.AddContent(5, text);
        builder.CloseElement();
    };
}
