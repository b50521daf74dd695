using System.Reflection;
using CampaignPortal.Core.Approvals;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.DayImport;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Exports;
using CampaignPortal.Core.History;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.OpenData;
using CampaignPortal.Core.Pace;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Setup;
using CampaignPortal.Core.SheetForms;
using CampaignPortal.Core.Summary;
using CampaignPortal.Core.Units;
using CampaignPortal.Core.Urging;
using CampaignPortal.Tests.DayImport;
using CampaignPortal.Tests.SheetForms;
using CampaignPortal.Tests.Support.SqlServer;
using static CampaignPortal.Tests.Support.SqlServer.StandInCampaign;

namespace CampaignPortal.Tests.Data;

/// <summary>Calls every operation of the services once or more, so that each statement that they can send has been sent.</summary>
public sealed class ServiceCalls : IAsyncLifetime
{
    private readonly SqlServerPortal _portal = new();

    /// <summary>One command of each shape.</summary>
    public IReadOnlyList<RecordedCommand> Commands { get; private set; } = [];

    public IReadOnlySet<MethodInfo> Driven => _portal.Driven;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // The order matters: rows are added as the calls need them, and each call sees those of the calls before it.
    public async ValueTask InitializeAsync()
    {
        await EmptyDatabaseAsync();
        List<object> definition = [.. Definition()];
        _portal.Rows.Add(definition);
        await AccountsAsync();
        await ReadingAsync();
        await PaperCalls.DriveAsync(_portal);
        await InspectionCalls.DriveAsync(_portal);
        await SubmittingAsync();
        await DayAsync();
        await LocksAsync((Campaign)definition[0]);
        await TargetsAsync();
        await Dc01Async();
        await ReportsAsync();
        await AwardsAsync();
        await SummaryAsync();
        await OfficialAsync((Campaign)definition[0]);
        await ExportsAsync();
        await OpenDataAsync();
        await ReminderCalls.DriveAsync(_portal);
        await SetupAsync((Campaign)definition[0]);
        Commands = [.. _portal.Commands.DistinctBy(c => c.Shape)];
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private async Task EmptyDatabaseAsync()
    {
        await _portal.DriveAsync<CampaignCatalog>(s => s.FindCurrentAsync(Administrator, Cancel));
        await _portal.DriveAsync<DataSetImport>(s =>
            s.RunAsync(Administrator, SampleCampaign.Folder, SampleCampaign.Create(null), null, null, Cancel));
        await _portal.DriveAsync<FirstAdministrator>(s => s.IsNeededAsync(Cancel));
        await _portal.DriveAsync<FirstAdministrator>(s => s.CreateAsync(s.Code, "quantri", SampleLoader.Password, Cancel));
    }

    private async Task AccountsAsync()
    {
        var officer = new AccountDetails("xa.tanduong", "Cán bộ xã", PortalRole.CommuneOfficer, Id, CommuneId);
        await _portal.DriveAsync<AccountService>(s => s.AddAsync(Administrator, officer, Cancel));
        await _portal.DriveAsync<AccountService>(s =>
            s.AddAsync(Administrator, new("u1", "Cán bộ đơn vị", PortalRole.UnitOfficer, Id, null, UnitId), Cancel));
        await _portal.DriveAsync<AccountService>(s =>
            s.AddAsync(Administrator, new("lanhdao", "Lãnh đạo", PortalRole.Leadership, Id, null, null), Cancel));
        _portal.Rows.Add(Account());
        await _portal.DriveAsync<AccountService>(s => s.ListAsync(Administrator, Cancel));
        await _portal.DriveAsync<AccountService>(s => s.ChangeAsync(Administrator, UserId, officer, Cancel));
        await _portal.DriveAsync<AccountService>(s => s.SetDisabledAsync(Administrator, UserId, true, Cancel));
        await _portal.DriveAsync<AccountService>(s => s.HandOutPasswordAsync(Administrator, UserId, Cancel));
        await _portal.DriveAsync<SampleLoader>(s => s.LoadAsync(Cancel));
    }

    private async Task ReadingAsync()
    {
        await _portal.DriveAsync<CampaignCatalog>(s => s.FindCurrentAsync(Administrator, Cancel));
        await _portal.DriveAsync<CampaignCatalog>(s => s.FindAsync(Agency, Id, Cancel));
        await _portal.DriveAsync<CampaignCatalog>(s => s.ListAsync(Administrator, Cancel));
        await _portal.DriveAsync<EntryService>(s => s.GetDayAsync(Officer, Id, CommuneId, Day, Cancel));
        await _portal.DriveAsync<RollupService>(s => s.MomentAsync(Agency, Cancel));
        await _portal.DriveAsync<RollupService>(s => s.CampaignAsync(Agency, Id, Day, Cancel));
        await _portal.DriveAsync<RollupService>(s => s.CurrentAsync(Agency, _ => Day, null, Cancel));
        await _portal.DriveAsync<RollupService>(s => s.CommuneAsync(Officer, Id, CommuneId, Day, Cancel));
        await _portal.DriveAsync<RollupService>(s => s.ComparedAsync(Agency, _ => new RollupSpan(Day.AddDays(-3), Day), null, Cancel));
        await _portal.DriveAsync<RollupService>(s => s.CurrentCommuneAsync(Officer, CommuneId, _ => Day, Cancel));
        await _portal.DriveAsync<OverviewService>(s => s.GetAsync(Agency, _ => Day, null, Cancel));
        await _portal.DriveAsync<CompletenessService>(s => s.GetAsync(Agency, _ => Day, null, Cancel));
        await _portal.DriveAsync<ChangeFeed>(s => s.StampAsync());
        await using (var context = _portal.Get<PortalDb>().Open(Agency))
        {
            // Of a campaign of so many communes that only those which changed are read again.
            await CommuneChanges.ReadAsync(context, Id, Day, null, Cancel);
            await ReportHistory.ReadChangedAsync(context, await _portal.Get<CampaignCatalog>().GetAsync(context, Id, Cancel), Day, null, Cancel);
        }

        await _portal.DriveAsync<TotalsCheck>(s => s.RunAsync(Agency, Id, null, Cancel));
        await _portal.DriveAsync<UnitService>(s => s.ListAsync(Agency, Id, Day, Cancel));
    }

    private async Task SubmittingAsync()
    {
        var first = Submission(0, (FirstHamlet, Flow, "3"), (FirstHamlet, Stock, "3"), (SecondHamlet, Flow, "3"));
        await _portal.DriveAsync<EntryService>(s => s.SubmitAsync(Officer, first, Cancel));
        _portal.Rows.Add(ReportedDays());

        // One count of each kind: changed, made blank, added.
        var second = Submission(1, (FirstHamlet, Flow, "4"), (FirstHamlet, Stock, ""), (SecondHamlet, OtherFlow, "5"));
        await _portal.DriveAsync<EntryService>(s => s.SubmitAsync(Officer, second, Cancel));
    }

    private async Task DayAsync()
    {
        var note = new DayNoteInput { CampaignId = Id, CommuneId = CommuneId, Day = Day, SeenVersion = 0, Difficulties = "Mất điện", Places = Counted("3", "4") };
        await _portal.DriveAsync<DayNoteService>(s => s.SaveAsync(Officer, note, Cancel));
        _portal.Rows.Add(WrittenNote());

        // One count of each kind: changed, made blank, added.
        var changed = note with { SeenVersion = 1, Places = Counted("5", "", "6") };
        await _portal.DriveAsync<DayNoteService>(s => s.SaveAsync(Officer, changed, Cancel));
        await _portal.DriveAsync<DayNoteService>(s => s.GetAsync(Officer, Id, CommuneId, Day, Cancel));
        await _portal.DriveAsync<DayNoteService>(s => s.ListAsync(Agency, Id, Day, Cancel));
        await _portal.DriveAsync<HistoryService>(s => s.OfHamletAsync(Officer, Id, CommuneId, FirstHamlet, Day, null, Cancel));
        await _portal.DriveAsync<DayImportService>(s => s.PreviewAsync(Officer, Id, CommuneId, Day, Array.Empty<byte>(), Cancel));
    }

    private static Dictionary<WorkPlace, string?> Counted(params string[] counts) =>
        counts.Index().ToDictionary(c => DayNoteRules.Places[c.Index], c => (string?)c.Item);

    private async Task TargetsAsync()
    {
        await _portal.DriveAsync<QuotaService>(s => s.GetAsync(Agency, Id, null, Day, Cancel));
        await _portal.DriveAsync<QuotaDraftService>(s => s.OpenAsync(Agency, Id, Flow, Cancel));
        var input = NewQuotas();
        await _portal.DriveAsync<QuotaDraftService>(s => s.SaveAsync(Agency, input, Cancel));
        await _portal.DriveAsync<QuotaDraftService>(s => s.PublishAsync(Agency, input, Cancel));
        _portal.Rows.Add(SavedDraft());
        var again = input with { SeenVersion = 1, DocumentNumber = "13/KH-UBND" };
        await _portal.DriveAsync<QuotaDraftService>(s => s.SaveAsync(Agency, again, Cancel));
        await _portal.DriveAsync<QuotaDraftService>(s => s.PublishAsync(Agency, again, Cancel));
        await _portal.DriveAsync<QuotaDraftService>(s => s.DiscardAsync(Agency, Id, Flow, 1, Cancel));
        await _portal.DriveAsync<UnitReportService>(s => s.GetAsync(Agency, Id, UnitId, Day, Cancel));
        var report = new UnitReportInput { CampaignId = Id, UnitId = UnitId, Day = Day, SeenVersion = 0, Headcount = "40", Level2 = "7" };
        await _portal.DriveAsync<UnitReportService>(s => s.SaveAsync(Agency, report, Cancel));
        _portal.Rows.Add(new UnitProgress { CampaignId = Id, UnitId = UnitId, Day = Day, Level2Cumulative = 7 });
        var corrected = report with { SeenVersion = 1, Level2 = "8" };
        await _portal.DriveAsync<UnitReportService>(s => s.SaveAsync(Agency, corrected, Cancel));
    }

    private async Task LocksAsync(Campaign campaign)
    {
        (campaign.LockAfterDays, campaign.NeedsApproval, campaign.DefinitionVersion) = (3, true, 2);
        await _portal.DriveAsync<ReopeningService>(s => s.RequestAsync(Officer, Id, CommuneId, Day, "mất điện", Cancel));
        await _portal.DriveAsync<ReopeningService>(s => s.OpenAsync(Agency, Id, CommuneId, Day, null, Cancel));
        _portal.Rows.Add(
            new Reopening { Id = 51, CampaignId = Id, CommuneId = CommuneId, Day = Day, Reason = "mất điện", RequestedBy = "Cán bộ xã" },
            new CellFlag
            {
                CampaignId = Id,
                CommuneId = CommuneId,
                Day = Day,
                HamletId = FirstHamlet,
                IndicatorId = Flow,
                Code = CheckCode.Unusual,
                Reason = "đã kiểm tra",
                ConfirmedBy = "Cán bộ xã",
            },
            new DayCutOff { CampaignId = Id, Day = Day, CutOff = new(11, 0) },
            new CheckRule { CampaignId = Id, Code = CheckCode.Unusual, Level = CheckLevel.Warning, Factor = 4, Floor = 9 });
        campaign.DefinitionVersion = 3;
        await _portal.DriveAsync<ReopeningService>(s => s.ListAsync(Agency, Id, Cancel));
        await _portal.DriveAsync<ReopeningService>(s => s.GrantAsync(Agency, Id, 51, Cancel));
        await _portal.DriveAsync<ReopeningService>(s => s.DeclineAsync(Agency, Id, 51, "số đã chốt", Cancel));
        await _portal.DriveAsync<ApprovalService>(s => s.ListAsync(Agency, Id, Day, Cancel));
        await _portal.DriveAsync<ApprovalService>(s => s.AcceptAsync(Agency, new(Id, CommuneId, Day, 1), Cancel));
        await _portal.DriveAsync<ApprovalService>(s => s.ReturnAsync(Agency, new(Id, CommuneId, Day, 1), "sai ấp", Cancel));
        await _portal.DriveAsync<FlagService>(s => s.ListAsync(Agency, Id, null, Cancel));
        await _portal.DriveAsync<FlagService>(s => s.ListAsync(Officer, Id, Day, Cancel));
        await _portal.DriveAsync<CampaignRulesService>(s => s.GetAsync(Agency, Id, Cancel));

        // One exception taken away and one added, a check that has a row and one that gets its first.
        var rules = CampaignRules.Of((await _portal.Get<CampaignCatalog>().FindAsync(Agency, Id, Cancel))!);
        var changed = rules with
        {
            LockAfterDays = 5,
            CutOffs = [new(Day.AddDays(1), new(11, 0))],
            Checks = [.. rules.Checks.Select(c => c with { Level = CheckLevel.Off })],
        };
        await _portal.DriveAsync<CampaignRulesService>(s => s.SaveAsync(Agency, Id, changed, null, Cancel));
    }

    private async Task Dc01Async()
    {
        var file = Sheet.Of(["Đến ngày 20/8/2023"], ["Nơi", "Mức 1", "Mức 2"], ["Xa Tan Duong", 4, 5]);
        await _portal.DriveAsync<Dc01ImportService>(s => s.UploadAsync(Agency, Id, "dc01.xlsx", file, Cancel));
        var draft = new Dc01Import { Id = 61, CampaignId = Id, FileName = "dc01.xlsx", FileHash = "x", UploadedBy = "Công an huyện" };
        _portal.Rows.Add(draft, new Dc01File { Id = 62, CampaignId = Id, ImportId = 61, Content = file });

        // One row of each kind that is there, so that a decision has one to change and one to add.
        Dictionary<Dc01Field, string> letters = new() { [Dc01Field.Area] = "A", [Dc01Field.Level1] = "B", [Dc01Field.Level2] = "C" };
        await _portal.DriveAsync<Dc01DecisionService>(s => s.MapAsync(Agency, Id, 61, "Sheet1", 2, letters, Cancel));
        _portal.Rows.Add(new Dc01HeadingDecision { CampaignId = Id, HeadingKey = "noi", Field = Dc01Field.Area, DecidedBy = "x" });
        await _portal.DriveAsync<Dc01DecisionService>(s => s.MapAsync(Agency, Id, 61, "Sheet1", 2, letters, Cancel));
        Dictionary<string, int?> choice = new() { ["xa|tan duong"] = CommuneId };
        await _portal.DriveAsync<Dc01DecisionService>(s => s.DecideAsync(Agency, Id, 61, choice, Cancel));
        _portal.Rows.Add(new Dc01NameDecision { CampaignId = Id, NameKey = "xa|tan duong", AreaName = "Xa Tan Duong", DecidedBy = "x" });
        await _portal.DriveAsync<Dc01DecisionService>(s => s.DecideAsync(Agency, Id, 61, choice, Cancel));
        await _portal.DriveAsync<Dc01DecisionService>(s => s.ChooseDayAsync(Agency, Id, 61, Day, Cancel));
        await _portal.DriveAsync<Dc01DecisionService>(s => s.SetOfficialAsync(Agency, Id, OfficialFigures.Dc01, Cancel));
        await _portal.DriveAsync<Dc01ImportService>(s => s.GetAsync(Agency, Id, 61, Cancel));
        var seal = (await _portal.Get<Dc01ImportService>().GetAsync(Agency, Id, 61, Cancel))!.Seal;
        await _portal.DriveAsync<Dc01ImportService>(s => s.ConfirmAsync(Agency, Id, 61, seal, Cancel));
        await _portal.DriveAsync<Dc01ImportService>(s => s.DiscardAsync(Agency, Id, 61, Cancel));
        await _portal.DriveAsync<Dc01ImportService>(s => s.ListAsync(Agency, Id, Cancel));
        await _portal.DriveAsync<Dc01ImportService>(s => s.FileAsync(Agency, Id, 61, Cancel));
        _portal.Rows.Add(new Dc01Line { Id = 63, CampaignId = Id, ImportId = 61, CommuneId = CommuneId, Day = Day, AreaName = "x", Level1 = 9, Level2 = 9 });
        await _portal.DriveAsync<Dc01ReconciliationService>(s => s.DayAsync(Agency, Id, null, Cancel));
        await _portal.DriveAsync<Dc01ReconciliationService>(s => s.CommuneAsync(Officer, Id, CommuneId, Cancel));
        await _portal.DriveAsync<Dc01ReconciliationService>(s => s.ExplainAsync(Officer, Id, CommuneId, Day, "chờ đồng bộ", 0, Cancel));
        _portal.Rows.Add(new Dc01Explanation { CampaignId = Id, CommuneId = CommuneId, Day = Day, Text = "x", Version = 1, ChangedBy = "x" });
        await _portal.DriveAsync<Dc01ReconciliationService>(s => s.ExplainAsync(Officer, Id, CommuneId, Day, "chờ đồng bộ", 1, Cancel));
    }

    // The national system's lines come with what a rollup compares with.
    private async Task OfficialAsync(Campaign campaign)
    {
        (campaign.OfficialFigures, campaign.DefinitionVersion) = (OfficialFigures.Dc01, campaign.DefinitionVersion + 1);
        await _portal.DriveAsync<RollupService>(s => s.CampaignAsync(Agency, Id, Day, Cancel));
        await _portal.DriveAsync<OverviewService>(s => s.GetAsync(Agency, _ => Day, null, Cancel));
    }

    // Before the first day: afterwards there is nothing to ask.
    private async Task SetupAsync(Campaign campaign)
    {
        (campaign.StartDay, campaign.EndDay, campaign.DefinitionVersion) = (new(2023, 10, 1), new(2023, 10, 31), campaign.DefinitionVersion + 1);
        await _portal.DriveAsync<SetupService>(s => s.GetAsync(Administrator, Cancel));
    }

    private async Task ReportsAsync()
    {
        await _portal.DriveAsync<UrgingService>(s => s.GetAsync(Agency, Cancel));
        await _portal.DriveAsync<UrgingService>(s => s.LogAsync(Agency, _ => new(Day, Day, CommuneId), Cancel));
        await _portal.DriveAsync<UrgingService>(s => s.RecordAsync(Agency, Id, new[] { CommuneId }, Cancel));
        await _portal.DriveAsync<DailyReportService>(s => s.GetAsync(Agency, Id, Day, Cancel));
        await _portal.DriveAsync<DailyReportService>(s => s.IssueAsync(Agency, Id, Day, true, Cancel));
        await _portal.DriveAsync<DailyDraftService>(s => s.SaveAsync(Agency, new() { CampaignId = Id, Day = Day, SeenVersion = 0, Assessment = "x" }, true, Cancel));
        var earlier = (await _portal.Get<DailyReportService>().GetAsync(Agency, Id, Day, Cancel)).Figures with { Day = Day.AddDays(-1), Values = [] };
        _portal.Rows.Add(new DailyReport { Id = 71, CampaignId = Id, Day = Day.AddDays(-1), IssuedBy = "x", Figures = earlier.Write() });
        await _portal.DriveAsync<DailyReportService>(s => s.GetAsync(Agency, Id, Day, Cancel));
        await _portal.DriveAsync<DailyReportService>(s => s.GetAsync(Agency, Id, Day.AddDays(-1), Cancel));
        await _portal.DriveAsync<DailyReportService>(s => s.IssueAsync(Agency, Id, Day, true, Cancel));
        var seen = (await _portal.Get<DailyReportService>().GetAsync(Agency, Id, Day, Cancel)).Figures.Write();
        _portal.Rows.Add(new DailyDraft { CampaignId = Id, Day = Day, Assessment = "x", Proposals = "", Figures = seen, Version = 1, SavedBy = "x" });
        await _portal.DriveAsync<DailyReportService>(s => s.GetAsync(Agency, Id, Day, Cancel));
        await _portal.DriveAsync<DailyReportService>(s => s.IssueAsync(Agency, new() { CampaignId = Id, Day = Day, SeenVersion = 1, Assessment = "x" }, true, Cancel));
        await _portal.DriveAsync<DailyDraftService>(s => s.SaveAsync(Agency, new() { CampaignId = Id, Day = Day, SeenVersion = 1, Assessment = "y" }, false, Cancel));
        await _portal.DriveAsync<DailyReportService>(s => s.IssueAsync(Agency, Id, Day, true, Cancel));
        _portal.Rows.Add(new IssuedFile { Id = 72, CampaignId = Id, Kind = DocumentKind.DailyReport, DocumentId = 71, FileName = "x", Hash = "x", Content = [1], IssuedBy = "x" });
        await _portal.DriveAsync<IssuedFileService>(s => s.GetAsync(Agency, Id, 72, Cancel));
        await _portal.DriveAsync<IssuedFileService>(s => s.VerifyAsync(Agency, Id, Array.Empty<byte>(), Cancel));
        await _portal.DriveAsync<DocumentFormService>(s => s.GetAsync(Agency, Id, DocumentKind.DailyReport, Cancel));
        var form = await _portal.Get<DocumentFormService>().GetAsync(Agency, Id, DocumentKind.DailyReport, Cancel);
        await _portal.DriveAsync<DocumentFormService>(s => s.SaveAsync(Agency, form, form.Stamp, Cancel));
        _portal.Rows.Add(form);
        var other = new DocumentForm { CampaignId = Id, Kind = form.Kind, Issuer = "x", Symbol = "x", Place = "x", Position = "x", AddressedTo = "x", Bases = "x", Recipients = "x" };
        await _portal.DriveAsync<DocumentFormService>(s => s.SaveAsync(Agency, other, null, Cancel));
    }

    private async Task AwardsAsync()
    {
        await _portal.DriveAsync<AwardService>(s => s.GetAsync(Agency, Id, AwardKind.Criticism, Cancel));
        var rules = new AwardRulesInput { CampaignId = Id, SeenVersion = 0, QuotaFrom = "90" };
        await _portal.DriveAsync<AwardService>(s => s.SaveRulesAsync(Agency, rules, Cancel));
        _portal.Rows.Add(new AwardRules { CampaignId = Id, HostForm = "x", HigherForm = "x", CriticismForm = "x", Version = 1 });
        var again = rules with { SeenVersion = 1, QuotaFrom = "91" };
        await _portal.DriveAsync<AwardService>(s => s.SaveRulesAsync(Agency, again, Cancel));
        var input = new AwardInput { CampaignId = Id, Kind = AwardKind.Commendation, Subject = AwardSubject.OfCommune(CommuneId), SeenVersion = 0, IsProposed = true };
        await _portal.DriveAsync<AwardService>(s => s.DecideAsync(Agency, input, Cancel));
        var subject = AwardSubject.New();
        _portal.Rows.Add(new AwardProposal
        {
            CampaignId = Id,
            Kind = AwardKind.Commendation,
            Subject = subject,
            Name = "Tổ công tác",
            Form = "x",
            Reason = "x",
            IsProposed = true,
            Version = 1,
            DecidedBy = "x",
        });
        var changed = input with { Subject = subject, SeenVersion = 1, Name = "Tổ công tác khác", Reason = "Cách làm hay" };
        await _portal.DriveAsync<AwardService>(s => s.DecideAsync(Agency, changed, Cancel));
        await _portal.DriveAsync<AwardPaperService>(s => s.IssueAsync(Agency, Id, AwardKind.Commendation, 1, Cancel));
    }

    private async Task SummaryAsync()
    {
        await _portal.DriveAsync<SummaryReportService>(s => s.GetAsync(Agency, Id, Cancel));
        var input = new SummaryInput { CampaignId = Id, SeenVersion = 0, Sections = new Dictionary<SummarySection, string?> { [SummarySection.Outlook] = "x" } };
        await _portal.DriveAsync<SummaryReportService>(s => s.SaveAsync(Agency, input, Cancel));
        var figures = (await _portal.Get<SummaryReportService>().GetAsync(Agency, Id, Cancel)).Figures;
        _portal.Rows.Add(new SummaryDraft { CampaignId = Id, Figures = (figures with { Places = [], Remarks = [new(true, "x", ["x"])] }).Write(), Prose = "{}", Version = 1, SavedBy = "x" });
        await _portal.DriveAsync<SummaryReportService>(s => s.GetAsync(Agency, Id, Cancel));
        await _portal.DriveAsync<SummaryReportService>(s => s.TakeOverAsync(Agency, Id, 1, Cancel));
        await _portal.DriveAsync<SummaryIssueService>(s => s.IssueAsync(Agency, Id, 1, true, Cancel));
    }

    private async Task ExportsAsync()
    {
        await _portal.DriveAsync<ExportService>(s => s.StartAsync(Agency, Id, ExportKind.DailyCounts, TimeSpan.FromMinutes(1), Cancel));
        await _portal.DriveAsync<ExportService>(s => s.StartAsync(Agency, Id, ExportKind.Audit, TimeSpan.FromMinutes(1), Cancel));
        await _portal.DriveAsync<SheetFormService>(s => s.ListAsync(Agency, Id, Cancel));
        var file = FormFile.Of(sheet => FormFile.Row(sheet, 1, "{{xa.ten}}", "{{luy_ke}}"));
        await _portal.DriveAsync<SheetFormService>(s => s.AddAsync(Agency, Id, "Biểu", FormKind.Day, "bieu.xlsx", file, Cancel));
        var everything = FormFile.Of(sheet =>
        {
            FormFile.Row(sheet, 1, "{{ap.ten}}", "{{ap.luy_ke}}");
            FormFile.Row(sheet, 2, "{{dv.ten}}", "{{dv.muc_2}}");
        });
        _portal.Rows.Add(new SheetForm
        {
            Id = 81,
            CampaignId = Id,
            Name = "x",
            NameKey = "x",
            Version = 1,
            Kind = FormKind.Span,
            FileName = "x",
            Hash = "x",
            Content = everything,
            UploadedBy = "x",
        });
        await _portal.DriveAsync<SheetFormService>(s => s.GetAsync(Agency, Id, 81, null, Day, Cancel));
        await _portal.DriveAsync<SheetFormService>(s => s.FileAsync(Agency, Id, 81, Cancel));
        await _portal.DriveAsync<SheetFormService>(s => s.FillAsync(Agency, Id, 81, null, Day, "PC06", Cancel));
    }

    private async Task OpenDataAsync()
    {
        await _portal.DriveAsync<ReaderTokenService>(s => s.IssueAsync(Agency, Id, new("Power BI", CommuneId, new(2023, 9, 7)), Cancel));
        _portal.Rows.Add(new ReaderToken { Id = 91, CampaignId = Id, Name = "Power BI", Hash = "x", LastDay = new(2023, 9, 7), IssuedBy = "x" });
        await _portal.DriveAsync<ReaderTokenService>(s => s.ListAsync(Agency, Id, Cancel));
        await _portal.DriveAsync<ReaderTokenService>(s => s.UseAsync(ReaderTokenService.Prefix, Cancel));
        await _portal.DriveAsync<ReaderTokenService>(s => s.RevokeAsync(Agency, Id, 91, Cancel));
        var query = new OpenQuery();
        await _portal.DriveAsync<OpenDataService>(s => s.RollupAsync(Agency, Id, query, Cancel));
        await _portal.DriveAsync<OpenDataService>(s => s.CompletenessAsync(Agency, Id, query, Cancel));
        await _portal.DriveAsync<OpenDataService>(s => s.CountsAsync(Agency, Id, query, Cancel));
        await foreach (var _ in (await _portal.Get<OpenDataService>().CountsAsync(Agency, Id, query, Cancel)).Found!.Rows)
        {
        }
    }
}
