using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Excel;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Exports;

/// <summary>Every count: one commune after another, in the order in which the table lies, so that nothing is sorted.</summary>
internal sealed class CountLines(PortalDbContext context, CampaignDefinition campaign)
{
    private static readonly CompiledQuery<Func<PortalDbContext, int, IAsyncEnumerable<CountLine>>> OfCommune = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int communeId) =>
            from count in context.DailyCounts
            join day in context.CommuneDays on new { count.CommuneId, count.Day } equals new { day.CommuneId, day.Day }
            where count.CommuneId == communeId
            orderby count.Day, count.HamletId, count.IndicatorId
            select new CountLine(count.Day, count.HamletId, count.IndicatorId, count.Value, day.LastSubmittedBy, day.LastSubmittedAt)));

    public async Task WriteAsync(WorkbookWriter writer, string title, string subtitle, Action<long> read, CancellationToken cancel)
    {
        writer.Begin(new("So lieu", title, subtitle,
        [
            new("Xã, phường, thị trấn", 22), new("Mã xã", 9), new("Ấp, khóm", 22), new("Mã ấp, khóm", 12), new("Ngày", 12), new("Chỉ tiêu", 26),
            new("Mã chỉ tiêu", 22), new("Số liệu", 11), new("Người gửi gần nhất", 26), new("Gửi lúc", 17),
        ], NameColumn: 3, HasFilter: true));
        var indicators = campaign.Indicators.ToDictionary(i => i.Id);
        long done = 0;

        // Commune by commune: a database that may ask again after a lost connection holds each answer whole.
        foreach (var commune in campaign.Communes)
        {
            var hamlets = commune.Hamlets.ToDictionary(h => h.Id);
            await foreach (var line in OfCommune.For(context)(context, commune.Id).WithCancellation(cancel))
            {
                var (hamlet, indicator) = (hamlets[line.HamletId], indicators[line.IndicatorId]);
                writer.Row(new(
                [
                    commune.FullName, commune.Code, hamlet.FullName, hamlet.Code, line.Day, indicator.Name, indicator.Code, line.Value,
                    line.By, CampaignClock.ToLocal(line.At),
                ]));
                if (++done % 1000 == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                    read(done);
                }
            }
        }

        read(done);
    }
}

/// <param name="At">Campaign time, UTC.</param>
internal sealed record CountLine(DateOnly Day, int HamletId, int IndicatorId, int Value, string By, DateTime At);
