using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CampaignPortal.Core.Reminders;

/// <summary>
/// Sends what is due now, on however many nodes. Each letter is claimed by a row before it is sent, and marked as being sent before
/// the mail server hears of it: one that may have gone out is never sent again.
/// </summary>
public sealed class ReminderMailer(PortalDb db, CampaignCatalog catalog, CampaignClock clock, IMailSender sender, ILogger<ReminderMailer> logger)
{
    /// <summary>Then the others wait for the next round, which looks again who has reported.</summary>
    private const int MostInARound = 100;

    /// <summary>One round over all campaigns.</summary>
    /// <returns>How many letters went out.</returns>
    /// <exception cref="AccessDeniedException">Somebody else than the server itself asks.</exception>
    public async Task<int> RunAsync(AreaScope scope, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.IsSystem);
        var sent = 0;
        if (sender.Options.IsSet)
        {
            foreach (var one in await catalog.ListAsync(scope, cancel))
            {
                sent += await catalog.FindAsync(scope, one.Id, cancel) is { } campaign ? await RunAsync(scope, campaign, cancel) : 0;
            }
        }

        return sent;
    }

    private async Task<int> RunAsync(AreaScope scope, CampaignDefinition campaign, CancellationToken cancel)
    {
        var utcNow = clock.UtcNow(campaign.Campaign);
        var now = CampaignClock.ToLocal(utcNow);
        var windows = ReminderRules.Windows(campaign, now).Where(w => w.IsOpen(now)).ToList();
        if (windows.Count == 0)
        {
            return 0;
        }

        await using var context = db.Open(scope);
        var book = await ReminderBook.ReadAsync(context, campaign, windows, cancel);
        var due =
            from window in windows
            from body in ReminderRules.Due(campaign, window, book.Facts)
            let stored = book.Find(window, body)
            let addresses = book.AddressesOf(window, body)
            where addresses.Count > 0 && ReminderRules.MaySend(stored, utcNow)
            select (Window: window, Body: campaign.FindBody(body)!, Stored: stored, Addresses: addresses);
        await using var session = sender.Open();
        var (sent, failed) = (0, 0);
        foreach (var (window, body, stored, addresses) in due.Take(MostInARound).ToList())
        {
            cancel.ThrowIfCancellationRequested();
            if (await ClaimAsync(context, campaign, window, body.Id, stored, addresses, cancel) is not { } mail)
            {
                continue;
            }

            var error = await session.ReadyAsync(cancel);
            var result = error is not null ? new(MailState.Failed, error) : await SendAsync(context, session, campaign, mail, ReminderWords.Of(campaign, window, body, sender.Options.PublicAddress));
            await SettleAsync(context, campaign, mail, result);
            sent += result.State == MailState.Sent ? 1 : 0;
            failed += result.State == MailState.Sent ? 0 : 1;
            if (error is not null)
            {
                // Without a connection every other would fail alike, and use up its attempts.
                break;
            }
        }

        if (sent + failed > 0)
        {
            logger.LogInformation("Reminders by e-mail: {Sent} sent, {Failed} not", sent, failed);
        }

        return sent;
    }

    /// <returns>The row, or null where somebody else has it.</returns>
    private async Task<ReminderMail?> ClaimAsync(
        PortalDbContext context, CampaignDefinition campaign, ReminderWindow window, BodyId body, ReminderMail? stored, IReadOnlyList<string> addresses, CancellationToken cancel)
    {
        var utcNow = clock.UtcNow(campaign.Campaign);
        var claim = Guid.NewGuid();
        var to = string.Join(", ", addresses);
        if (stored is not null)
        {
            var (id, before, attempts) = (stored.Id, stored.Claim, stored.Attempts + 1);
            var taken = await context.ReminderMails.Where(m => m.Id == id && m.Claim == before && m.State == stored.State).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Claim, claim).SetProperty(m => m.State, MailState.Claimed).SetProperty(m => m.Attempts, attempts)
                    .SetProperty(m => m.ClaimedAt, utcNow).SetProperty(m => m.Addresses, to),
                cancel);
            stored.Claim = claim;
            return taken == 1 ? stored : null;
        }

        context.ChangeTracker.Clear();
        var mail = new ReminderMail
        {
            CampaignId = campaign.Id,
            CommuneId = body.CommuneId,
            UnitId = body.UnitId,
            Day = window.Day,
            Kind = window.Kind,
            Attempts = 1,
            Claim = claim,
            ClaimedAt = utcNow,
            Addresses = to,
        };
        context.ReminderMails.Add(mail);
        try
        {
            await context.SaveChangesAsync(cancel);
            return mail;
        }
        catch (DbUpdateException problem) when (!DatabaseTrouble.MayPass(problem))
        {
            // Another node was quicker: its row is there.
            context.ChangeTracker.Clear();
            return null;
        }
    }

    // A shutdown waits for the letter in hand, for what came of it could not be said otherwise.
    private static async Task<MailResult> SendAsync(PortalDbContext context, IMailSession session, CampaignDefinition campaign, ReminderMail mail, MailText text)
    {
        var (id, claim) = (mail.Id, mail.Claim);
        var mine = await context.ReminderMails.Where(m => m.Id == id && m.Claim == claim && m.State == MailState.Claimed)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Sending), CancellationToken.None);
        return mine == 0
            ? new(MailState.Claimed, null)
            : await session.SendAsync(
                FormattableString.Invariant($"nhac-{campaign.Id}-{mail.Id}-{mail.Day:yyyyMMdd}"), mail.Addresses.Split(", "), text, CancellationToken.None);
    }

    private async Task SettleAsync(PortalDbContext context, CampaignDefinition campaign, ReminderMail mail, MailResult result)
    {
        if (result.State == MailState.Claimed)
        {
            // Taken over by another node, which says what came of it.
            return;
        }

        var (id, claim, utcNow) = (mail.Id, mail.Claim, clock.UtcNow(campaign.Campaign));
        var error = result.Error is { Length: > ReminderMail.ErrorLength } text ? text[..ReminderMail.ErrorLength] : result.Error;
        await context.ReminderMails.Where(m => m.Id == id && m.Claim == claim).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, result.State).SetProperty(m => m.Error, error).SetProperty(m => m.SettledAt, utcNow), CancellationToken.None);
    }
}
