using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.SheetForms;

/// <summary>The values of every field for the chosen days; the same figures as on the dashboard.</summary>
/// <param name="Once">By key.</param>
/// <param name="Lines">Of each group that the form has; by key.</param>
internal sealed record FormFigures(IReadOnlyDictionary<string, object?> Once, IReadOnlyDictionary<FormGroup, IReadOnlyList<FormLine>> Lines)
{
    public static async Task<FormFigures> ReadAsync(
        PortalDbContext context, CampaignDefinition campaign, DateOnly from, DateOnly to, DateTime now, IReadOnlySet<FormGroup> groups, CancellationToken cancel)
    {
        var fields = new FormFields(campaign);
        var (rollup, newest) = await RollupReader.ReadAsync(context, campaign, to, now, compares: false, cancel);
        var (span, _) = from == to ? (rollup, null!) : await RollupReader.ReadAsync(context, campaign, new(from, to), now, compares: false, cancel);
        var flows = campaign.Indicators.Where(i => i.Kind != IndicatorKind.Stock).Select(i => i.Id).ToList();
        var periods = span.Rows.ToDictionary(r => r.AreaId, Period);
        var lines = new Dictionary<FormGroup, IReadOnlyList<FormLine>>
        {
            [FormGroup.Communes] =
            [
                .. rollup.Rows.Select((row, index) => new FormLine(row.Name, row.AreaId, fields.Of(new AreaSource(row, index + 1, periods[row.AreaId]), FormGroup.Communes))),
            ],
        };
        if (groups.Contains(FormGroup.Hamlets))
        {
            var hamlets = await HamletRollups.ReadAsync(context, campaign, newest, to, now, cancel);
            var inSpan = from == to ? hamlets : await HamletRollups.ReadAsync(context, campaign, newest, new(from, to), now, cancel);
            var hamletPeriods = inSpan.ToDictionary(h => h.Row.AreaId, h => Period(h.Row));
            lines[FormGroup.Hamlets] =
            [
                .. hamlets.Select((h, index) => new FormLine(
                    h.Row.Name, h.Row.AreaId, fields.Of(new AreaSource(h.Row, index + 1, hamletPeriods[h.Row.AreaId], h.Commune.FullName), FormGroup.Hamlets))),
            ];
        }

        if (groups.Contains(FormGroup.Units))
        {
            var reports = (await context.UnitProgress.AsNoTracking().Where(p => p.CampaignId == campaign.Id && p.Day <= to).OrderBy(p => p.Day).ToListAsync(cancel))
                .ToLookup(p => p.UnitId);
            lines[FormGroup.Units] =
            [
                .. campaign.Units.Select((unit, index) => new FormLine(unit.Name, unit.Id, FormFields.Of(new UnitSource(UnitRow.Of(campaign.Campaign, unit, to, reports[unit.Id]), index + 1)))),
            ];
        }

        return new(fields.Of(new SpanSource(campaign, rollup, from, to, context.Scope.UserName), new(rollup.Total, 0, Period(span.Total))), lines);

        Dictionary<int, int?> Period(RollupRow row) => flows.ToDictionary(id => id, id => row[id].Day);
    }
}

/// <param name="Name">As the campaign has it.</param>
/// <param name="Id">Of the commune, hamlet or unit.</param>
internal sealed record FormLine(string Name, int Id, IReadOnlyDictionary<string, object?> Values);
