using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Units;

internal sealed class UnitTables : IEntityTypeConfiguration<Unit>, IEntityTypeConfiguration<UnitProgress>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.HasIndex(u => new { u.CampaignId, u.Code }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(u => u.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(u => u.Code).HasMaxLength(20);
        builder.Property(u => u.Name).HasMaxLength(200);
        builder.Property(u => u.Kind).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<UnitProgress> builder)
    {
        builder.HasKey(p => new { p.UnitId, p.Day });
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Property(p => p.SavedBy).HasMaxLength(256);
    }
}
