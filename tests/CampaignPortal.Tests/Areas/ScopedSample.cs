using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Inspections;
using CampaignPortal.Core.OpenData;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.SheetForms;
using CampaignPortal.Core.Summary;
using CampaignPortal.Core.Units;
using CampaignPortal.Core.Urging;

namespace CampaignPortal.Tests.Areas;

/// <summary>Whose a sample row is.</summary>
internal enum Belongs
{
    /// <summary>The campaign's; every role of the campaign reads it.</summary>
    Campaign,

    /// <summary>The campaign's alone: a row that could be a commune's or a unit's and is neither's.</summary>
    CampaignAlone,
    Commune,
    Unit,
}

/// <summary>The ids that rows of one place carry.</summary>
internal sealed record Owner(int CampaignId, int CommuneId, int HamletId, int UnitId, int IndicatorId)
{
    public static Owner Of(CampaignDefinition campaign, int position) => new(
        campaign.Id, campaign.Communes[position].Id, campaign.Communes[position].Hamlets[0].Id, campaign.Units[position].Id, campaign.Headline.Id);
}

/// <summary>A row of one scoped type: how it is made, found where making one is not the point, and changed without moving it.</summary>
internal sealed record ScopedSample(string Name, Type Type, Belongs Belongs, Func<Owner, IInCampaign> Make, Action<IInCampaign> Change)
{
    /// <summary>Days on which the reference campaign has no data.</summary>
    private static readonly DateOnly Day = new(2023, 8, 1);

    private static int _fresh = 1000;

    /// <summary>For rows that are a place of their own: the row of the owner.</summary>
    public Func<PortalDbContext, Owner, IInCampaign>? Existing { get; private init; }

