using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Rollup;

internal sealed class RollupTables : IEntityTypeConfiguration<DayTotal>
{
    public void Configure(EntityTypeBuilder<DayTotal> builder)
    {
        builder.HasKey(t => new { t.CommuneId, t.Day, t.IndicatorId });
        builder.HasIndex(t => new { t.CampaignId, t.IndicatorId, t.Day });
        builder.HasOne<Commune>().WithMany().HasForeignKey(t => t.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(t => t.IndicatorId).OnDelete(DeleteBehavior.Restrict);
    }
}
