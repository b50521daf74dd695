using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CampaignPortal.Core.Approvals;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayImport;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Exports;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Inspections;
using CampaignPortal.Core.OpenData;
using CampaignPortal.Core.Plans;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Setup;
using CampaignPortal.Core.SheetForms;
using CampaignPortal.Core.Summary;
using CampaignPortal.Core.Units;
using CampaignPortal.Core.Urging;
using CampaignPortal.Web.Components.Layout;

namespace CampaignPortal.Tests.Web;

/// <summary>Texts in two languages, and every key that a page asks for. A key that is missing shows as itself, without an error.</summary>
public sealed partial class ResourceTests
{
    private static readonly string Web = Path.Combine(Root(), "src", "CampaignPortal.Web");

    private static readonly string[] Patterns = ["*.razor", "*.cs"];

    /// <summary>Keys that are put together: the expression as it is written, and what it can give.</summary>
    private static readonly Dictionary<string, IEnumerable<string>> PutTogether = new(StringComparer.Ordinal)
    {
        ["\"State.\" + State"] = Keys<DayState>("State."),
        ["\"State.\" + state"] = Keys<DayState>("State."),
        ["\"State.\" + day.State"] = Keys<DayState>("State."),
        ["\"State.\" + row.State"] = Keys<DayState>("State.", DayState.OnTime, DayState.Late),
        ["\"Cell-\" + state"] = ["Cell-empty", "Cell-draft", "Cell-waiting", "Cell-sent", "Cell-refused", "Cell-conflict", "Cell-locked"],
        ["\"State.\" + Stored.Approval"] = Keys<ApprovalState>("State."),
        ["\"Reopen.\" + outcome"] = Keys<ReopenOutcome>("Reopen."),
        ["\"Approval.\" + outcome"] = Keys<ApprovalOutcome>("Approval."),
        ["\"Rule.\" + row.Flag.Code"] = Keys<CheckCode>("Rule."),
        ["\"Limit.\" + row.Flag.Code"] = Keys<CheckCode>("Limit."),
        ["\"Rules.\" + problem"] = Keys<RulesProblem>("Rules."),
        ["\"Effect.\" + warning.Effect"] = Keys<RulesEffect>("Effect."),
        ["\"LateBy.\" + rule"] = Keys<LateRule>("LateBy."),
        ["\"Official.\" + official"] = Keys<OfficialFigures>("Official."),
        ["\"Check.\" + check.Code"] = Keys<CheckCode>("Check."),
        ["\"Level.\" + level"] = Keys<CheckLevel>("Level."),
        ["\"Field.\" + field[0]"] =
            [
                "Field.cutOff", "Field.lateBy", "Field.lockAfterDays", "Field.reopenHours", "Field.entersRunningTotals", "Field.needsApproval",
                "Field.onTrackFrom", "Field.slowFrom", "Field.officialFigures", "Field.check", "Field.plansDue", "Field.reportsDue", "Field.remindMinutes",
            ],
        ["\"Duty.\" + duty.Kind"] = Keys<DutyKind>("Duty."),
        ["\"Letter.\" + plan.Window.Kind"] = Keys<ReminderKind>("Letter."),
        ["\"Letter.\" + row.Mail.Kind"] = Keys<ReminderKind>("Letter."),
        ["\"Outcome.\" + row.Outcome"] = Keys<ReminderOutcome>("Outcome."),
        ["\"Trial.\" + trial.Outcome"] = Keys<TrialOutcome>("Trial."),
        ["\"Leaders.\" + result.Status"] = Keys<LeaderStatus>("Leaders."),
        ["heading"] = ["ToNames", "WithoutLeader", "WithoutOfficer"],
        ["\"Step.\" + step"] = Keys<SetupStep>("Step."),
        ["\"Open.\" + step"] = Keys<SetupStep>("Open."),
        ["State.HasAgency ? \"Accounts\" : \"AccountsWithoutAgency\""] = ["Accounts", "AccountsWithoutAgency"],
        ["\"Do.\" + duty.Kind"] = Keys<DutyKind>("Do."),
        ["\"Reason.\" + row.Reason"] = Keys<UrgeReason>("Reason."),
        ["\"Reason.\" + outcome.Reason"] = Keys<RefusalReason>("Reason."),
        ["\"Cell.\" + problem.Code"] = Keys<CellProblemCode>("Cell."),
        ["\"Reason.\" + Outcome.Reason"] = Keys<RefusalReason>("Reason."),
        ["\"Reason.\" + reason"] = ["Reason.DayOutsideCampaign", "Reason.DayInFuture", "Reason.DayLocked"],
        ["\"Count.\" + code"] = ["Count.Negative", "Count.NotWholeNumber", "Count.TooLarge"],
        ["\"Place.\" + place"] = Keys<WorkPlace>("Place."),
        ["\"File.\" + problem"] = [.. Keys<FileProblem>("ImportPage:File."), .. Keys<AttachmentProblem>("UploadFields:File.")],
        ["\"Choice.\" + choice"] = Keys<InspectionChoice>("Choice."),
        ["\"Choice.\" + list.Filter.Choice"] = Keys<InspectionChoice>("Choice."),
        ["\"None.\" + _list.Filter.Choice"] = Keys<InspectionChoice>("None."),
        ["\"Team.\" + team"] = Keys<InspectionTeam>("Team."),
        ["\"Team.\" + visit.Team"] = Keys<InspectionTeam>("Team."),
        ["\"Team.\" + Visit.Team"] = Keys<InspectionTeam>("Team."),
        ["\"State.\" + demand.State"] = Keys<DemandState>("State."),
        ["\"Fault.\" + problem.Fault"] = Keys<InspectionFault>("Fault."),
        ["\"Fault.\" + fault"] = ["Fault.NoWord", "Fault.WordTooLong"],
        ["\"Paper.\" + _files.Paper.Kind"] = PaperRules.Kinds.Select(k => "Paper." + k),
        ["\"Due.\" + State"] = Keys<DueState>("Due."),
        ["\"Plan.\" + problem"] = Keys<PlanProblem>("Plan."),
        ["\"State.\" + reached"] = Keys<ClosingState>("State."),
        ["\"Status.\" + result"] = Keys<ClosingStatus>("Status."),
        ["\"Status.\" + refused.Status"] = Keys<ClosingStatus>("Status."),
        ["\"Review.\" + review"] = Keys<ReviewOutcome>("Review."),
        ["\"Column.\" + column.Issue"] = Keys<ColumnIssue>("Column."),
        ["\"Row.\" + row.Issue"] = Keys<RowIssue>("Row."),
        ["\"Dc01State.\" + State"] = Keys<Dc01State>("Dc01State."),
        ["\"Workbook.\" + problem"] = Keys<FileProblem>("Workbook.", FileProblem.NoIndicators, FileProblem.NoHamlets),
        ["\"Fault.\" + Fault.Code"] = Keys<Dc01FaultCode>("Fault."),
        ["\"Field.\" + field"] =
        [
            .. Keys<Dc01Field>("Dc01Map:Field."), .. Keys<Dc01Field>("Dc01FaultSentence:Field."), .. Keys<Dc01Field>("Dc01ReadNotes:Field."),
            .. Keys<UnitField>("UnitFields:Field.", UnitField.Reason), .. Keys<UnitField>("UnitMessages:Field.", UnitField.Reason),
        ],
        ["\"Match.\" + name.State"] = Keys<MatchState>("Match."),
        ["\"Outcome.\" + outcome"] = [.. Keys<Dc01Outcome>("Dc01Result:Outcome."), .. Keys<IssueOutcome>("ReportPage:Outcome."), .. Keys<AwardOutcome>("AwardPage:Outcome.")],
        ["\"Form.\" + outcome"] = Keys<DocumentFormOutcome>("DocumentFormPage:Form."),
        ["\"Kind.\" + kind"] = [.. Keys<DocumentKind>("DocumentFormPage:Kind."), .. Keys<AwardKind>("AwardPage:Kind.")],
        ["\"Kind.\" + desk.Kind"] = Keys<AwardKind>("Kind."),
        ["\"Propose.\" + desk.Kind"] = Keys<AwardKind>("Propose."),
        ["\"Reason.\" + desk.Kind"] = Keys<AwardKind>("Reason."),
        ["\"Evidence.\" + line.Kind"] = Keys<EvidenceKind>("Evidence."),
        ["\"Source.\" + line.Kind"] = Keys<EvidenceKind>("Source."),
        ["key"] = new[] { "Quota", "OnTime", "Staff", "QuotaBelow", "ReportedBelow", "StaffBelow" }.Select(r => "AwardRuleLines:Rule." + r),
        ["\"Kind.\" + found.Kind"] = Keys<DocumentKind>("Kind."),
        ["\"Outcome.\" + refused"] = Keys<AwardOutcome>("Outcome."),
        ["\"Status.\" + outcome"] = Keys<SummaryStatus>("SummaryPage:Status."),
        ["\"Status.\" + outcome.Status"] = Keys<SummaryStatus>("SummaryDesk:Status."),
        ["\"Section.\" + section"] = Keys<SummarySection>("SummaryDesk:Section."),
        ["\"Hint.\" + section"] = Keys<SummarySection>("SummaryDesk:Hint."),
        ["\"Issue.\" + issued"] = Keys<AwardIssueOutcome>("Issue."),
        ["\"Propose.\" + Desk.Kind"] = Keys<AwardKind>("Propose."),
        ["\"Reason.\" + Desk.Kind"] = Keys<AwardKind>("Reason."),
        ["\"Proposed.\" + Desk.Kind"] = Keys<AwardKind>("Proposed."),
        ["\"LetterTitle.\" + Desk.Kind"] = Keys<AwardKind>("LetterTitle."),
        ["\"Field.\" + change.Field"] =
            [.. from type in new[] { typeof(AwardProposal), typeof(AwardRules) } from name in AuditedFields(type) select "AwardLog:Field." + name],
        ["\"Kind.\" + export"] = Keys<ExportKind>("Kind."),
        ["\"Kind.\" + Job.Kind"] = Keys<ExportKind>("Kind."),
        ["\"About.\" + export"] = Keys<ExportKind>("About."),
        ["\"Kind.\" + formKind"] = Keys<FormKind>("Kind."),
        ["\"Kind.\" + form.Kind"] = Keys<FormKind>("Kind."),
        ["\"Kind.\" + _view.Kind"] = Keys<FormKind>("Kind."),
        ["\"Group.\" + group.Key"] = Keys<FormGroup>("Group."),
        ["\"Fault.\" + fault.Code"] = Keys<FormFaultCode>("Fault."),
        ["\"Dc01State.\" + r.State"] = Keys<Dc01State>("Dc01State."),
        ["\"State.\" + row.Stored.Approval"] = Keys<ApprovalState>("State."),
        ["\"Role.\" + row.Role"] = Keys<PortalRole>("Role."),
        ["\"Refused.\" + problem"] = Keys<OpenProblem>("Refused."),
        ["\"TokenProblem.\" + problem"] = Keys<ReaderTokenProblem>("TokenProblem."),
        ["\"TokenState.\" + row.State"] = Keys<ReaderTokenState>("TokenState."),
        ["\"Explain.\" + outcome"] = Keys<ExplainOutcome>("Explain."),
        ["\"Pace.\" + pace"] = Keys<PaceClass>("Pace.", PaceClass.Unknown),
        ["\"Report.\" + report"] = Keys<ReportFilter>("Report."),
        ["Rollup.Span.IsDay ? \"Note.OwnDay\" : \"Note.OwnSpan\""] = ["Note.OwnDay", "Note.OwnSpan"],
        ["\"Pace.\" + Pace"] = Keys<PaceClass>("Pace.", PaceClass.Unknown),
        ["\"Problem.\" + problem.Code"] = Keys<QuotaProblemCode>("QuotaGridRow:Problem.").Concat(Keys<QuotaProblemCode>("QuotaMessages:Problem.")).Concat(Keys<UnitProblemCode>("UnitFields:Problem.")),
        ["entry.Text"] = [.. Menu().Matches(File.ReadAllText(Path.Combine(Web, "Components", "Layout", "Navigation.cs"))).Select(m => m.Groups[1].Value), "Approvals"],
        ["name"] = ["DeadlineLeft", "DeadlineClose", "DeadlineOver"],
        ["\"Menu.\" + group.Key"] = Keys<MenuGroup>("Menu."),
        ["\"Role.\" + role"] = Keys<PortalRole>("Role.", PortalRole.None),
        ["\"Role.\" + context.Role"] = Keys<PortalRole>("Role.", PortalRole.None),
        ["\"Problem.\" + problem"] = Keys<AccountProblem>("Problem."),
        ["\"Problem.\" + _problem"] = Keys<AccountProblem>("Problem."),
        ["\"Column.\" + column.Field"] = Keys<RollupField>("Column.", RollupField.DayValue, RollupField.Running),
        ["Key + \"Title\""] = ["PlainHttpTitle", "TooLargeTitle", "ErrorTitle", "ForbiddenTitle", "NotFoundTitle", "BadRequestTitle"],
        ["Key + \"Text\""] = ["PlainHttpText", "TooLargeText", "ErrorText", "ForbiddenText", "NotFoundText", "BadRequestText"],
        ["_problem"] =
        [
            "SignIn:LockedOut", "SignIn:NotAllowed", "SignIn:WrongNameOrPassword",
            "ChangePassword:NotTheSame", "ChangePassword:SameAsOld", "ChangePassword:WrongPassword", "ChangePassword:TooShort",
            .. Keys<FirstAdministratorResult>("FirstRun:First.", FirstAdministratorResult.Created),
        ],
    };

