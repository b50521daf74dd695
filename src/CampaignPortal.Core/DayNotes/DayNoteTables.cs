using CampaignPortal.Core.Areas;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.DayNotes;

internal sealed class DayNoteTables : IEntityTypeConfiguration<DayNote>, IEntityTypeConfiguration<DayPlace>
{
    public const int TextLength = 2000;

    public void Configure(EntityTypeBuilder<DayNote> builder)
    {
        builder.HasKey(n => new { n.CommuneId, n.Day });
        builder.HasOne<Commune>().WithMany().HasForeignKey(n => n.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(n => n.Version).IsConcurrencyToken();
        builder.Property(n => n.Difficulties).HasMaxLength(TextLength);
        builder.Property(n => n.Proposals).HasMaxLength(TextLength);
        builder.Property(n => n.ChangedBy).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<DayPlace> builder)
    {
        builder.HasKey(p => new { p.CommuneId, p.Day, p.Place });
        builder.HasOne<Commune>().WithMany().HasForeignKey(p => p.CommuneId).OnDelete(DeleteBehavior.Restrict);
    }
}
