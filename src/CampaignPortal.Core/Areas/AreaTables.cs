using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Areas;

internal sealed class AreaTables : IEntityTypeConfiguration<Commune>, IEntityTypeConfiguration<Hamlet>
{
    public void Configure(EntityTypeBuilder<Commune> builder)
    {
        builder.HasIndex(c => new { c.CampaignId, c.Code }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(c => c.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(c => c.Code).HasMaxLength(20);
        builder.Property(c => c.Name).HasMaxLength(100);
        builder.Property(c => c.FullName).HasMaxLength(120);
        builder.Property(c => c.GroupName).HasMaxLength(120);
        builder.Property(c => c.LeaderEmail).HasMaxLength(Reminders.MailAddresses.Length);
    }

    public void Configure(EntityTypeBuilder<Hamlet> builder)
    {
        builder.HasIndex(h => new { h.CommuneId, h.Code }).IsUnique();
        builder.HasIndex(h => h.CampaignId);
        builder.HasOne<Commune>().WithMany().HasForeignKey(h => h.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(h => h.Code).HasMaxLength(30);
        builder.Property(h => h.FullName).HasMaxLength(120);
    }
}
