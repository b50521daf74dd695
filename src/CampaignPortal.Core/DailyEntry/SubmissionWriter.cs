using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Rollup;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>Decides on one submission and writes it, inside one transaction.</summary>
internal sealed class SubmissionWriter(PortalDbContext context, CampaignDefinition campaign, CampaignClock clock)
{
    private static readonly CompiledQuery<Func<PortalDbContext, Guid, Task<Submission?>>> Earlier = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, Guid id) => context.Submissions.IgnoreQueryFilters().AsNoTracking().FirstOrDefault(s => s.Id == id)));

    private static readonly CompiledQuery<Func<PortalDbContext, int, DateOnly, Task<CommuneDay?>>> DayOf = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int communeId, DateOnly day) => context.CommuneDays.AsTracking()
            .FirstOrDefault(d => d.CommuneId == communeId && d.Day == day)));

    private static readonly CompiledQuery<Func<PortalDbContext, int, DateOnly, IAsyncEnumerable<DailyCount>>> CountsOf = new(() => EF.CompileAsyncQuery(
        (PortalDbContext context, int communeId, DateOnly day) => context.DailyCounts.AsTracking()
            .Where(c => c.CommuneId == communeId && c.Day == day)));

    /// <summary>What became of it; nothing has been written unless it says <see cref="EntryStatus.Accepted"/>.</summary>
    internal sealed record Decision(
        EntryStatus Status, RefusalReason? Reason, IReadOnlyList<CellProblem> Problems, IReadOnlyList<CellConflict> Conflicts)
    {
        public static Decision Of(EntryStatus status) => new(status, null, [], []);

        public static Decision Refuse(RefusalReason reason, IReadOnlyList<CellProblem>? problems = null) =>
            new(EntryStatus.Refused, reason, problems ?? [], []);
    }

    public async Task<Decision> WriteAsync(EntrySubmission submission, CancellationToken cancel)
    {
        context.ChangeTracker.Clear();
        var commune = campaign.FindCommune(submission.CommuneId)!;

        // The transaction comes first, so that what is read below cannot change before it is written.
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        await context.LockCommuneAsync(commune.Id, cancel);
        var hash = submission.ContentHash();

        // An id is taken wherever it was used, also where the caller sees nothing; the hash names the commune.
        var earlier = await Earlier.For(context)(context, submission.Id);
        if (earlier is not null)
        {
            return earlier.ContentHash == hash ? Decision.Of(EntryStatus.Repeated) : Decision.Refuse(RefusalReason.IdUsedBefore);
        }

        if (EntryRules.CheckDay(campaign, submission.Day, clock.Today(campaign.Campaign)) is { } badDay)
        {
            return Decision.Refuse(badDay);
        }

        var (values, problems) = submission.DeclaresZero
            ? (EntryRules.Zeros(campaign, commune), [])
            : EntryRules.Read(campaign, commune, submission.Cells);
        if (problems.Count > 0)
        {
            return Decision.Refuse(RefusalReason.Cells, problems);
        }

        var day = await DayOf.For(context)(context, commune.Id, submission.Day);
        var stored = new Dictionary<(int Hamlet, int Indicator), DailyCount>();
        await foreach (var count in CountsOf.For(context)(context, commune.Id, submission.Day).WithCancellation(cancel))
        {
            stored[(count.HamletId, count.IndicatorId)] = count;
        }

        if ((day?.Version ?? 0) != submission.SeenVersion)
        {
            return new(EntryStatus.Stale, null, [], Conflicts(submission, values, stored));
        }

        var (changes, added) = Apply(submission, values, stored);
        if (stored.Count == 0)
        {
            return Decision.Refuse(RefusalReason.NothingTyped);
        }

        WriteDay(submission, day, hash);
        WriteAudit(submission, changes);
        await TotalsKeeper.RewriteAsync(
            context, campaign, commune.Id, submission.Day,
            [.. stored.Values.Select(c => new Count(c.HamletId, c.IndicatorId, c.Value))], cancel);
        await context.InsertAsync(added, cancel);
        await context.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Decision.Of(EntryStatus.Accepted);
    }

    private static List<CellConflict> Conflicts(
        EntrySubmission submission, Dictionary<(int Hamlet, int Indicator), int?> values, Dictionary<(int, int), DailyCount> stored)
    {
        var typed = submission.Cells.DistinctBy(c => (c.HamletId, c.IndicatorId)).ToDictionary(c => (c.HamletId, c.IndicatorId), c => c.Text);
        return
        [
            .. from cell in values
               let now = stored.TryGetValue(cell.Key, out var count) ? count.Value : (int?)null
               where now != cell.Value
               select new CellConflict(
                   cell.Key.Hamlet, cell.Key.Indicator, now, submission.DeclaresZero ? "0" : typed.GetValueOrDefault(cell.Key)),
        ];
    }

    // Changes the tracked counts, and with them the dictionary, to what was typed; new counts are not tracked.
    private (List<AuditChange> Changes, List<DailyCount> Added) Apply(
        EntrySubmission submission, Dictionary<(int Hamlet, int Indicator), int?> values, Dictionary<(int, int), DailyCount> stored)
    {
        var changes = new List<AuditChange>();
        var added = new List<DailyCount>();
        foreach (var ((hamlet, indicator), value) in values)
        {
            var count = stored.GetValueOrDefault((hamlet, indicator));
            if (count?.Value == value)
            {
                continue;
            }

            changes.Add(AuditChange.OfCell(hamlet, indicator, count?.Value, value));
            if (value is not { } given)
            {
                context.DailyCounts.Remove(count!);
                stored.Remove((hamlet, indicator));
            }
            else if (count is not null)
            {
                count.Value = given;
            }
            else
            {
                count = new()
                {
                    CampaignId = campaign.Id,
                    CommuneId = submission.CommuneId,
                    Day = submission.Day,
                    HamletId = hamlet,
                    IndicatorId = indicator,
                    Value = given,
                };
                stored[(hamlet, indicator)] = count;
                added.Add(count);
            }
        }

        return (changes, added);
    }

    private void WriteDay(EntrySubmission submission, CommuneDay? day, string hash)
    {
        var now = clock.UtcNow(campaign.Campaign);
        if (day is null)
        {
            day = new()
            {
                CampaignId = campaign.Id,
                CommuneId = submission.CommuneId,
                Day = submission.Day,
                FirstSubmittedAt = now,
                LastSubmittedBy = context.Scope.UserName,
            };
            context.CommuneDays.Add(day);
        }

        day.Kind = submission.DeclaresZero ? DayKind.Zero : DayKind.Counts;
        day.Version++;
        day.LastSubmittedAt = now;
        day.LastSubmittedBy = context.Scope.UserName;
        context.Submissions.Add(new()
        {
            Id = submission.Id,
            CampaignId = campaign.Id,
            CommuneId = submission.CommuneId,
            Day = submission.Day,
            ContentHash = hash,
            Version = day.Version,
            ReceivedAt = clock.RealUtcNow,
        });
    }

    private void WriteAudit(EntrySubmission submission, List<AuditChange> changes) => context.AuditEntries.Add(new()
    {
        CampaignId = campaign.Id,
        CommuneId = submission.CommuneId,
        Day = submission.Day,
        Action = AuditAction.DaySubmitted,
        UserId = context.Scope.UserId,
        UserName = context.Scope.UserName,
        At = clock.RealUtcNow,
        Changes = AuditChanges.Write(changes),
    });
}
