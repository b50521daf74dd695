using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.DayLocks;

internal sealed class DayLockTables : IEntityTypeConfiguration<DayCutOff>, IEntityTypeConfiguration<Reopening>
{
    public const int WordLength = 500;

    public void Configure(EntityTypeBuilder<DayCutOff> builder)
    {
        builder.HasKey(c => new { c.CampaignId, c.Day });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(c => c.CampaignId);
    }

    public void Configure(EntityTypeBuilder<Reopening> builder)
    {
        builder.HasIndex(r => new { r.CommuneId, r.Day });
        builder.HasIndex(r => new { r.CampaignId, r.Status });
        builder.HasOne<Commune>().WithMany().HasForeignKey(r => r.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Status).IsConcurrencyToken();
        builder.Property(r => r.Reason).HasMaxLength(WordLength);
        builder.Property(r => r.Answer).HasMaxLength(WordLength);
        builder.Property(r => r.RequestedBy).HasMaxLength(200);
        builder.Property(r => r.DecidedBy).HasMaxLength(200);
    }
}
