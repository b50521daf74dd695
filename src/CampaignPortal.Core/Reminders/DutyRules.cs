using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.Identity;

namespace CampaignPortal.Core.Reminders;

/// <summary>Who has to do what. Pure.</summary>
public static class DutyRules
{
    /// <summary>So many days before its due day the closing report is a thing to do.</summary>
    public const int ClosingAhead = 7;

    /// <param name="campaign">As the scope sees it.</param>
    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    public static IReadOnlyList<Duty> Of(CampaignDefinition campaign, AreaScope scope, DateTime now, DutyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(facts);
        return scope.Role switch
        {
            PortalRole.CommuneOfficer => [.. Days(campaign, now, facts), .. Blank(campaign, now, facts), .. Difference(facts), .. OwnDemands(now, facts), .. Papers(campaign, now, facts), .. Flags(now, facts)],
            PortalRole.UnitOfficer => [.. Unit(campaign, now, facts), .. Papers(campaign, now, facts)],
            PortalRole.Agency => [.. Missing(campaign, now, facts, afterwardsOnly: false), .. Partial(now, facts), .. ToIssue(campaign, now, facts), .. Decisions(facts), .. OverdueDemands(now, facts), .. Late(campaign, now, facts), .. Flags(now, facts)],
            PortalRole.Leadership or PortalRole.Administrator => [.. Missing(campaign, now, facts, afterwardsOnly: true), .. OverdueDemands(now, facts), .. Late(campaign, now, facts), .. Flags(now, facts)],
            _ => [],
        };
    }

    /// <summary>The newest day whose cut-off has passed; null before there is one.</summary>
    internal static DateOnly? NewestOver(CampaignDefinition campaign, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        var last = DayStates.IsPastCutOff(campaign, today, now) ? today : today.AddDays(-1);
        var day = campaign.Nearest(last);
        return day <= last ? day : null;
    }

    private static IEnumerable<Duty> Days(CampaignDefinition campaign, DateTime now, DutyFacts facts)
    {
        var today = DateOnly.FromDateTime(now);
        if (campaign.IsCampaignDay(today) && !facts.Days.ContainsKey(today))
        {
            yield return Timed(DutyKind.ReportToday, today, today.ToDateTime(campaign.CutOffOn(today)), DayStates.IsPastCutOff(campaign, today, now));
        }

        if (campaign.Campaign.NeedsApproval)
        {
            foreach (var (day, _) in facts.Days.Where(d => d.Value == ApprovalState.Returned).OrderByDescending(d => d.Key))
            {
                yield return new(DutyKind.DayReturned, day);
            }
        }

        for (var day = campaign.Nearest(today); day >= campaign.Campaign.StartDay; day = day.AddDays(-1))
        {
            if (day < today && !facts.Days.ContainsKey(day) && (!LockRules.IsPast(campaign, day, now) || facts.Reopened.Contains(day)))
            {
                yield return new(DutyKind.ReportEarlier, day, Until: facts.Reopened.Contains(day) ? null : LockRules.LocksAt(campaign, day));
            }
        }

        // What was asked for waits for the agency, or has its answer.
        var locked = Enumerable.Range(0, Math.Max(0, today.DayNumber - campaign.Campaign.StartDay.DayNumber)).Select(campaign.Campaign.StartDay.AddDays)
            .Where(day => campaign.IsCampaignDay(day) && LockRules.IsPast(campaign, day, now)
                && !facts.Days.ContainsKey(day) && !facts.Reopened.Contains(day) && !facts.Asked.Contains(day)).ToList();
        if (locked.Count > 0)
        {
            yield return new(DutyKind.LockedDays, locked[^1], locked.Count);
        }
    }

    // As long as the day can be entered; a hamlet without a result is told by 0.
    private static IEnumerable<Duty> Blank(CampaignDefinition campaign, DateTime now, DutyFacts facts) => facts.Blank
        .Where(d => !LockRules.IsPast(campaign, d.Key, now) || facts.Reopened.Contains(d.Key)).OrderByDescending(d => d.Key)
        .Select(d => new Duty(DutyKind.HamletsBlank, d.Key, d.Value, facts.Reopened.Contains(d.Key) ? null : LockRules.LocksAt(campaign, d.Key)));

    private static IEnumerable<Duty> Partial(DateTime now, DutyFacts facts) =>
        facts.PartialToday > 0 ? [new(DutyKind.CommunesPartial, DateOnly.FromDateTime(now), facts.PartialToday)] : [];

    private static IEnumerable<Duty> ToIssue(CampaignDefinition campaign, DateTime now, DutyFacts facts) =>
        NewestOver(campaign, now) is { } day && !facts.ReportIssued ? [new(DutyKind.ReportToIssue, day)] : [];

