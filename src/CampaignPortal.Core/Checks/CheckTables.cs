using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Checks;

internal sealed class CheckTables : IEntityTypeConfiguration<CheckRule>, IEntityTypeConfiguration<CellFlag>
{
    public const int ReasonLength = 300;

    public void Configure(EntityTypeBuilder<CheckRule> builder)
    {
        builder.HasKey(r => new { r.CampaignId, r.Code });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId);
    }

    public void Configure(EntityTypeBuilder<CellFlag> builder)
    {
        builder.HasKey(f => new { f.CommuneId, f.Day, f.HamletId, f.IndicatorId, f.Code });
        builder.HasIndex(f => new { f.CampaignId, f.Day });
        builder.Property(f => f.Reason).HasMaxLength(ReasonLength);
        builder.Property(f => f.ConfirmedBy).HasMaxLength(200);
    }
}
