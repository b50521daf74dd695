using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.SheetForms;

/// <param name="Forms">The newest version of each; the portal's own first.</param>
public sealed record SheetFormList(
    CampaignDefinition Campaign, IReadOnlyList<SheetFormRow> Forms, IReadOnlyList<FormField> Fields, IReadOnlyList<SheetFormUseRow> Log);

/// <param name="UploadedAt">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record SheetFormRow(int Id, string Name, string NameKey, int Version, FormKind Kind, string FileName, string UploadedBy, DateTime UploadedAt)
{
    internal static SheetFormRow Standard { get; } = new(0, StandardForm.Name, "", 1, FormKind.Span, StandardForm.FileName, "", default);
}

/// <param name="MadeAt">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record SheetFormUseRow(string FormName, DateOnly FirstDay, DateOnly LastDay, string? Recipient, string MadeBy, DateTime MadeAt, string Hash);

/// <param name="FormId">Null where nothing was kept.</param>
public sealed record SheetFormOutcome(int? FormId, IReadOnlyList<FormFault> Faults);

/// <param name="Newest">The last day that figures can be of now.</param>
/// <param name="Unsure">Names in the form that could be communes and are not filled.</param>
/// <param name="Absent">Communes or units that a form with names of its own does not name.</param>
/// <param name="Versions">Newest first; none for the portal's own form.</param>
public sealed record SheetFormView(
    CampaignDefinition Campaign, int FormId, string Name, int Version, FormKind Kind, DateOnly From, DateOnly To, DateOnly Newest,
    IReadOnlyList<FormPlace> Places, IReadOnlyList<string> Unsure, IReadOnlyList<string> Absent, IReadOnlyList<SheetFormRow> Versions);

/// <summary>A cell of a form, what it asks for and what it gets.</summary>
/// <param name="Text">As it stands in the form.</param>
/// <param name="Meanings">Of its fields.</param>
/// <param name="Value">Of the first line, where the row is repeated.</param>
/// <param name="Lines">How many lines the row becomes; 0 for a cell that stands once.</param>
/// <param name="IsNamed">True where the form names the lines itself.</param>
public sealed record FormPlace(string Where, string Text, IReadOnlyList<string> Meanings, string Value, int Lines, bool IsNamed);

internal static class FormPreview
{
    public static IReadOnlyList<FormPlace> Of(FormPlan plan, FormFigures figures, FormFields fields) =>
    [
        .. plan.Cells.Select(c => Place(c, fields, figures.Once, 0, false)),
        .. from row in plan.Rows
           let lines = figures.Lines[row.Group]
           let first = row.Named is { } named ? lines.FirstOrDefault(l => l.Id == named[0].Id) : lines.Count > 0 ? lines[0] : null
           from cell in row.Cells
           select Place(cell, fields, first?.Values ?? figures.Once, row.Named?.Count ?? lines.Count, row.Named is not null),
    ];

    /// <summary>Whom a form does not name although it names others.</summary>
    public static IReadOnlyList<string> Absent(FormPlan plan, FormFigures figures) =>
    [
        .. (from row in plan.Rows
            where row.Named is not null
            from line in figures.Lines[row.Group]
            where !plan.Rows.Any(r => r.Group == row.Group && r.Named?.Any(n => n.Id == line.Id) == true)
            select line.Name).Distinct(StringComparer.Ordinal),
    ];

    private static FormPlace Place(FormCell cell, FormFields fields, IReadOnlyDictionary<string, object?> values, int lines, bool isNamed) => new(
        $"{cell.Sheet}!{cell.Address}", cell.Text, [.. cell.Keys.Where(fields.ByKey.ContainsKey).Select(k => fields.ByKey[k].Meaning)],
        FormPlan.Field().Replace(cell.Text, m => FormValues.Text(values.GetValueOrDefault(FormFields.KeyOf(m.Groups["field"].Value)))), lines, isNamed);
}
