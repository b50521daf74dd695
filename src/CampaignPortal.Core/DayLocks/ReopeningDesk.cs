using System.Globalization;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.DayLocks;

/// <summary>Puts a request or its answer, and the audit of it, into a context. The caller has checked, and saves.</summary>
internal sealed class ReopeningDesk(PortalDbContext context, CampaignDefinition campaign, CampaignClock clock)
{
    private readonly DateTime _now = clock.UtcNow(campaign.Campaign);

    public ReopenOutcome Ask(int communeId, DateOnly day, string reason)
    {
        context.Reopenings.Add(New(communeId, day, reason));
        Audit(communeId, day, AuditAction.ReopeningRequested, null, ReopeningStatus.Requested, reason);
        return ReopenOutcome.Requested;
    }

    public ReopenOutcome Open(int communeId, DateOnly day, string reason)
    {
        var opened = New(communeId, day, reason);
        Decide(opened, ReopeningStatus.Granted);
        context.Reopenings.Add(opened);
        Audit(communeId, day, AuditAction.DayOpened, null, ReopeningStatus.Granted, reason);
        return ReopenOutcome.Granted;
    }

    public ReopenOutcome Grant(Reopening request)
    {
        Decide(request, ReopeningStatus.Granted);
        Audit(request.CommuneId, request.Day, AuditAction.ReopeningGranted, ReopeningStatus.Requested, ReopeningStatus.Granted, null);
        return ReopenOutcome.Granted;
    }

    public ReopenOutcome Decline(Reopening request, string answer)
    {
        Decide(request, ReopeningStatus.Declined);
        request.Answer = answer;
        Audit(request.CommuneId, request.Day, AuditAction.ReopeningDeclined, ReopeningStatus.Requested, ReopeningStatus.Declined, answer);
        return ReopenOutcome.Declined;
    }

    private Reopening New(int communeId, DateOnly day, string reason) => new()
    {
        CampaignId = campaign.Id,
        CommuneId = communeId,
        Day = day,
        Reason = reason,
        RequestedBy = context.Scope.UserName,
        RequestedAt = _now,
    };

    private void Decide(Reopening reopening, ReopeningStatus status)
    {
        reopening.Status = status;
        reopening.DecidedBy = context.Scope.UserName;
        reopening.DecidedAt = _now;
        reopening.OpenUntil = status == ReopeningStatus.Granted ? _now.AddHours(campaign.Campaign.ReopenHours) : null;
    }

    private void Audit(int communeId, DateOnly day, AuditAction action, ReopeningStatus? old, ReopeningStatus @new, string? word)
    {
        List<AuditChange> changes = [new("reopening", old?.ToString(), @new.ToString(), string.IsNullOrEmpty(word) ? null : word)];
        if (@new == ReopeningStatus.Granted)
        {
            changes.Add(new("openUntil", null, _now.AddHours(campaign.Campaign.ReopenHours).ToString("O", CultureInfo.InvariantCulture)));
        }

        context.AuditEntries.Add(new(context.Scope, clock.RealUtcNow, action, changes)
        {
            CampaignId = campaign.Id,
            CommuneId = communeId,
            Day = day,
        });
    }
}
