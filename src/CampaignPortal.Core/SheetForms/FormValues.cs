using System.Globalization;
using System.Xml.Linq;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Excel;

namespace CampaignPortal.Core.SheetForms;

/// <summary>Puts values into the cells of a form, in the cells' own formats.</summary>
internal sealed class FormValues(FormPackage package)
{
    private static readonly XNamespace Main = FormPackage.Main;
    private static readonly DateOnly Day0 = new(1899, 12, 30);

    /// <param name="text">What the cell holds, with fields in braces.</param>
    /// <param name="values">By key; null leaves the cell blank.</param>
    public void Set(XElement cell, string text, IReadOnlyDictionary<string, object?>? values)
    {
        var fields = FormPlan.Field().Matches(text);
        if (values is null)
        {
            Clear(cell);
        }
        else if (fields.Count == 1 && fields[0].Value == text.Trim())
        {
            One(cell, values.GetValueOrDefault(FormFields.KeyOf(fields[0].Groups["field"].Value)));
        }
        else
        {
            Mixed(cell, text, values);
        }
    }

    /// <summary>A value within a sentence, as official documents write it.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        int count => OfficialNumber.Count(count),
        decimal percent => OfficialNumber.Percent(percent),
        DateOnly day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private void One(XElement cell, object? value)
    {
        var style = FormSheet.Style(cell);
        switch (value)
        {
            case null:
                Clear(cell);
                break;
            case int count:
                Number(cell, count);
                break;
            case decimal percent:
                Number(cell, package.Styles?.IsPercent(style) == true ? percent / 100 : percent);
                break;
            case DateOnly day:
                Number(cell, day.DayNumber - Day0.DayNumber);
                Format(cell, "dd/mm/yyyy");
                break;
            case DateTime moment:
                Number(cell, DateOnly.FromDateTime(moment).DayNumber - Day0.DayNumber + (decimal)moment.TimeOfDay.TotalDays);
                Format(cell, "hh:mm dd/mm/yyyy");
                break;
            default:
                Words(cell, Text(value), []);
                break;
        }
    }

    // Letters of another format within the cell keep it, where no field goes across them.
    private void Mixed(XElement cell, string text, IReadOnlyDictionary<string, object?> values)
    {
        var runs = package.TextElement(cell) is { } source && source.Elements(Main + "r").Any()
            && source.Descendants(Main + "t").All(t => FormPlan.Field().Replace(t.Value, "") is var rest && !rest.Contains("{{", StringComparison.Ordinal) && !rest.Contains("}}", StringComparison.Ordinal))
            ? source.Elements(Main + "r").Select(r => new XElement(r)).ToList() : [];
        foreach (var run in runs.Descendants(Main + "t"))
        {
            run.Value = CellText.Of(Filled(run.Value, values));
            run.SetAttributeValue(XNamespace.Xml + "space", "preserve");
        }

        Words(cell, Filled(text, values), runs);
    }

    private static string Filled(string text, IReadOnlyDictionary<string, object?> values) =>
        FormPlan.Field().Replace(text, m => Text(values.GetValueOrDefault(FormFields.KeyOf(m.Groups["field"].Value))));

    private void Words(XElement cell, string text, List<XElement> runs)
    {
        Clear(cell);
        cell.SetAttributeValue("t", "inlineStr");
        cell.Add(new XElement(Main + "is", runs.Count > 0 ? runs : new XElement(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Escaped(CellText.Of(text)))));
        if (CellText.IsRisky(text) && package.Styles is { } styles)
        {
            cell.SetAttributeValue("s", styles.AsText(FormSheet.Style(cell)));
        }
    }

    private static string Escaped(string text)
    {
        for (var at = text.LastIndexOf('_'); at >= 0; at = at == 0 ? -1 : text.LastIndexOf('_', at - 1))
        {
            text = CellText.IsEscape(text, at) ? text.Insert(at, "_x005F") : text;
        }

        return text;
    }

    private static void Number(XElement cell, decimal value)
    {
        Clear(cell);
        cell.Add(new XElement(Main + "v", value.ToString(CultureInfo.InvariantCulture)));
    }

    private void Format(XElement cell, string code)
    {
        var style = FormSheet.Style(cell);
        if (package.Styles is { } styles && styles.IsGeneral(style))
        {
            cell.SetAttributeValue("s", styles.WithFormat(style, code));
        }
    }

    private static void Clear(XElement cell)
    {
        cell.RemoveNodes();
        cell.SetAttributeValue("t", null);
    }
}
