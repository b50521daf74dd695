using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Quotas;

internal sealed class QuotaTables : IEntityTypeConfiguration<QuotaRevision>, IEntityTypeConfiguration<QuotaDraft>
{
    public void Configure(EntityTypeBuilder<QuotaRevision> builder)
    {
        builder.HasIndex(r => new { r.CampaignId, r.IndicatorId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(r => r.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.DocumentNumber).HasMaxLength(QuotaRules.NumberLength);
        builder.Property(r => r.DocumentTitle).HasMaxLength(QuotaRules.TitleLength);
        builder.Property(r => r.Reason).HasMaxLength(QuotaRules.ReasonLength);
        builder.Property(r => r.PublishedBy).HasMaxLength(256);
    }

    public void Configure(EntityTypeBuilder<QuotaDraft> builder)
    {
        builder.HasKey(d => new { d.CampaignId, d.IndicatorId });
        builder.HasOne<Indicator>().WithMany().HasForeignKey(d => d.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.Property(d => d.SavedBy).HasMaxLength(256);
    }
}
