using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Campaigns;

internal sealed class CampaignTables :
    IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<Indicator>, IEntityTypeConfiguration<Quota>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(300);
        builder.Property(c => c.HostName).HasMaxLength(200);
        builder.Property(c => c.HostTotalLabel).HasMaxLength(60);
        builder.Property(c => c.AgencyName).HasMaxLength(200);
        builder.Property(c => c.AgencyPhone).HasMaxLength(40);
        builder.Property(c => c.HeadlineIndicator).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<Indicator> builder)
    {
        builder.HasIndex(i => new { i.CampaignId, i.Code }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(i => i.CampaignId);
        builder.Property(i => i.Code).HasMaxLength(40);
        builder.Property(i => i.CountsInto).HasMaxLength(40);
        builder.Property(i => i.Name).HasMaxLength(100);
        builder.Property(i => i.NameEn).HasMaxLength(100);
        builder.Property(i => i.ShortName).HasMaxLength(30);
        builder.Property(i => i.ShortNameEn).HasMaxLength(30);
    }

    public void Configure(EntityTypeBuilder<Quota> builder)
    {
        builder.HasIndex(q => new { q.CampaignId, q.CommuneId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(q => q.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Commune>().WithMany().HasForeignKey(q => q.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Hamlet>().WithMany().HasForeignKey(q => q.HamletId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(q => q.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(q => q.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<QuotaRevision>().WithMany().HasForeignKey(q => q.RevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(q => q.Document).HasMaxLength(200);
    }
}
