using CampaignPortal.Core.Approvals;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.Closing;
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
using CampaignPortal.Core.Inspections;
using CampaignPortal.Core.OpenData;
using CampaignPortal.Core.Pace;
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
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CampaignPortal.Core;

/// <summary>Every registration of the core.</summary>
public static class CoreSetup
{
    /// <summary>Shortest password; there is no rule of composition.</summary>
    public const int PasswordLength = 12;

    /// <param name="services">The container.</param>
    /// <param name="database">Provider and connection string, ready for use.</param>
    /// <param name="configure">Further options of the contexts, such as interceptors.</param>
    public static IServiceCollection AddPortalCore(
        this IServiceCollection services, DatabaseOptions database, Action<DbContextOptionsBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        services.TryAddSingleton(TimeProvider.System);
        if (database.Provider == DatabaseProvider.SqlServer)
        {
            services.AddContexts<SqlServerPortalDbContext>(builder => Providers.SqlServer(builder, database.ConnectionString), configure);
        }
        else
        {
            services.AddContexts<SqlitePortalDbContext>(builder => Providers.Sqlite(builder, database.ConnectionString), configure);
        }

        services.AddSingleton(PlainDatabase.Of(database));
        services.AddSingleton<PortalDb>();
        services.AddSingleton<PortalMigrator>();
        services.AddSingleton<CampaignClock>();
        services.AddSingleton<CampaignCatalog>();
        services.TryAddSingleton<IChangeRelay, NoOtherProcess>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<EntryService>();
        services.AddSingleton<DayNoteService>();
        services.AddSingleton<HistoryService>();
        services.AddSingleton<DayImportService>();
        services.AddSingleton<Dc01ImportService>();
        services.AddSingleton<Dc01DecisionService>();
        services.AddSingleton<Dc01ReconciliationService>();
        services.AddSingleton<RollupMemory>();
        services.AddSingleton<RollupService>();
        services.AddSingleton<OverviewService>();
        services.AddSingleton<CompletenessService>();
        services.AddSingleton<OpenDataService>();
        services.AddSingleton<ReaderTokenService>();
        services.AddSingleton<ReopeningService>();
        services.AddSingleton<ApprovalService>();
        services.AddSingleton<CampaignRulesService>();
        services.AddSingleton<FlagService>();
        services.AddSingleton<TotalsCheck>();
        services.AddSingleton<UnitService>();
        services.AddSingleton<UnitReportService>();
        services.AddSingleton<QuotaService>();
        services.AddSingleton<QuotaDraftService>();
        services.AddSingleton<UrgingService>();
        services.AddSingleton<DutyService>();
        services.TryAddSingleton(new SmtpOptions());
        services.TryAddSingleton<IMailSender, SmtpMailSender>();
        services.AddSingleton<ReminderMailer>();
        services.AddSingleton<ReminderDeskService>();
        services.AddSingleton<DailyReportService>();
        services.AddSingleton<DailyDraftService>();
        services.AddSingleton<DocumentFormService>();
        services.AddSingleton<IssuedFileService>();
        services.AddSingleton<AwardService>();
        services.AddSingleton<AwardPaperService>();
        services.AddSingleton<SummaryReportService>();
        services.AddSingleton<SummaryIssueService>();
        services.AddSingleton<ExportService>();
        services.AddSingleton<SheetFormService>();
        services.AddSingleton<AttachmentService>();
        services.AddSingleton<PaperFileService>();
        services.AddSingleton<PlanService>();
        services.AddSingleton<InspectionService>();
        services.AddSingleton<ClosingService>();
        services.AddSingleton<ClosingReviewService>();
        services.AddSingleton<DataSetImport>();
        services.AddSingleton<SampleLoader>();
        services.AddSingleton<AccountService>();
        services.AddSingleton<SetupService>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<SignInGreeting>();
        services.AddSingleton<KeyRing>();
        services.AddScoped<IPasswordHasher<PortalUser>, ComposedPasswordHasher>();
        services.AddIdentityCore<PortalUser>(options =>
            {
                options.Password = new()
                {
                    RequiredLength = PasswordLength,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                    RequiredUniqueChars = 1,
                };
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.Lockout.AllowedForNewUsers = true;
            })
            .AddEntityFrameworkStores<PortalDbContext>();
        return services;
    }

    private static void AddContexts<TContext>(
        this IServiceCollection services, Action<DbContextOptionsBuilder> provider, Action<DbContextOptionsBuilder>? configure)
        where TContext : PortalDbContext
    {
        services.AddPooledDbContextFactory<TContext>(builder =>
        {
            provider(builder);
            configure?.Invoke(builder);
        });
        services.AddSingleton<IPortalContextFactory, PortalContextFactory<TContext>>();

        // Identity's stores ask for the context itself; it sees no campaign's rows.
        services.AddScoped(provider => provider.GetRequiredService<IPortalContextFactory>().Create());
    }
}