    // What the log of commendations can name: every property that a person sets.
    private static IEnumerable<string> AuditedFields(Type type) => type.GetProperties().Select(p => p.Name)
        .Except(["CampaignId", "Kind", "Subject", "Version", "DecidedBy", "DecidedAt"]);

    public static TheoryData<string> Names => [.. Directory.GetFiles(Path.Combine(Web, "Resources"), "*Text.resx").Select(f => Path.GetFileNameWithoutExtension(f))];

    public static TheoryData<string> Sources =>
        [.. Files().Where(f => Localizer().IsMatch(Text(f)) && Path.GetFileName(f) != "Texts.cs").Select(f => Path.GetRelativePath(Web, f))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_is_there_in_both_languages(string name)
    {
        var vietnamese = Read(name + ".resx");
        var english = Read(name + ".en.resx");

        Assert.NotEmpty(vietnamese);
        Assert.Equal(vietnamese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in vietnamese)
        {
            Assert.False(string.IsNullOrWhiteSpace(text), key);
            Assert.False(string.IsNullOrWhiteSpace(english[key]), key);
            Assert.True(text.IsNormalized(NormalizationForm.FormC), key);
            Assert.Equal(Places(text), Places(english[key]));
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_key_that_is_asked_for_exists(string source)
    {
        var text = Text(Path.Combine(Web, source));
        var known = Read(Localizer().Match(text).Groups[1].Value + ".resx").Keys.ToHashSet(StringComparer.Ordinal);
        var page = Path.GetFileName(source).Split('.')[0];
        var asked = Asked(text).SelectMany(expression => KeysOf(expression, page)).ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, key => Assert.Contains(key, known));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_is_asked_for(string name)
    {
        var users = string.Concat(Files().Where(f => Path.GetFileName(f) != "Texts.cs").Select(Text).Where(t => Localizer().Matches(t).Any(m => m.Groups[1].Value == name)));
        var putTogether = PutTogether.Values.SelectMany(keys => keys).Select(k => k[(k.IndexOf(':', StringComparison.Ordinal) + 1)..]).ToHashSet(StringComparer.Ordinal);

        Assert.All(Read(name + ".resx").Keys, key => Assert.True(Has(key) || (putTogether.Contains(key) && HasPrefix(key)), key));

        bool HasPrefix(string key) => key.LastIndexOf('.') is var dot && (dot < 0 || Has(key[..(dot + 1)]));

        bool Has(string literal) => users.Contains($"\"{literal}\"", StringComparison.Ordinal);
    }

    private static IEnumerable<string> KeysOf(string expression, string page)
    {
        if (PutTogether.TryGetValue(expression, out var keys) && !(expression == "_problem" && page is "AccountForm"))
        {
            return keys.Where(k => !k.Contains(':', StringComparison.Ordinal) || k.StartsWith(page + ":", StringComparison.Ordinal))
                .Select(k => k[(k.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        }

        var literals = Literal().Matches(expression).Select(m => m.Groups[1].Value).ToList();
        Assert.True(Plain().IsMatch(expression), $"{page}: name what T[{expression}] can give in {nameof(PutTogether)}");
        return literals;
    }

    // The first argument of every T[…], up to a comma or the bracket that ends it.
    private static IEnumerable<string> Asked(string text)
    {
        foreach (Match start in Use().Matches(text))
        {
            var depth = 0;
            var end = start.Index + start.Length;
            var inText = false;
            while (inText || depth > 0 || text[end] is not (']' or ','))
            {
                inText ^= text[end] == '"';
                depth += inText ? 0 : text[end] is '[' or '(' ? 1 : text[end] is ']' or ')' ? -1 : 0;
                end++;
            }

            yield return text[(start.Index + start.Length)..end].Trim();
        }
    }

    private static IEnumerable<string> Keys<T>(string prefix, params T[] never)
        where T : struct, Enum => Enum.GetValues<T>().Except(never).Select(v => prefix + v);

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Web, "Resources", file)).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static IEnumerable<string> Files() => Patterns
        .SelectMany(pattern => Directory.GetFiles(Web, pattern, SearchOption.AllDirectories))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    // A page's code-behind uses what the page injects.
    private static string Text(string file) => File.ReadAllText(file)
        + (file.EndsWith(".razor", StringComparison.Ordinal) && File.Exists(file + ".cs") ? File.ReadAllText(file + ".cs") : "");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CampaignPortal.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    // The key of each page's words.
    [GeneratedRegex(@"new\(MenuGroup\.\w+, ""[^""]+"", ""(\w+)""")]
    private static partial Regex Menu();

    [GeneratedRegex(@"IStringLocalizer<(\w+)>")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"\b(?:[TL]|text)\[")]
    private static partial Regex Use();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Literal();

    // One literal, or one of two by a condition.
    [GeneratedRegex("^(\"[^\"]+\"|[^\"+]+\\? \"[^\"]+\" : \"[^\"]+\")$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Place();
}
