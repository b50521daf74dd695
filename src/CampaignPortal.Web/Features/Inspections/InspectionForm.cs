using System.Globalization;
using CampaignPortal.Core.Inspections;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.Inspections;

/// <summary>The posted visit and the names of its fields.</summary>
internal static class InspectionForm
{
    public const string Version = "phien-ban";
    public const string Commune = "xa";
    public const string Day = "ngay";
    public const string Team = "doan";
    public const string Members = "thanh-phan";
    public const string Findings = "ket-qua";

    /// <summary>Empty lines for demands below those that there are.</summary>
    private const int EmptyRows = 3;

    public static string Number(int row) => string.Create(CultureInfo.InvariantCulture, $"so-{row}");

    public static string Text(int row) => string.Create(CultureInfo.InvariantCulture, $"yeu-cau-{row}");

    public static string Due(int row) => string.Create(CultureInfo.InvariantCulture, $"han-{row}");

    public static InspectionInput Read(IFormCollection form, int campaignId, int? id)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new()
        {
            CampaignId = campaignId,
            Id = id,
            SeenVersion = WholeNumber.Of(form[Version]) ?? 0,
            CommuneId = WholeNumber.Of(form[Commune]),
            Day = form[Day],
            Team = (InspectionTeam)(WholeNumber.Of(form[Team]) ?? 0),
            Members = form[Members],
            Findings = form[Findings],
            Demands =
            [
                .. Enumerable.Range(0, InspectionRules.MaxDemands + EmptyRows).Where(row => form.ContainsKey(Text(row)))
                    .Select(row => new DemandInput(WholeNumber.Of(form[Number(row)]) ?? 0, form[Text(row)], form[Due(row)])),
            ],
        };
    }

    /// <summary>A stored visit as it would be typed.</summary>
    public static InspectionInput Of(InspectionView visit, int campaignId)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return new()
        {
            CampaignId = campaignId,
            Id = visit.Id,
            SeenVersion = visit.Version,
            CommuneId = visit.Commune.Id,
            Day = Iso(visit.Day),
            Team = visit.Team,
            Members = visit.Members,
            Findings = visit.Findings,
            Demands = [.. visit.Demands.Select(d => new DemandInput(d.Number, d.Text, Iso(d.Due)))],
        };
    }

    /// <summary>The lines of the form: what there is, and some empty ones as far as there may be more.</summary>
    public static IReadOnlyList<DemandInput> Rows(InspectionInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var free = Math.Min(EmptyRows, Math.Max(0, InspectionRules.MaxDemands - input.Demands.Count));
        var empty = input.Demands.Count(d => d.Number == 0 && string.IsNullOrWhiteSpace(d.Text) && string.IsNullOrWhiteSpace(d.Due));
        return [.. input.Demands, .. Enumerable.Repeat(new DemandInput(0, null, null), Math.Max(0, free - empty))];
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
