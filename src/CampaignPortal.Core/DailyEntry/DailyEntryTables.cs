using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>Keys begin with commune and day, so that a commune's day lies together and its grid is one short range.</summary>
internal sealed class DailyEntryTables :
    IEntityTypeConfiguration<DailyCount>, IEntityTypeConfiguration<CommuneDay>, IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<DailyCount> builder)
    {
        builder.HasKey(c => new { c.CommuneId, c.Day, c.HamletId, c.IndicatorId });
        builder.HasOne<Hamlet>().WithMany().HasForeignKey(c => c.HamletId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(c => c.IndicatorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CommuneDay> builder)
    {
        builder.HasKey(d => new { d.CommuneId, d.Day });
        builder.HasOne<Commune>().WithMany().HasForeignKey(d => d.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.Property(d => d.LastSubmittedBy).HasMaxLength(200);
        builder.Property(d => d.LastSubmittedById).HasMaxLength(450);
        builder.Property(d => d.ApprovedBy).HasMaxLength(200);
        builder.Property(d => d.ApprovalComment).HasMaxLength(500);
    }

    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.ContentHash).HasMaxLength(64);
        builder.HasOne<Commune>().WithMany().HasForeignKey(s => s.CommuneId).OnDelete(DeleteBehavior.Restrict);
    }
}
