using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Inspections;
using CampaignPortal.Core.OpenData;
using CampaignPortal.Core.Plans;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.SheetForms;
using CampaignPortal.Core.Summary;
using CampaignPortal.Core.Units;
using CampaignPortal.Core.Urging;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace CampaignPortal.Core.Data;

/// <summary>
/// The tables, the same for every database. Every row of a campaign is filtered and guarded by <see cref="Scope"/>,
/// which sees nothing until <see cref="PortalDb"/> sets it.
/// </summary>
public abstract class PortalDbContext(DbContextOptions options) : IdentityUserContext<PortalUser>(options)
{
    /// <summary>The rows that this context reads and writes; nothing by default.</summary>
    public AreaScope Scope { get; internal set; } = AreaScope.None;

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<Indicator> Indicators => Set<Indicator>();

    public DbSet<Commune> Communes => Set<Commune>();

    public DbSet<Hamlet> Hamlets => Set<Hamlet>();

    public DbSet<Quota> Quotas => Set<Quota>();

    public DbSet<QuotaRevision> QuotaRevisions => Set<QuotaRevision>();

    public DbSet<QuotaDraft> QuotaDrafts => Set<QuotaDraft>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<UnitProgress> UnitProgress => Set<UnitProgress>();

    public DbSet<DailyCount> DailyCounts => Set<DailyCount>();

    public DbSet<CommuneDay> CommuneDays => Set<CommuneDay>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<DayTotal> DayTotals => Set<DayTotal>();

    public DbSet<CheckRule> CheckRules => Set<CheckRule>();

    public DbSet<CellFlag> CellFlags => Set<CellFlag>();

    public DbSet<DayCutOff> DayCutOffs => Set<DayCutOff>();

    public DbSet<Reopening> Reopenings => Set<Reopening>();

    public DbSet<DayNote> DayNotes => Set<DayNote>();

    public DbSet<DayPlace> DayPlaces => Set<DayPlace>();

    public DbSet<Dc01Import> Dc01Imports => Set<Dc01Import>();

    public DbSet<Dc01File> Dc01Files => Set<Dc01File>();

    public DbSet<Dc01Line> Dc01Lines => Set<Dc01Line>();

    public DbSet<Dc01NameDecision> Dc01Names => Set<Dc01NameDecision>();

    public DbSet<Dc01HeadingDecision> Dc01Headings => Set<Dc01HeadingDecision>();

    public DbSet<Dc01Explanation> Dc01Explanations => Set<Dc01Explanation>();

    public DbSet<Urge> Urges => Set<Urge>();

    public DbSet<DailyDraft> DailyDrafts => Set<DailyDraft>();

    public DbSet<DailyReport> DailyReports => Set<DailyReport>();

    public DbSet<IssuedFile> IssuedFiles => Set<IssuedFile>();

    public DbSet<DocumentForm> DocumentForms => Set<DocumentForm>();

    public DbSet<AwardRules> AwardRules => Set<AwardRules>();

    public DbSet<AwardProposal> AwardProposals => Set<AwardProposal>();

    public DbSet<AwardPaper> AwardPapers => Set<AwardPaper>();
    public DbSet<SheetForm> SheetForms => Set<SheetForm>();

    public DbSet<SheetFormUse> SheetFormUses => Set<SheetFormUse>();
    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<AttachmentPart> AttachmentParts => Set<AttachmentPart>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<ClosingReport> ClosingReports => Set<ClosingReport>();

    public DbSet<ClosingFiling> ClosingFilings => Set<ClosingFiling>();
    public DbSet<ReaderToken> ReaderTokens => Set<ReaderToken>();

    public DbSet<SummaryDraft> SummaryDrafts => Set<SummaryDraft>();

    public DbSet<SummaryReport> SummaryReports => Set<SummaryReport>();

    public DbSet<ReminderMail> ReminderMails => Set<ReminderMail>();

    public DbSet<Inspection> Inspections => Set<Inspection>();

    public DbSet<InspectionDemand> InspectionDemands => Set<InspectionDemand>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal bool ScopeAllCampaigns => Scope.SeesAllCampaigns;

    internal int ScopeCampaign => Scope.CampaignId ?? 0;

    internal bool ScopeAllCommunes => Scope.SeesAllCommunes;

    internal int? ScopeCommune => Scope.CommuneId;

    internal bool ScopeAllUnits => Scope.SeesAllUnits;

    internal int? ScopeUnit => Scope.UnitId;

    /// <summary>
    /// Makes other writers of this commune wait until the transaction ends: totals of one day are worked out from those of
    /// another, so two submissions of one commune must not overlap.
    /// </summary>
    internal abstract Task LockCommuneAsync(int communeId, CancellationToken cancel);

    /// <summary>
    /// Waits, before a transaction that writes, until the writers of this process that came earlier are done. Null where the
    /// database itself lets them in one after another without delay.
    /// </summary>
    internal virtual Task<IDisposable?> TakeTurnAsync(CancellationToken cancel) => Task.FromResult<IDisposable?>(null);

    /// <summary>Has the statements that follow use one connection, where opening one takes as long as a short statement.</summary>
    internal virtual Task HoldConnectionAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Makes the database write its changes to a log first, so that readers and a writer do not wait for each other.</summary>
    internal virtual Task KeepLogAsync(CancellationToken cancel) => Task.CompletedTask;

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        ScopeRules.Guard(this);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ScopeRules.Guard(this);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        base.ConfigureConventions(configurationBuilder);

        // Indexes are named one by one: one on each foreign key would double the writes of the count table.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        FeatureTables.Configure(builder);
        ScopeRules.Filter(builder, this);
    }
}
