using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Dc01;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Rollup;

/// <summary>Where one commune stands beside the counts of its hamlets.</summary>
/// <param name="Newest">The newest reported day up to the last of the span; null where none has been reported.</param>
internal sealed record CommuneStanding(CommuneDay? Newest, int ReportedDays, Dc01Standing Dc01)
{
    /// <summary>By one statement, with the version of the definition; null where the campaign is not the scope's.</summary>
    public static async Task<(int Version, CommuneStanding Standing)?> ReadAsync(
        PortalDbContext context, int campaignId, int communeId, RollupSpan span, CancellationToken cancel)
    {
        var (from, day, before) = (span.From, span.Day, span.From.AddDays(-1));
        var lines = context.Dc01Lines.Where(l => l.CommuneId == communeId).OrderByDescending(l => l.Day).ThenByDescending(l => l.Id);
        var days = context.CommuneDays.Where(d => d.CommuneId == communeId && d.Day <= day);
        var read = await context.Campaigns.AsNoTracking().Where(c => c.Id == campaignId).Select(c => new
        {
            c.DefinitionVersion,
            Newest = days.OrderByDescending(d => d.Day).FirstOrDefault(),
            ReportedDays = days.Count(d => d.Day >= from),
            Line = lines.Where(l => l.Day <= day).FirstOrDefault(),
            Before = lines.Where(l => l.Day <= before).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancel);
        return read is null ? null : (read.DefinitionVersion, new(read.Newest, read.ReportedDays, new(Point(read.Line), null, Point(read.Before))));
    }

    private static Dc01Point? Point(Dc01Line? line) => line is null ? null : new(line.Day, new(line.Level1, line.Level2));
}
