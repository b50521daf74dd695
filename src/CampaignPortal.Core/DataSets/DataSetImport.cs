using System.Security.Cryptography;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.DataSets;

/// <summary>Loads a data set folder into a new campaign: all of it, in one transaction, or nothing.</summary>
public sealed class DataSetImport(PortalDb db, CampaignClock clock)
{
    /// <summary>The new campaign's id, or the faults that kept the folder out.</summary>
    /// <param name="campaign">The campaign to add, not yet stored; days at their default are taken from the reports.</param>
    /// <param name="progress">Communes written so far, and all.</param>
    public async Task<DataSetResult> RunAsync(
        AreaScope scope, string folder, Campaign campaign, DateTime? onlyBefore = null,
        IProgress<(int Done, int Of)>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(campaign);
        AreaScope.Require(scope.IsSystem || scope.Role == Identity.PortalRole.Administrator);
        if (!Directory.Exists(folder))
        {
            return new(null, [new(folder, 0, "không có thư mục này")]);
        }

        var (data, faults) = new DataSetReader(folder).Read();
        var errors = faults.Concat(Dates(campaign, data, faults)).ToList();
        if (errors.Count > 0)
        {
            return new(null, errors);
        }

        data = onlyBefore is { } moment ? data.Before(moment, DateOnly.FromDateTime(CampaignClock.ToLocal(moment))) : data;

        // Not by PortalDb.WriteAsync: nobody else writes to a campaign that is not there yet, and a fault of a long import need not be met thrice.
        await using var context = db.Open(scope);
        await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancel);
            await WriteAsync(context, campaign, data, folder, progress, cancel);
            await transaction.CommitAsync(cancel);
        });
        return new(campaign.Id, []);
    }

    private static IEnumerable<DataSetError> Dates(Campaign campaign, DataSet data, IReadOnlyList<DataSetError> faults)
    {
        if (campaign.StartDay == default || campaign.EndDay == default)
        {
            if (data.Reports.Count == 0)
            {
                return faults.Any(f => f.File == "daily_reports.csv") ? [] : [new("daily_reports.csv", 0, "không có báo cáo nào để suy ra ngày đầu và ngày cuối: hãy cho --start và --end")];
            }

            campaign.StartDay = campaign.StartDay == default ? data.Reports.Min(r => r.Day) : campaign.StartDay;
            campaign.EndDay = campaign.EndDay == default ? data.Reports.Max(r => r.Day) : campaign.EndDay;
        }

        // As the model plan has them; the rules page sets others.
        campaign.PlansDue ??= campaign.StartDay;
        campaign.ReportsDue ??= campaign.EndDay.AddDays(2);
        return campaign.EndDay < campaign.StartDay
            ? [new("--start, --end", 0, "ngày cuối đứng trước ngày đầu")]
            : data.Reports.Where(r => r.Day < campaign.StartDay || r.Day > campaign.EndDay)
                .Select(r => new DataSetError("daily_reports.csv", r.Number, $"ngày {r.Day:yyyy-MM-dd} nằm ngoài chiến dịch"));
    }

    private async Task WriteAsync(
        PortalDbContext context, Campaign campaign, DataSet data, string folder, IProgress<(int, int)>? progress, CancellationToken cancel)
    {
        // After a lost connection all of it is done again, and nothing of the first time may be left.
        context.ChangeTracker.Clear();
        campaign.Id = 0;
        context.Campaigns.Add(campaign);
        await context.SaveChangesAsync(cancel);

        var indicators = StandardIndicators.Create();
        var ids = await DataSetAreas.AddAsync(context, campaign, indicators, data, cancel);
        var definition = new CampaignDefinition(
            campaign, indicators, [.. ids.Communes.Values.Select(c => new CommuneDefinition(c.Id, c.Code, c.FullName, c.GroupName, []))], [], []);
        var reports = data.Reports.ToLookup(r => r.Commune);
        var done = 0;
        foreach (var commune in ids.Communes.Values)
        {
            AddDays(context, definition, commune, ids.Hamlets, reports[commune.Code].OrderBy(r => r.Day), data);
            await context.SaveChangesAsync(cancel);
            context.ChangeTracker.Clear();
            progress?.Report((++done, ids.Communes.Count));
        }

        context.UnitProgress.AddRange(data.Progress.Select(p => new UnitProgress
        {
            CampaignId = campaign.Id,
            UnitId = ids.Units[p.Unit],
            Day = p.Day,
            Level2Cumulative = p.Level2,
        }));
        await AddDc01Async(context, campaign, data.Dc01, ids.Communes, folder, cancel);
        context.AuditEntries.Add(new(context.Scope, clock.RealUtcNow, AuditAction.CampaignImported, [])
        {
            CampaignId = campaign.Id,
            Subject = campaign.Name.Length > 256 ? campaign.Name[..256] : campaign.Name,
        });
        await context.SaveChangesAsync(cancel);
    }

    // The figures stand as an import like any other, with the file that they came from.
    private async Task AddDc01Async(
        PortalDbContext context, Campaign campaign, IReadOnlyList<Dc01CsvLine> lines, Dictionary<string, Commune> communes, string folder, CancellationToken cancel)
    {
        if (lines.Count == 0)
        {
            return;
        }

        const string name = "dc01.csv";
        var content = await File.ReadAllBytesAsync(Path.Combine(folder, name), cancel);
        var now = clock.UtcNow(campaign);
        var import = new Dc01Import
        {
            CampaignId = campaign.Id,
            FileName = name,
            FileHash = Convert.ToHexString(SHA256.HashData(content)),
            FileLength = content.Length,
            UploadedBy = context.Scope.UserName,
            UploadedAt = now,
            ConfirmedBy = context.Scope.UserName,
            ConfirmedAt = now,
            FirstDay = lines.Min(l => l.Day),
            LastDay = lines.Max(l => l.Day),
            LineCount = lines.Count,
        };
        context.Dc01Imports.Add(import);
        await context.SaveChangesAsync(cancel);
        context.Dc01Files.Add(new() { ImportId = import.Id, CampaignId = campaign.Id, Content = content });
        context.Dc01Lines.AddRange(lines.Select(l => new Dc01Line
        {
            CampaignId = campaign.Id,
            ImportId = import.Id,
            CommuneId = communes[l.Commune].Id,
            Day = l.Day,
            AreaName = l.AreaName,
            Row = l.Number,
            Level1 = l.Level1,
            Level2 = l.Level2,
        }));
    }

    private static void AddDays(
        PortalDbContext context, CampaignDefinition campaign, Commune commune, Dictionary<string, int> hamlets,
        IEnumerable<ReportLine> reports, DataSet data)
    {
        var indicators = campaign.Entered.ToDictionary(i => i.Code, i => i.Id, StringComparer.Ordinal);
        var calculator = new TotalsCalculator(campaign.Indicators);
        var own = data.Hamlets.Where(h => h.Commune == commune.Code).Select(h => hamlets[h.Code]).ToList();
        foreach (var report in reports)
        {
            var counts = (
                from line in data.Counts[(report.Commune, report.Day)]
                from value in line.Values
                select new Count(hamlets[line.Hamlet], indicators[value.Key], value.Value)).ToList();
            context.CommuneDays.Add(new()
            {
                CampaignId = campaign.Id,
                CommuneId = commune.Id,
                Day = report.Day,
                Kind = report.Kind,
                BlankHamlets = BlankHamlets.Count(campaign.Indicators, own, counts.Select(c => (c.HamletId, c.IndicatorId))),
                Version = 1,
                FirstSubmittedAt = report.SubmittedAt,
                FirstReceivedAt = report.SubmittedAt,
                LastSubmittedAt = report.SubmittedAt,

                // Its file does not say which person of the commune.
                LastSubmittedBy = commune.FullName,
            });
            context.DailyCounts.AddRange(counts.Select(c => new DailyCount
            {
                CampaignId = campaign.Id,
                CommuneId = commune.Id,
                Day = report.Day,
                HamletId = c.HamletId,
                IndicatorId = c.IndicatorId,
                Value = c.Value,
            }));
            context.DayTotals.AddRange(calculator.Next(counts).Select(t => new DayTotal
            {
                CampaignId = campaign.Id,
                CommuneId = commune.Id,
                Day = report.Day,
                IndicatorId = t.IndicatorId,
                DayValue = t.DayValue,
                Running = t.Running,
            }));
        }
    }
}

/// <summary>Either a campaign or a list of faults.</summary>
public sealed record DataSetResult(int? CampaignId, IReadOnlyList<DataSetError> Errors);
