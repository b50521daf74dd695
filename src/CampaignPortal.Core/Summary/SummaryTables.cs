using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Summary;

internal sealed class SummaryTables : IEntityTypeConfiguration<SummaryDraft>, IEntityTypeConfiguration<SummaryReport>
{
    private const int PersonLength = 200;

    public void Configure(EntityTypeBuilder<SummaryDraft> builder)
    {
        builder.HasKey(d => d.CampaignId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(d => d.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.Property(d => d.SavedBy).HasMaxLength(PersonLength);
    }

    public void Configure(EntityTypeBuilder<SummaryReport> builder)
    {
        builder.HasIndex(r => r.CampaignId).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.IssuedBy).HasMaxLength(PersonLength);
    }
}
