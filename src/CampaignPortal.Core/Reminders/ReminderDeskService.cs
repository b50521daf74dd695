using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Reminders;

/// <summary>The agency's page on reminders by e-mail: what went out, what will, whom it goes to, and whether the mail server answers.</summary>
public sealed class ReminderDeskService(PortalDb db, CampaignCatalog catalog, CampaignClock clock, IMailSender sender)
{
    public const int MostRows = 300;

    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<ReminderDesk> GetAsync(AreaScope scope, int campaignId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var utcNow = clock.UtcNow(campaign.Campaign);
        var now = CampaignClock.ToLocal(utcNow);
        var today = DateOnly.FromDateTime(now);
        var windows = ReminderRules.Windows(campaign, now);
        var book = await ReminderBook.ReadAsync(context, campaign, windows.Count > 0 ? windows : [new(ReminderKind.BeforeCutOff, today, now, now)], cancel);
        var mails = await context.ReminderMails.AsNoTracking().Where(m => m.CampaignId == campaignId).OrderByDescending(m => m.Id).Take(MostRows).ToListAsync(cancel);
        var own = await context.Users.Where(u => u.Id == scope.UserId).Select(u => u.Email).FirstOrDefaultAsync(cancel);
        var names = campaign.Bodies.ToDictionary(b => b.Id, b => b.Name);
        return new(
            campaign, now, sender.Options.IsSet, own, [.. windows.Select(Plan).Where(p => p.To.Count + p.WithoutAddress.Count > 0)], [.. mails.Select(Row)],
            [
                .. campaign.Communes.Select(c => new LeaderRow(
                    c.Id, c.FullName, book.Leaders.GetValueOrDefault(BodyId.OfCommune(c.Id)), book.Officers[BodyId.OfCommune(c.Id)].Count())),
            ]);

        ReminderPlan Plan(ReminderWindow window)
        {
            var due = ReminderRules.Due(campaign, window, book.Facts)
                .Where(b => book.Find(window, b) is not { } stored || ReminderRules.MaySend(stored, utcNow + ReminderRules.ClaimLife)).ToLookup(b => book.AddressesOf(window, b).Count > 0, b => names[b]);
            return new(window, [.. due[true]], [.. due[false]]);
        }

        ReminderRow Row(ReminderMail mail) => new(
            mail, names.GetValueOrDefault(BodyId.Of(mail), ""), CampaignClock.ToLocal(mail.SettledAt ?? mail.ClaimedAt), OutcomeOf(mail, utcNow));
    }

    /// <summary>Stores the addresses of the communes' leaders, all of them or none.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's, or a commune is not the campaign's.</exception>
    public async Task<LeaderResult> SaveLeadersAsync(AreaScope scope, int campaignId, IReadOnlyCollection<LeaderInput> inputs, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(inputs);
        AreaScope.Require(scope.MayDecide(campaignId));
        return await db.WriteOfOneMomentAsync(scope, (context, token) => WriteAsync(context, campaignId, inputs, token), cancel);
    }

    private async Task<LeaderResult> WriteAsync(PortalDbContext context, int campaignId, IReadOnlyCollection<LeaderInput> inputs, CancellationToken cancel)
    {
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        AreaScope.Require(inputs.All(i => campaign.FindCommune(i.CommuneId) is not null));
        if (inputs.Where(i => !MailAddresses.TryRead(i.Address, out _)).Select(i => i.CommuneId).ToList() is { Count: > 0 } wrong)
        {
            return new(LeaderStatus.Refused, wrong);
        }

        var communes = await context.Communes.AsTracking().Where(c => c.CampaignId == campaignId).ToDictionaryAsync(c => c.Id, cancel);
        var changes = new List<(Commune Commune, string? Seen, string? Address)>();
        foreach (var input in inputs)
        {
            MailAddresses.TryRead(input.Address, out var address);
            MailAddresses.TryRead(input.Seen, out var seen);
            var commune = communes[input.CommuneId];
            if (address != seen && address != commune.LeaderEmail)
            {
                changes.Add((commune, seen, address));
            }
        }

        if (changes.Any(c => c.Commune.LeaderEmail != c.Seen))
        {
            return new(LeaderStatus.Stale, []);
        }

        foreach (var (commune, seen, address) in changes)
        {
            context.AuditEntries.Add(Audit(context.Scope, campaignId, AuditAction.LeaderAddressChanged, commune.Id, new("leaderEmail", seen, address)));
            commune.LeaderEmail = address;
        }

        return new(changes.Count > 0 ? LeaderStatus.Saved : LeaderStatus.Unchanged, []);
    }

    /// <summary>Sends a letter to whoever asks, and to nobody else.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<TrialResult> SendTrialAsync(AreaScope scope, int campaignId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        if (!sender.Options.IsSet)
        {
            return new(TrialOutcome.NotSet, null);
        }

        if (await context.Users.Where(u => u.Id == scope.UserId).Select(u => u.Email).FirstOrDefaultAsync(cancel) is not { } address)
        {
            return new(TrialOutcome.NoAddress, null);
        }

        await using var session = sender.Open();
        var result = await session.ReadyAsync(cancel) is { } trouble
            ? new(MailState.Failed, trouble)
            : await session.SendAsync($"thu-{Guid.NewGuid():N}", [address], ReminderWords.Trial(campaign, sender.Options.PublicAddress), cancel);
        context.AuditEntries.Add(Audit(scope, campaignId, AuditAction.TrialMailSent, null, new("mail", null, result.State.ToString())));
        await context.SaveChangesAsync(cancel);
        return new(result.State == MailState.Sent ? TrialOutcome.Sent : TrialOutcome.Failed, result.Error);
    }

    internal static ReminderOutcome OutcomeOf(ReminderMail mail, DateTime utcNow) => mail.State switch
    {
        MailState.Sent => ReminderOutcome.Sent,
        MailState.Unknown => ReminderOutcome.Unknown,
        MailState.Sending => utcNow - mail.ClaimedAt > ReminderRules.ClaimLife ? ReminderOutcome.Unknown : ReminderOutcome.UnderWay,
        MailState.Claimed when utcNow - mail.ClaimedAt <= ReminderRules.ClaimLife => ReminderOutcome.UnderWay,
        _ => mail.Attempts >= ReminderRules.MostAttempts ? ReminderOutcome.GivenUp : ReminderOutcome.WillRetry,
    };

    private AuditEntry Audit(AreaScope scope, int campaignId, AuditAction action, int? communeId, AuditChange change) =>
        new(scope, clock.RealUtcNow, action, [change])
        {
            CampaignId = campaignId,
            CommuneId = communeId,
        };
}
