using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.DataSets;

internal sealed class DataSetTables : IEntityTypeConfiguration<Dc01Figure>
{
    public void Configure(EntityTypeBuilder<Dc01Figure> builder)
    {
        builder.HasIndex(f => new { f.CampaignId, f.Day });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(f => f.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(f => f.AreaName).HasMaxLength(120);
    }
}
