using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.Campaigns;

/// <summary>The rules as text, as the form shows them and as it sends them.</summary>
public sealed record RulesForm
{
    public const string CutOffField = "gio-chot";
    public const string RemindField = "nhac-truoc";
    public const string LateByField = "xet-han";
    public const string LockField = "khoa-sau";
    public const string HoursField = "gio-mo-lai";
    public const string RunningField = "luy-ke";
    public const string ApprovalField = "can-duyet";
    public const string OnTrackField = "dung-tien-do";
    public const string SlowField = "cham";
    public const string OfficialField = "so-chinh-thuc";
    public const string PlansDueField = "han-ke-hoach";
    public const string ReportsDueField = "han-tong-ket";
    public const string VersionField = "phien-ban";
    public const string AgreedField = "dong-y";

    public required int SeenVersion { get; init; }

    public required string CutOff { get; init; }

    public required IReadOnlyList<CutOffText> CutOffs { get; init; }

    public required string RemindMinutes { get; init; }

    public required LateRule LateBy { get; init; }

    public required string LockAfterDays { get; init; }

    public required string ReopenHours { get; init; }

    public required bool EntersRunningTotals { get; init; }

    public required bool NeedsApproval { get; init; }

    public required string OnTrackFrom { get; init; }

    public required string SlowFrom { get; init; }

    public required OfficialFigures OfficialFigures { get; init; }

    public required IReadOnlyList<CheckText> Checks { get; init; }

    public string PlansDue { get; init; } = "";

    public string ReportsDue { get; init; } = "";

    /// <summary>Null until somebody has agreed.</summary>
    public string? Agreed { get; init; }

    public static string DayField(int row) => Numbered("ngay", row);

    public static string TimeField(int row) => Numbered("gio", row);

    public static string RemoveField(int row) => Numbered("bo", row);

    public static string LevelField(CheckCode code) => "muc-" + code;

    public static string FactorField(CheckCode code) => "he-so-" + code;

    public static string FloorField(CheckCode code) => "tu-so-" + code;

    public static RulesForm Of(CampaignRules rules) => new()
    {
        SeenVersion = rules.SeenVersion,
        CutOff = Time(rules.CutOff),
        CutOffs = [.. rules.CutOffs.Select(c => new CutOffText(Show.Iso(c.Day), Time(c.CutOff), false))],
        RemindMinutes = rules.RemindMinutes.ToString(CultureInfo.InvariantCulture),
        LateBy = rules.LateBy,
        LockAfterDays = rules.LockAfterDays?.ToString(CultureInfo.InvariantCulture) ?? "",
        ReopenHours = rules.ReopenHours.ToString(CultureInfo.InvariantCulture),
        EntersRunningTotals = rules.EntersRunningTotals,
        NeedsApproval = rules.NeedsApproval,
        OnTrackFrom = rules.OnTrackFromPercent.ToString(CultureInfo.InvariantCulture),
        SlowFrom = rules.SlowFromPercent.ToString(CultureInfo.InvariantCulture),
        OfficialFigures = rules.OfficialFigures,
        PlansDue = rules.PlansDue is { } plans ? Show.Iso(plans) : "",
        ReportsDue = rules.ReportsDue is { } reports ? Show.Iso(reports) : "",
        Checks =
        [
            .. rules.Checks.Select(c => new CheckText(
                c.Code, c.Level, c.Factor.ToString(CultureInfo.InvariantCulture), c.Floor.ToString(CultureInfo.InvariantCulture))),
        ],
    };

