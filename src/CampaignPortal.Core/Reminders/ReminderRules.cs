using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Reminders;

/// <summary>When which reminder goes out, to whom, and whether one that failed is tried again. Pure.</summary>
public static class ReminderRules
{
    /// <summary>How often one is tried.</summary>
    public const int MostAttempts = 3;

    /// <summary>Longest time before the cut-off that can be set, in minutes.</summary>
    public const int MostMinutes = 720;

    public static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    /// <summary>Whoever claimed one and said nothing for so long is gone.</summary>
    public static readonly TimeSpan ClaimLife = TimeSpan.FromMinutes(10);

    /// <summary>Papers are reminded of in working hours.</summary>
    private static readonly TimeOnly Morning = new(8, 0);

    private static readonly TimeSpan ShortestAfter = TimeSpan.FromHours(2);

    /// <summary>Every stretch of time in which reminders may go out that has not ended and begins today or earlier.</summary>
    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    public static IReadOnlyList<ReminderWindow> Windows(CampaignDefinition campaign, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        var today = DateOnly.FromDateTime(now);
        var own = campaign.Campaign;

        // Of yesterday too: a cut-off may be just before midnight.
        IEnumerable<ReminderWindow> all =
        [
            .. new[] { today.AddDays(-1), today }.Where(campaign.IsCampaignDay).SelectMany(day => Daily(campaign, day)),
            .. Paper(own.PlansDue, ReminderKind.PlanSoon, ReminderKind.PlanOver),
            .. Paper(own.ReportsDue, ReminderKind.ReportSoon, ReminderKind.ReportOver),
        ];
        return [.. all.Where(w => w.Until > now && DateOnly.FromDateTime(w.From) <= today)];
    }

    /// <summary>Who has not done what the window is about.</summary>
    public static IEnumerable<BodyId> Due(CampaignDefinition campaign, ReminderWindow window, ReminderFacts facts)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(facts);
        return window.Kind switch
        {
            ReminderKind.BeforeCutOff or ReminderKind.AfterCutOff =>
                campaign.Communes.Where(c => !facts.Reported.Contains((c.Id, window.Day))).Select(c => BodyId.OfCommune(c.Id)),
            ReminderKind.HamletsBlank => campaign.Communes.Where(c => facts.Partial.Contains((c.Id, window.Day))).Select(c => BodyId.OfCommune(c.Id)),
            ReminderKind.PlanSoon or ReminderKind.PlanOver => campaign.Bodies.Select(b => b.Id).Where(b => !facts.Planned.Contains(b)),
            _ => campaign.Bodies.Select(b => b.Id).Where(b => !facts.Closed.Contains(b)),
        };
    }

    /// <summary>Whether somebody may begin to send it now.</summary>
    /// <param name="stored">Null where nobody has yet.</param>
    /// <param name="utcNow">Campaign time.</param>
    public static bool MaySend(ReminderMail? stored, DateTime utcNow) => stored is null
        || (stored.Attempts < MostAttempts && stored.State switch
        {
            MailState.Failed => stored.ClaimedAt + Again <= utcNow,
            MailState.Claimed => stored.ClaimedAt + ClaimLife <= utcNow,
            _ => false,
        });

    private static IEnumerable<ReminderWindow> Daily(CampaignDefinition campaign, DateOnly day)
    {
        var cutOff = day.ToDateTime(campaign.CutOffOn(day));
        var over = cutOff.AddMinutes(1);
        if (campaign.Campaign.RemindMinutes > 0)
        {
            var from = cutOff.AddMinutes(-campaign.Campaign.RemindMinutes);
            var midnight = day.ToDateTime(TimeOnly.MinValue);
            from = from < midnight ? midnight : from;
            yield return new(ReminderKind.BeforeCutOff, day, from, over);
            yield return new(ReminderKind.HamletsBlank, day, from, over);
        }

        var end = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        yield return new(ReminderKind.AfterCutOff, day, over, end < over + ShortestAfter ? over + ShortestAfter : end);
    }

    // From the morning before until the due day ends, and from the morning after for three days: a portal that was down catches up.
    private static IEnumerable<ReminderWindow> Paper(DateOnly? due, ReminderKind soon, ReminderKind over) => due is not { } day ? [] :
    [
        new(soon, day, day.AddDays(-1).ToDateTime(Morning), day.AddDays(1).ToDateTime(TimeOnly.MinValue)),
        new(over, day, day.AddDays(1).ToDateTime(Morning), day.AddDays(4).ToDateTime(TimeOnly.MinValue)),
    ];
}

/// <summary>From when until when a reminder may go out; wall time in Asia/Ho_Chi_Minh, the end not included.</summary>
/// <param name="Day">The campaign day, or the due day of the paper.</param>
public sealed record ReminderWindow(ReminderKind Kind, DateOnly Day, DateTime From, DateTime Until)
{
    /// <summary>Goes to the commune's leader, not to its officers.</summary>
    public bool IsForLeader => Kind == ReminderKind.AfterCutOff;

    public bool IsOpen(DateTime now) => From <= now && now < Until;
}

/// <param name="Reported">Communes and days.</param>
/// <param name="Planned">Bodies that have filed a plan.</param>
/// <param name="Closed">Bodies that have filed a closing report.</param>
public sealed record ReminderFacts(IReadOnlySet<(int CommuneId, DateOnly Day)> Reported, IReadOnlySet<BodyId> Planned, IReadOnlySet<BodyId> Closed)
{
    /// <summary>Those of the reported days that leave hamlets blank.</summary>
    public IReadOnlySet<(int CommuneId, DateOnly Day)> Partial { get; init; } = new HashSet<(int, DateOnly)>();
}
