using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Checks;

namespace CampaignPortal.Core.Campaigns;

/// <summary>How days are entered in a campaign and how its figures are judged, as somebody sets it.</summary>
public sealed record CampaignRules
{
    /// <summary><see cref="Campaign.DefinitionVersion"/> that was on the page.</summary>
    public required int SeenVersion { get; init; }

    public required TimeOnly CutOff { get; init; }

    /// <summary>Days whose cut-off differs.</summary>
    public required IReadOnlyList<CutOffOnDay> CutOffs { get; init; }

    /// <summary>See <see cref="Campaign.RemindMinutes"/>.</summary>
    public int RemindMinutes { get; init; } = 60;

    public required LateRule LateBy { get; init; }

    /// <summary>Null never locks.</summary>
    public required int? LockAfterDays { get; init; }

    public required int ReopenHours { get; init; }

    public required bool EntersRunningTotals { get; init; }

    public required bool NeedsApproval { get; init; }

    /// <summary>Shares of the required line in percent, see <see cref="Campaign.OnTrackFromPercent"/>.</summary>
    public required int OnTrackFromPercent { get; init; }

    public required int SlowFromPercent { get; init; }

    public required OfficialFigures OfficialFigures { get; init; }

    public required IReadOnlyList<CheckSetting> Checks { get; init; }

    /// <summary>See <see cref="Campaign.PlansDue"/>.</summary>
    public DateOnly? PlansDue { get; init; }

    /// <summary>See <see cref="Campaign.ReportsDue"/>.</summary>
    public DateOnly? ReportsDue { get; init; }

    public static CampaignRules Of(CampaignDefinition campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        var own = campaign.Campaign;
        return new()
        {
            SeenVersion = own.DefinitionVersion,
            CutOff = own.CutOff,
            CutOffs = [.. campaign.CutOffs.OrderBy(c => c.Day).Select(c => new CutOffOnDay(c.Day, c.CutOff))],
            RemindMinutes = own.RemindMinutes,
            LateBy = own.LateBy,
            LockAfterDays = own.LockAfterDays,
            ReopenHours = own.ReopenHours,
            EntersRunningTotals = own.EntersRunningTotals,
            NeedsApproval = own.NeedsApproval,
            OnTrackFromPercent = own.OnTrackFromPercent,
            SlowFromPercent = own.SlowFromPercent,
            OfficialFigures = own.OfficialFigures,
            PlansDue = own.PlansDue,
            ReportsDue = own.ReportsDue,
            Checks = [.. campaign.Checks.Select(c => new CheckSetting(c.Code, c.Level, c.Factor, c.Floor))],
        };
    }

    public TimeOnly CutOffOn(DateOnly day) => CutOffs.FirstOrDefault(c => c.Day == day)?.CutOff ?? CutOff;
}

/// <param name="CutOff">Hour of that day in Asia/Ho_Chi_Minh, included.</param>
public sealed record CutOffOnDay(DateOnly Day, TimeOnly CutOff);

/// <param name="Factor">Only <see cref="CheckCode.Unusual"/> has one, and a floor.</param>
public sealed record CheckSetting(CheckCode Code, CheckLevel Level, double Factor, int Floor);

/// <summary>What is wrong with a rule; the page has the sentence.</summary>
public enum RulesProblem
{
    CutOff,

    /// <summary>An exception whose day is none of the campaign's, or without its hour.</summary>
    CutOffDay,

    /// <summary>Two exceptions for one day.</summary>
    CutOffTwice,
    LockAfterDays,
    ReopenHours,

    /// <summary>Not above 0 and up to 100, or slow does not begin below on track.</summary>
    Thresholds,
    OfficialFigures,
    Check,

    /// <summary>A due day that is no day.</summary>
    DueDay,

    /// <summary>Not from 0 to twelve hours.</summary>
    RemindMinutes,
}

/// <summary>What a change does to days that have passed; it is stored once somebody has agreed.</summary>
public enum RulesEffect
{
    /// <summary>So many days are locked at once.</summary>
    LocksDays,

    /// <summary>So many reports that were on time become late, or the other way round.</summary>
    JudgesAnew,
}

/// <param name="Count">Days or reports.</param>
public sealed record RulesWarning(RulesEffect Effect, int Count);

public enum RulesStatus
{
    Saved,

    /// <summary>Nothing differs from what is stored.</summary>
    Unchanged,

    /// <summary>See <see cref="RulesOutcome.Problems"/>.</summary>
    Refused,

    /// <summary>See <see cref="RulesOutcome.Warnings"/>; nothing was written.</summary>
    NeedsAgreement,

    /// <summary>Somebody else saved meanwhile; see <see cref="RulesOutcome.Changes"/>; nothing was written.</summary>
    Stale,
}

/// <param name="Changes">What differs from what is stored.</param>
public sealed record RulesOutcome(
    RulesStatus Status, IReadOnlyList<RulesProblem> Problems, IReadOnlyList<RulesWarning> Warnings, IReadOnlyList<AuditChange> Changes)
{
    /// <summary>Sent back to agree to these warnings and to no others.</summary>
    public string Agreement => RulesChecks.Agreement(Warnings);
}
