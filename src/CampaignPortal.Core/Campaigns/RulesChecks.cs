using System.Globalization;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayLocks;

namespace CampaignPortal.Core.Campaigns;

/// <summary>What is wrong with new rules, what they change and what that does to days that have passed. Pure.</summary>
public static class RulesChecks
{
    public const int LongestLock = 60;
    public const int LongestReopening = 336;
    public const double LargestFactor = 100;

    /// <summary>Who stands on the required line is on track whatever is set.</summary>
    public const int LargestShare = 100;

    public static IReadOnlyList<RulesProblem> Problems(CampaignRules rules, CampaignDefinition campaign)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(campaign);
        return
        [
            .. Where(RulesProblem.CutOffDay, rules.CutOffs.Any(c => !campaign.IsCampaignDay(c.Day))),
            .. Where(RulesProblem.CutOffTwice, rules.CutOffs.DistinctBy(c => c.Day).Count() < rules.CutOffs.Count),
            .. Where(RulesProblem.RemindMinutes, rules.RemindMinutes is < 0 or > Reminders.ReminderRules.MostMinutes),
            .. Where(RulesProblem.LockAfterDays, rules.LockAfterDays is < 0 or > LongestLock),
            .. Where(RulesProblem.ReopenHours, rules.ReopenHours is < 1 or > LongestReopening),
            .. Where(RulesProblem.Thresholds, rules.SlowFromPercent < 1 || rules.OnTrackFromPercent > LargestShare || rules.SlowFromPercent >= rules.OnTrackFromPercent),
            .. Where(RulesProblem.OfficialFigures, !Enum.IsDefined(rules.OfficialFigures)),
            .. Where(RulesProblem.Check, rules.Checks.Any(IsBad) || rules.Checks.DistinctBy(c => c.Code).Count() < rules.Checks.Count),
        ];

        static IEnumerable<RulesProblem> Where(RulesProblem problem, bool isWrong) => isWrong ? [problem] : [];

        static bool IsBad(CheckSetting check) => !Enum.IsDefined(check.Code) || !Enum.IsDefined(check.Level)
            || (check.Code == CheckCode.Unusual && (check.Factor is not (> 1 and <= LargestFactor) || check.Floor is < 0 or > CountText.Max));
    }

    /// <summary>Each rule that differs, old and new.</summary>
    public static IReadOnlyList<AuditChange> Changes(CampaignRules old, CampaignRules @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var before = Fields(old);
        var after = Fields(@new);
        return
        [
            .. from field in before.Keys.Union(after.Keys)
               let was = before.GetValueOrDefault(field)
               let becomes = after.GetValueOrDefault(field)
               where was != becomes
               select new AuditChange(field, was, becomes),
        ];
    }

    /// <param name="campaign">As it is stored.</param>
    /// <param name="rules">As they are to be.</param>
    /// <param name="now">Wall time in Asia/Ho_Chi_Minh.</param>
    /// <param name="firstSubmissions">Each reported day and when its first submission came, wall time in Asia/Ho_Chi_Minh.</param>
    public static IReadOnlyList<RulesWarning> Warnings(
        CampaignDefinition campaign, CampaignRules rules, DateTime now, IEnumerable<(DateOnly Day, DateTime At)> firstSubmissions)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(rules);
        var locked = Enumerable.Range(0, campaign.DayCount).Select(campaign.Campaign.StartDay.AddDays)
            .Count(day => LockRules.LocksAt(rules.LockAfterDays, day) <= now && !LockRules.IsPast(campaign, day, now));
        var judged = firstSubmissions.Count(s =>
            DayStates.Of(s.Day, campaign.CutOffOn(s.Day), s.At, now) != DayStates.Of(s.Day, rules.CutOffOn(s.Day), s.At, now));
        RulesWarning[] all = [new(RulesEffect.LocksDays, locked), new(RulesEffect.JudgesAnew, judged)];
        return [.. all.Where(w => w.Count > 0)];
    }

    internal static string Agreement(IEnumerable<RulesWarning> warnings) =>
        string.Join(' ', warnings.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Effect}:{w.Count}")));

    private static Dictionary<string, string> Fields(CampaignRules rules)
    {
        var fields = new Dictionary<string, string>
        {
            ["cutOff"] = Time(rules.CutOff),
            ["remindMinutes"] = Text(rules.RemindMinutes),
            ["lateBy"] = rules.LateBy.ToString(),
            ["reopenHours"] = Text(rules.ReopenHours),
            ["entersRunningTotals"] = rules.EntersRunningTotals ? "1" : "0",
            ["needsApproval"] = rules.NeedsApproval ? "1" : "0",
            ["onTrackFrom"] = Text(rules.OnTrackFromPercent),
            ["slowFrom"] = Text(rules.SlowFromPercent),
            ["officialFigures"] = rules.OfficialFigures.ToString(),
        };
        if (rules.LockAfterDays is { } days)
        {
            fields["lockAfterDays"] = Text(days);
        }

        foreach (var (name, due) in new[] { ("plansDue", rules.PlansDue), ("reportsDue", rules.ReportsDue) })
        {
            if (due is { } day)
            {
                fields[name] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
        }

        foreach (var exception in rules.CutOffs)
        {
            fields["cutOff:" + exception.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)] = Time(exception.CutOff);
        }

        foreach (var check in rules.Checks)
        {
            fields["check:" + check.Code] = check.Code == CheckCode.Unusual
                ? string.Create(CultureInfo.InvariantCulture, $"{check.Level} × {check.Factor} ≥ {check.Floor}")
                : check.Level.ToString();
        }

        return fields;
    }

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
