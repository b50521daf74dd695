using System.Globalization;
using System.Xml.Linq;

namespace CampaignPortal.Core.SheetForms;

/// <summary>The styles of a form: what a cell's format asks of a number, and the same style with something more.</summary>
internal sealed class FormStyles(XDocument xml)
{
    private static readonly XNamespace Main = FormPackage.Main;
    private readonly Dictionary<(int Style, string Change), int> _made = [];

    private XElement? Formats => xml.Root!.Element(Main + "cellXfs");

    /// <summary>True where the cell shows a share of 1 as hundredths: 0.4289 as 42,89 %.</summary>
    public bool IsPercent(int style) => Code(style).Contains('%', StringComparison.Ordinal);

    /// <summary>True where the cell would show a day as the number that it is inside.</summary>
    public bool IsGeneral(int style) => Code(style) is "General" or "@";

    /// <summary>The style with a format of days or of moments.</summary>
    public int WithFormat(int style, string code) => Made(style, code, format =>
    {
        var formats = xml.Root!.Element(Main + "numFmts");
        if (formats is null)
        {
            xml.Root.AddFirst(formats = new XElement(Main + "numFmts"));
        }

        var id = Math.Max(163, formats.Elements().Select(f => (int?)f.Attribute("numFmtId") ?? 0).DefaultIfEmpty(0).Max()) + 1;
        formats.Add(new XElement(Main + "numFmt", new XAttribute("numFmtId", id), new XAttribute("formatCode", code)));
        formats.SetAttributeValue("count", formats.Elements().Count());
        format.SetAttributeValue("numFmtId", id);
        format.SetAttributeValue("applyNumberFormat", 1);
    });

    /// <summary>The style of a text that somebody's typing must not turn into a formula.</summary>
    public int AsText(int style) => Made(style, "'", format => format.SetAttributeValue("quotePrefix", 1));

    private int Made(int style, string change, Action<XElement> make)
    {
        if (!_made.TryGetValue((style, change), out var made))
        {
            var format = Formats is { } all && style < all.Elements(Main + "xf").Count() ? new XElement(all.Elements(Main + "xf").ElementAt(style)) : null;
            if (format is null)
            {
                return style;
            }

            make(format);
            Formats!.Add(format);
            made = Formats.Elements(Main + "xf").Count() - 1;
            Formats.SetAttributeValue("count", made + 1);
            _made[(style, change)] = made;
        }

        return made;
    }

    private string Code(int style)
    {
        var id = (int?)Formats?.Elements(Main + "xf").ElementAtOrDefault(style)?.Attribute("numFmtId") ?? 0;
        return xml.Root!.Element(Main + "numFmts")?.Elements().FirstOrDefault(f => (int?)f.Attribute("numFmtId") == id)?.Attribute("formatCode")?.Value
            ?? id switch
            {
                0 => "General",
                9 or 10 => "0%",
                49 => "@",
                _ => id.ToString(CultureInfo.InvariantCulture),
            };
    }
}