    public static RulesForm Read(IFormCollection form) => new()
    {
        SeenVersion = Whole(form[VersionField]) ?? 0,
        CutOff = form[CutOffField].ToString(),
        CutOffs =
        [
            .. Enumerable.Range(0, form.Count).TakeWhile(i => form.ContainsKey(DayField(i)))
                .Select(i => new CutOffText(form[DayField(i)].ToString(), form[TimeField(i)].ToString(), form.ContainsKey(RemoveField(i))))
                .Where(c => c.Day.Length > 0 || c.Time.Length > 0),
        ],
        RemindMinutes = form[RemindField].ToString(),
        LateBy = form[LateByField] == nameof(LateRule.Made) ? LateRule.Made : LateRule.Received,
        LockAfterDays = form[LockField].ToString(),
        ReopenHours = form[HoursField].ToString(),
        EntersRunningTotals = form[RunningField] == "1",
        NeedsApproval = form.ContainsKey(ApprovalField),
        OnTrackFrom = form[OnTrackField].ToString(),
        SlowFrom = form[SlowField].ToString(),
        OfficialFigures = form[OfficialField] == nameof(OfficialFigures.Dc01) ? OfficialFigures.Dc01 : OfficialFigures.Communes,
        PlansDue = form[PlansDueField].ToString().Trim(),
        ReportsDue = form[ReportsDueField].ToString().Trim(),
        Checks =
        [
            .. StandardChecks.All.Select(c => new CheckText(
                c.Code, Enum.TryParse<CheckLevel>(form[LevelField(c.Code)], out var level) ? level : (CheckLevel)(-1),
                form[FactorField(c.Code)].ToString(), form[FloorField(c.Code)].ToString())),
        ],
        Agreed = form[AgreedField],
    };

    /// <summary>The rules, or what could not be read.</summary>
    public (CampaignRules? Rules, IReadOnlyList<RulesProblem> Problems) ToRules()
    {
        var problems = new List<RulesProblem>();
        var cutOff = Need(TimeOf(CutOff), RulesProblem.CutOff, problems);
        var hours = Need(Whole(ReopenHours), RulesProblem.ReopenHours, problems);
        var remind = Need(Whole(RemindMinutes), RulesProblem.RemindMinutes, problems);
        var days = LockAfterDays.Trim().Length == 0 ? (int?)null : Need(Whole(LockAfterDays), RulesProblem.LockAfterDays, problems);
        var onTrack = Need(Whole(OnTrackFrom), RulesProblem.Thresholds, problems);
        var slow = Need(Whole(SlowFrom), RulesProblem.Thresholds, problems);
        var plansDue = PlansDue.Length == 0 ? (DateOnly?)null : Need(DayOf(PlansDue), RulesProblem.DueDay, problems);
        var reportsDue = ReportsDue.Length == 0 ? (DateOnly?)null : Need(DayOf(ReportsDue), RulesProblem.DueDay, problems);
        var exceptions = CutOffs.Where(c => !c.IsRemoved).Select(c => new CutOffOnDay(
            Need(DayOf(c.Day), RulesProblem.CutOffDay, problems), Need(TimeOf(c.Time), RulesProblem.CutOffDay, problems))).ToList();
        var checks = Checks.Select(c => c.Code == CheckCode.Unusual
            ? new CheckSetting(c.Code, c.Level, Need(Factor(c.Factor), RulesProblem.Check, problems), Need(Whole(c.Floor), RulesProblem.Check, problems))
            : new CheckSetting(c.Code, c.Level, 0, 0)).ToList();
        return problems.Count > 0
            ? (null, [.. problems.Distinct()])
            : (new()
            {
                SeenVersion = SeenVersion,
                CutOff = cutOff,
                CutOffs = exceptions,
                RemindMinutes = remind,
                LateBy = LateBy,
                LockAfterDays = days,
                ReopenHours = hours,
                EntersRunningTotals = EntersRunningTotals,
                NeedsApproval = NeedsApproval,
                OnTrackFromPercent = onTrack,
                SlowFromPercent = slow,
                OfficialFigures = OfficialFigures,
                PlansDue = plansDue,
                ReportsDue = reportsDue,
                Checks = checks,
            }, []);
    }

    private static T Need<T>(T? value, RulesProblem problem, List<RulesProblem> problems)
        where T : struct
    {
        if (value is null)
        {
            problems.Add(problem);
        }

        return value ?? default;
    }

    private static string Numbered(string name, int row) => string.Create(CultureInfo.InvariantCulture, $"{name}-{row}");

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static int? Whole(string? text) => WholeNumber.Of(text?.Trim());

    // A decimal comma as Vietnamese writes it, or a point as a browser's number field sends it.
    private static double? Factor(string text) => double.TryParse(
        text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) ? factor : null;

    private static TimeOnly? TimeOf(string text) =>
        TimeOnly.TryParseExact(text.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static DateOnly? DayOf(string text) => ChosenDay.Of(text.Trim());
}

/// <param name="IsRemoved">Ticked to be left out.</param>
public sealed record CutOffText(string Day, string Time, bool IsRemoved);

public sealed record CheckText(CheckCode Code, CheckLevel Level, string Factor, string Floor);
