using System.Reflection;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.DayImport;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.History;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;
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
        _portal.Rows.Add(Definition());
        await AccountsAsync();
        await ReadingAsync();
        await SubmittingAsync();
        await DayAsync();
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
        await _portal.DriveAsync<RollupService>(s => s.CampaignAsync(Agency, Id, Day, Cancel));
        await _portal.DriveAsync<RollupService>(s => s.CurrentAsync(Agency, _ => Day, Cancel));
        await _portal.DriveAsync<RollupService>(s => s.CommuneAsync(Officer, Id, CommuneId, Day, Cancel));
        await _portal.DriveAsync<RollupService>(s => s.TrendAsync(Agency, Id, Day, Cancel));
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
}
