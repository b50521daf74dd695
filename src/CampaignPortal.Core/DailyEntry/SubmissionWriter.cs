using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DayLocks;
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
    public async Task<EntryOutcome> WriteAsync(EntrySubmission submission, CancellationToken cancel)
    {
        context.ChangeTracker.Clear();
        var commune = campaign.FindCommune(submission.CommuneId)!;

        using var turn = await context.TakeTurnAsync(cancel);

        // The transaction comes first, so that what is read below cannot change before it is written.
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        await context.LockCommuneAsync(commune.Id, cancel);
        var moment = SubmissionMoment.Of(submission, clock.UtcNow(campaign.Campaign), clock.RealUtcNow);
        var hash = submission.ContentHash();

        // An id is taken wherever it was used, also where the caller sees nothing; the hash names the commune.
        var earlier = await Earlier.For(context)(context, submission.Id);
        if (earlier is not null)
        {
            return earlier.ContentHash == hash ? Repeated(earlier, moment) : EntryOutcome.Refuse(RefusalReason.IdUsedBefore);
        }

        var (refusal, isReopened) = await DayGate.CheckAsync(
            context, campaign, commune.Id, submission.Day, moment.Received, moment.Deciding(campaign.Campaign), cancel);
        if (refusal is { } badDay)
        {
            return EntryOutcome.Refuse(badDay);
        }

        var day = await DayOf.For(context)(context, commune.Id, submission.Day);
        var stored = await StoredAsync(day, cancel);
        var cells = new SubmittedCells(context, campaign, commune, submission);
        var problems = await cells.ReadAsync((hamlet, indicator) => stored.GetValueOrDefault((hamlet, indicator))?.Value, cancel);
        if (problems.Count > 0)
        {
            return EntryOutcome.Refuse(problems.All(p => p.IsWarning) ? RefusalReason.NeedsReason : RefusalReason.Cells, problems);
        }

        if ((day?.Version ?? 0) != submission.SeenVersion)
        {
            return Outcome(EntryStatus.Stale, day) with { Conflicts = cells.Conflicts(stored) };
        }

        var changed = new HashSet<(int, int)>();
        var (changes, added) = Apply(submission, cells, stored, changed);
        if (stored.Count == 0)
        {
            return EntryOutcome.Refuse(RefusalReason.NothingTyped);
        }

        var strikes = await cells.CheckAsync(stored, changed, cancel);
        if (strikes.Problems.Count > 0)
        {
            return EntryOutcome.Refuse(strikes.Problems.All(p => p.IsWarning) ? RefusalReason.NeedsReason : RefusalReason.Cells, strikes.Problems);
        }

        var isNew = day is null;
        day = Written(day, submission, stored, moment, isReopened);
        await strikes.WriteFlagsAsync(context, isNew, clock.RealUtcNow, cancel);
        var totals = await TotalsKeeper.RewriteAsync(
            context, campaign, commune.Id, submission.Day,
            [.. stored.Values.Select(c => new Count(c.HamletId, c.IndicatorId, c.Value))], cancel);
        await context.InsertAsync(added, cancel);
        await context.InsertAsync(totals, cancel);
        await context.InsertAsync([Stored(submission, day, hash, moment)], cancel);
        await context.InsertAsync([Audit(submission, changes)], cancel);
        if (isNew)
        {
            await context.InsertAsync([day], cancel);
        }

        if (context.ChangeTracker.HasChanges())
        {
            await context.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return Outcome(EntryStatus.Accepted, day);
    }

    // A day that has not been reported has no counts: nothing to read.
    private async Task<Dictionary<(int Hamlet, int Indicator), DailyCount>> StoredAsync(CommuneDay? day, CancellationToken cancel)
    {
        var stored = new Dictionary<(int, int), DailyCount>();
        if (day is not null)
        {
            await foreach (var count in CountsOf.For(context)(context, day.CommuneId, day.Day).WithCancellation(cancel))
            {
                stored[(count.HamletId, count.IndicatorId)] = count;
            }
        }

        return stored;
    }

    // Changes the tracked counts, and with them the dictionary, to what was typed; new counts are not tracked.
    private (List<AuditChange> Changes, List<DailyCount> Added) Apply(
        EntrySubmission submission, SubmittedCells cells, Dictionary<(int, int), DailyCount> stored, HashSet<(int, int)> changed)
    {
        var changes = new List<AuditChange>();
        var added = new List<DailyCount>();
        foreach (var ((hamlet, indicator), value) in cells.Values)
        {
            var count = stored.GetValueOrDefault((hamlet, indicator));
            if (count?.Value == value)
            {
                continue;
            }

            changed.Add((hamlet, indicator));
            changes.Add(AuditChange.OfCell(hamlet, indicator, count?.Value, value, cells.Reasons.GetValueOrDefault((hamlet, indicator))));
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

    private CommuneDay Written(
        CommuneDay? day, EntrySubmission submission, Dictionary<(int Hamlet, int Indicator), DailyCount> stored, SubmissionMoment moment, bool isReopened)
    {
        var flows = campaign.Indicators.Where(i => i.Kind == IndicatorKind.Flow).Select(i => i.Id).ToHashSet();
        var staysZero = day?.Kind == DayKind.Zero && stored.All(c => c.Value.Value == 0 || !flows.Contains(c.Key.Indicator));
        day ??= new()
        {
            CampaignId = campaign.Id,
            CommuneId = submission.CommuneId,
            Day = submission.Day,
            FirstSubmittedAt = moment.Deciding(campaign.Campaign),
            FirstReceivedAt = moment.Received,
            FirstMadeAt = moment.HasWaited ? moment.Made : null,
            LastSubmittedBy = context.Scope.UserName,
        };
        day.Kind = submission.DeclaresZero || staysZero ? DayKind.Zero : DayKind.Counts;
        day.BlankHamlets = BlankHamlets.Count(campaign.Indicators, campaign.FindCommune(submission.CommuneId)!.Hamlets.Select(h => h.Id), stored.Keys);
        day.Version++;
        day.WasReopened |= isReopened;
        day.LastSubmittedAt = moment.Received;
        day.LastSubmittedBy = context.Scope.UserName;
        day.LastSubmittedById = context.Scope.UserId;
        (day.Approval, day.ApprovedBy, day.ApprovedAt, day.ApprovalComment) = (ApprovalState.Pending, null, null, null);
        return day;
    }

    private Submission Stored(EntrySubmission submission, CommuneDay day, string hash, SubmissionMoment moment) => new()
    {
        Id = submission.Id,
        CampaignId = campaign.Id,
        CommuneId = submission.CommuneId,
        Day = submission.Day,
        ContentHash = hash,
        Version = day.Version,
        MadeAt = moment.RealMade,
        ReceivedAt = moment.RealReceived,
    };

    private AuditEntry Audit(EntrySubmission submission, List<AuditChange> changes) =>
        new(context.Scope, clock.RealUtcNow, AuditAction.DaySubmitted, changes)
        {
            CampaignId = campaign.Id,
            CommuneId = submission.CommuneId,
            Day = submission.Day,
        };

    private static EntryOutcome Outcome(EntryStatus status, CommuneDay? day) => new()
    {
        Status = status,
        Version = day?.Version ?? 0,
        SavedBy = day?.LastSubmittedBy,
        SavedAt = day is null ? null : CampaignClock.ToLocal(day.LastSubmittedAt),
    };

    private static EntryOutcome Repeated(Submission earlier, SubmissionMoment moment) => new()
    {
        Status = EntryStatus.Repeated,
        Version = earlier.Version,
        SavedAt = CampaignClock.ToLocal(moment.Received - (moment.RealReceived - earlier.ReceivedAt)),
    };
}