    public static IReadOnlyList<ScopedSample> All { get; } =
    [
        New<Campaign>(
            Belongs.Campaign, o => new() { Name = "x", HostName = "x", HostTotalLabel = "x", AgencyName = "x" }, c => c.Name = $"khác {Fresh()}")
            with { Existing = (context, o) => context.Campaigns.Single(c => c.Id == o.CampaignId) },
        New<Indicator>(
            Belongs.Campaign,
            o => new() { CampaignId = o.CampaignId, Code = "x", Name = "x", NameEn = "x", ShortName = "x", ShortNameEn = "x" }, i => i.Name = $"khác {Fresh()}"),
        New<CheckRule>(Belongs.Campaign, o => new() { CampaignId = o.CampaignId, Code = CheckCode.Unusual }, r => r.Floor = Fresh()),
        New<DayCutOff>(Belongs.Campaign, o => new() { CampaignId = o.CampaignId, Day = Day }, c => c.CutOff = new(Fresh() % 24, Fresh() % 60)),
        New<Dc01Import>(Belongs.Campaign, o => new() { CampaignId = o.CampaignId, FileName = "x", FileHash = "x", UploadedBy = "x" }, i => i.FileLength = Fresh()),
        New<Dc01File>(Belongs.Campaign, o => new() { CampaignId = o.CampaignId, ImportId = ImportOf(o), Content = [1] }, f => f.Content = [1, (byte)Fresh()]),
        New<Dc01NameDecision>(
            Belongs.Campaign, o => new() { CampaignId = o.CampaignId, NameKey = "x", AreaName = "x", DecidedBy = "x" }, n => n.AreaName = $"khác {Fresh()}"),
        New<Dc01HeadingDecision>(
            Belongs.Campaign, o => new() { CampaignId = o.CampaignId, HeadingKey = "x", Field = Dc01Field.Area, DecidedBy = "x" }, h => h.DecidedBy = $"khác {Fresh()}"),
        New<Commune>(Belongs.Commune, o => new() { CampaignId = o.CampaignId, Code = "x", Name = "x", FullName = "x" }, c => c.FullName = $"khác {Fresh()}")
            with { Existing = (context, o) => context.Communes.Single(c => c.Id == o.CommuneId) },
        New<Hamlet>(
            Belongs.Commune, o => new() { CampaignId = o.CampaignId, CommuneId = o.CommuneId, Code = "x", FullName = "x" }, h => h.Eligible = Fresh()),
        New<DailyCount>(
            Belongs.Commune,
            o => new() { CampaignId = o.CampaignId, CommuneId = o.CommuneId, HamletId = o.HamletId, IndicatorId = o.IndicatorId, Day = Day }, c => c.Value = Fresh()),
        New<CommuneDay>(
            Belongs.Commune, o => new() { CampaignId = o.CampaignId, CommuneId = o.CommuneId, Day = Day, LastSubmittedBy = "x" }, d => d.LastSubmittedBy = $"khác {Fresh()}"),
        New<Submission>(
            Belongs.Commune,
            o => new() { Id = Guid.NewGuid(), CampaignId = o.CampaignId, CommuneId = o.CommuneId, Day = Day, ContentHash = "x" }, s => s.ContentHash = $"khác {Fresh()}"),
        New<CellFlag>(
            Belongs.Commune,
            o => new()
            {
                CampaignId = o.CampaignId,
                CommuneId = o.CommuneId,
                HamletId = o.HamletId,
                IndicatorId = o.IndicatorId,
                Day = Day,
                Code = CheckCode.Unusual,
                Reason = "x",
                ConfirmedBy = "x",
            },
            f => f.Value = Fresh()),
        New<Reopening>(
            Belongs.Commune,
            o => new() { CampaignId = o.CampaignId, CommuneId = o.CommuneId, Day = Day, Reason = "x", RequestedBy = "x" }, r => r.Answer = $"khác {Fresh()}"),
        New<DayNote>(
            Belongs.Commune, o => new() { CampaignId = o.CampaignId, CommuneId = o.CommuneId, Day = Day, ChangedBy = "x" }, n => n.ChangedBy = $"khác {Fresh()}"),
        New<DayPlace>(
            Belongs.Commune, o => new() { CampaignId = o.CampaignId, CommuneId = o.CommuneId, Day = Day, Place = WorkPlace.Home }, p => p.Value = Fresh()),
        New<Dc01Line>(
            Belongs.Commune,
            o => new() { CampaignId = o.CampaignId, CommuneId = o.CommuneId, ImportId = ImportOf(o), Day = Day, AreaName = "x" }, l => l.Level1 = Fresh()),
        New<Dc01Explanation>(
            Belongs.Commune, o => new() { CampaignId = o.CampaignId, CommuneId = o.CommuneId, Day = Day, Text = "x", ChangedBy = "x" }, e => e.Text = $"khác {Fresh()}"),
        New<DayTotal>(
            Belongs.Commune, o => new() { CampaignId = o.CampaignId, CommuneId = o.CommuneId, IndicatorId = o.IndicatorId, Day = Day }, t => t.Running = Fresh()),
        New<Unit>(Belongs.Unit, o => new() { CampaignId = o.CampaignId, Code = "x", Name = "x", Kind = "x" }, u => u.Headcount = Fresh())
            with { Existing = (context, o) => context.Units.Single(u => u.Id == o.UnitId) },
        New<UnitProgress>(Belongs.Unit, o => new() { CampaignId = o.CampaignId, UnitId = o.UnitId, Day = Day }, p => p.Level2Cumulative = Fresh()),
        New<QuotaRevision>(
            Belongs.Campaign,
            o => new() { CampaignId = o.CampaignId, IndicatorId = o.IndicatorId, ValidFrom = Day, DocumentNumber = "x", DocumentTitle = "x", PublishedBy = "x" },
            r => r.DocumentNumber = $"khác {Fresh()}"),
        New<QuotaDraft>(
            Belongs.Campaign, o => new() { CampaignId = o.CampaignId, IndicatorId = o.IndicatorId, Content = "{}", SavedBy = "x" }, d => d.Content = $"{{\"x\":{Fresh()}}}"),
        New<Inspection>(
            Belongs.Commune,
            o => new() { CampaignId = o.CampaignId, CommuneId = o.CommuneId, Day = Day, Findings = "x", RecordedBy = "x", ChangedBy = "x" }, i => i.Findings = $"khác {Fresh()}"),
        New<InspectionDemand>(
            Belongs.Commune,
            o => new() { CampaignId = o.CampaignId, CommuneId = o.CommuneId, InspectionId = o.CampaignId, Number = 9, Text = "x", Due = Day }, d => d.Text = $"khác {Fresh()}"),
        New<Urge>(
            Belongs.Commune, o => new() { CampaignId = o.CampaignId, CommuneId = o.CommuneId, Day = Day, UrgedBy = "x" }, u => u.UrgedBy = $"khác {Fresh()}"),
        New<DailyReport>(
            Belongs.Campaign, o => new() { CampaignId = o.CampaignId, Day = Day, IssuedBy = "x", Figures = "{}" }, r => r.Figures = $"{{\"x\":{Fresh()}}}"),
        New<IssuedFile>(
            Belongs.Campaign,
            o => new() { CampaignId = o.CampaignId, Kind = DocumentKind.DailyReport, FileName = "x", Hash = "x", Content = [1], IssuedBy = "x" },
            f => f.Hash = $"khác {Fresh()}"),
        New<DocumentForm>(
            Belongs.Campaign,
            o => new() { CampaignId = o.CampaignId, Kind = DocumentKind.Urging, Issuer = "x", Symbol = "x", Place = "x", Position = "x", AddressedTo = "x", Recipients = "x" },
            f => f.Symbol = $"khác {Fresh()}"),
        New<AwardRules>(
            Belongs.Campaign, o => new() { CampaignId = o.CampaignId, HostForm = "x", HigherForm = "x", CriticismForm = "x" }, r => r.HostForm = $"khác {Fresh()}"),
        New<AwardProposal>(
            Belongs.Campaign,
            o => new() { CampaignId = o.CampaignId, Kind = AwardKind.Commendation, Subject = "x", Name = "x", Form = "x", DecidedBy = "x" }, p => p.Name = $"khác {Fresh()}"),
        New<AwardPaper>(
            Belongs.Campaign, o => new() { CampaignId = o.CampaignId, Kind = AwardKind.Commendation, IssuedBy = "x", Content = "{}" }, p => p.Content = $"{{\"x\":{Fresh()}}}"),
        .. PaperSamples.All,
        New<DailyDraft>(
            Belongs.Campaign, o => new() { CampaignId = o.CampaignId, Day = Day, Assessment = "x", Proposals = "", Figures = "{}", SavedBy = "x" }, d => d.Assessment = $"x{Fresh()}"),
        New<SummaryDraft>(Belongs.Campaign, o => new() { CampaignId = o.CampaignId, Figures = "{}", Prose = "{}", SavedBy = "x" }, d => d.Prose = $"{{\"x\":{Fresh()}}}"),
        New<SummaryReport>(
            Belongs.Campaign, o => new() { CampaignId = o.CampaignId, Day = Day, IssuedBy = "x", Figures = "{}", Prose = "{}" }, r => r.Prose = $"{{\"x\":{Fresh()}}}"),
        New<SheetForm>(
            Belongs.Campaign,
            o => new() { CampaignId = o.CampaignId, Name = "x", NameKey = "x", Version = 1, Kind = FormKind.Day, FileName = "x", Hash = "x", Content = [1], UploadedBy = "x" },
            f => f.Name = $"khác {Fresh()}"),
        New<SheetFormUse>(
            Belongs.Campaign,
            o => new() { CampaignId = o.CampaignId, FormName = "x", FirstDay = Day, LastDay = Day, Hash = "x", MadeBy = "x" }, u => u.Recipient = $"khác {Fresh()}"),
        New<ReaderToken>(
            Belongs.Campaign, o => new() { CampaignId = o.CampaignId, Name = "x", Hash = $"{Fresh()}", IssuedBy = "x" }, t => t.Name = $"khác {Fresh()}"),
        NewQuota(Belongs.CampaignAlone, _ => null, _ => null),
        NewQuota(Belongs.Commune, o => o.CommuneId, _ => null),
        NewQuota(Belongs.Unit, _ => null, o => o.UnitId),
        NewAudit(Belongs.CampaignAlone, _ => null, _ => null),
        NewAudit(Belongs.Commune, o => o.CommuneId, _ => null),
        NewAudit(Belongs.Unit, _ => null, o => o.UnitId),
    ];

    // Each campaign's data set brought one import: the first campaign's is the first.
    private static int ImportOf(Owner owner) => owner.CampaignId;

    // A change to what is stored already would be none.
    internal static int Fresh() => Interlocked.Increment(ref _fresh);

    internal static ScopedSample New<T>(Belongs belongs, Func<Owner, T> make, Action<T> change)
        where T : class, IInCampaign => new($"{typeof(T).Name} of {belongs}", typeof(T), belongs, make, row => change((T)row));

    private static ScopedSample NewQuota(Belongs belongs, Func<Owner, int?> commune, Func<Owner, int?> unit) => New<Quota>(
        belongs,
        o => new() { CampaignId = o.CampaignId, CommuneId = commune(o), UnitId = unit(o), IndicatorId = o.IndicatorId, ValidFrom = Day },
        q => q.Target = Fresh());

    private static ScopedSample NewAudit(Belongs belongs, Func<Owner, int?> commune, Func<Owner, int?> unit) => New<AuditEntry>(
        belongs,
        o => new() { CampaignId = o.CampaignId, CommuneId = commune(o), UnitId = unit(o), UserId = "x", UserName = "x", Changes = "[]" },
        a => a.Changes = $"[{Fresh()}]");
}