    private static IEnumerable<Duty> Difference(DutyFacts facts) => facts.Dc01Difference is { } day ? [new(DutyKind.Dc01Difference, day)] : [];

    // Who has everybody at level 2 has nothing more to say.
    private static IEnumerable<Duty> Unit(CampaignDefinition campaign, DateTime now, DutyFacts facts)
    {
        var today = DateOnly.FromDateTime(now);
        return campaign.IsCampaignDay(today) && facts is { UnitReported: false, UnitDone: false } ? [new(DutyKind.UnitReport, today)] : [];
    }

    private static IEnumerable<Duty> Papers(CampaignDefinition campaign, DateTime now, DutyFacts facts)
    {
        if (campaign.Campaign.PlansDue is { } plans && facts.Plans == 0)
        {
            yield return Paper(DutyKind.Plan, plans, now);
        }

        if (facts.Closing.ContainsKey(ClosingState.Returned))
        {
            yield return new(DutyKind.ClosingReturned);
        }
        else if (campaign.Campaign.ReportsDue is { } reports && facts.ClosingFiled == 0 && DateOnly.FromDateTime(now) >= reports.AddDays(-ClosingAhead))
        {
            yield return Paper(DutyKind.ClosingReport, reports, now);
        }
    }

    private static IEnumerable<Duty> OwnDemands(DateTime now, DutyFacts facts)
    {
        var ahead = facts.Demands.Where(d => d.Key >= DateOnly.FromDateTime(now)).ToList();
        return ahead.Count > 0
            ? [.. OverdueDemands(now, facts), Paper(DutyKind.VisitDemands, ahead.Min(d => d.Key), now) with { Number = ahead.Sum(d => d.Value) }]
            : OverdueDemands(now, facts);
    }

    private static IEnumerable<Duty> OverdueDemands(DateTime now, DutyFacts facts)
    {
        var overdue = facts.Demands.Where(d => d.Key < DateOnly.FromDateTime(now)).ToList();
        return overdue.Count > 0 ? [Paper(DutyKind.VisitDemandsOverdue, overdue.Min(d => d.Key), now) with { Number = overdue.Sum(d => d.Value) }] : [];
    }

    private static IEnumerable<Duty> Flags(DateTime now, DutyFacts facts) =>
        facts.Flags > 0 ? [new(DutyKind.FlaggedCells, DateOnly.FromDateTime(now), facts.Flags)] : [];

    private static IEnumerable<Duty> Missing(CampaignDefinition campaign, DateTime now, DutyFacts facts, bool afterwardsOnly)
    {
        var today = DateOnly.FromDateTime(now);
        var missing = campaign.Communes.Count - facts.ReportedToday;
        var isOver = DayStates.IsPastCutOff(campaign, today, now);
        return campaign.IsCampaignDay(today) && missing > 0 && (isOver || !afterwardsOnly)
            ? [Timed(DutyKind.CommunesMissing, today, today.ToDateTime(campaign.CutOffOn(today)), isOver) with { Number = missing }]
            : [];
    }

    private static IEnumerable<Duty> Decisions(DutyFacts facts)
    {
        if (facts.Requests > 0)
        {
            yield return new(DutyKind.ReopeningRequests, Number: facts.Requests);
        }

        if (facts.Pending > 0)
        {
            yield return new(DutyKind.DaysToApprove, Number: facts.Pending);
        }

        if (facts.Dc01Draft is { } draft)
        {
            yield return new(DutyKind.Dc01Draft, Number: draft);
        }

        if (facts.Closing.GetValueOrDefault(ClosingState.Filed) is > 0 and var filed)
        {
            yield return new(DutyKind.ClosingToAccept, Number: filed);
        }
    }

    private static IEnumerable<Duty> Late(CampaignDefinition campaign, DateTime now, DutyFacts facts)
    {
        var today = DateOnly.FromDateTime(now);
        var bodies = campaign.Communes.Count + campaign.Units.Count;
        if (campaign.Campaign.PlansDue < today && facts.Plans < bodies)
        {
            yield return Paper(DutyKind.PlansMissing, campaign.Campaign.PlansDue.Value, now) with { Number = bodies - facts.Plans };
        }

        if (campaign.Campaign.ReportsDue < today && facts.ClosingFiled < bodies)
        {
            yield return Paper(DutyKind.ClosingMissing, campaign.Campaign.ReportsDue.Value, now) with { Number = bodies - facts.ClosingFiled };
        }
    }

    private static Duty Timed(DutyKind kind, DateOnly day, DateTime until, bool isOver) => new(kind, day, Until: until, IsOver: isOver);

    // The due day itself is on time, to midnight.
    private static Duty Paper(DutyKind kind, DateOnly due, DateTime now) =>
        new(kind, due, Until: due.AddDays(1).ToDateTime(TimeOnly.MinValue), IsOver: DateOnly.FromDateTime(now) > due);
}
