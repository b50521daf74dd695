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
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Data;

/// <summary>
/// What each feature says of its tables. Named one by one: a look through every type of the program at each start would load
/// the libraries of papers, pictures and letters, which may not be needed for days.
/// </summary>
internal static class FeatureTables
{
    public static readonly IReadOnlyList<Type> All =
    [
        typeof(AreaTables), typeof(AttachmentTables), typeof(AuditTables), typeof(AwardTables), typeof(CampaignTables),
        typeof(CheckTables), typeof(ClosingTables), typeof(DailyEntryTables), typeof(DayLockTables), typeof(DayNoteTables),
        typeof(Dc01Tables), typeof(IdentityTables), typeof(InspectionTables), typeof(ReaderTokenTables), typeof(PlanTables),
        typeof(QuotaTables), typeof(ReminderMailTables), typeof(ReportTables), typeof(RollupTables),
        typeof(SheetFormTables), typeof(SummaryTables), typeof(UnitTables), typeof(UrgeTables),
    ];

    public static void Configure(ModelBuilder builder)
    {
        var apply = typeof(ModelBuilder).GetMethod(nameof(ModelBuilder.ApplyConfiguration))!;
        foreach (var type in All)
        {
            var tables = Activator.CreateInstance(type);
            foreach (var table in type.GetInterfaces())
            {
                apply.MakeGenericMethod(table.GenericTypeArguments).Invoke(builder, [tables]);
            }
        }
    }
}
