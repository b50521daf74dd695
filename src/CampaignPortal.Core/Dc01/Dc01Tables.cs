using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Dc01;

internal sealed class Dc01Tables :
    IEntityTypeConfiguration<Dc01Import>, IEntityTypeConfiguration<Dc01File>, IEntityTypeConfiguration<Dc01Line>,
    IEntityTypeConfiguration<Dc01NameDecision>, IEntityTypeConfiguration<Dc01HeadingDecision>, IEntityTypeConfiguration<Dc01Explanation>
{
    public const int NameLength = 200;

    private const int PersonLength = 200;

    public void Configure(EntityTypeBuilder<Dc01Import> builder)
    {
        builder.HasIndex(i => i.CampaignId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(i => i.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(i => i.FileName).HasMaxLength(NameLength);
        builder.Property(i => i.FileHash).HasMaxLength(64);
        builder.Property(i => i.UploadedBy).HasMaxLength(PersonLength);
        builder.Property(i => i.ConfirmedBy).HasMaxLength(PersonLength);
    }

    public void Configure(EntityTypeBuilder<Dc01File> builder)
    {
        builder.HasIndex(f => f.ImportId);
        builder.HasOne<Dc01Import>().WithMany().HasForeignKey(f => f.ImportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Dc01Line> builder)
    {
        builder.HasIndex(l => new { l.ImportId, l.CommuneId, l.Day }).IsUnique();
        builder.HasIndex(l => new { l.CampaignId, l.Day });
        builder.HasIndex(l => new { l.CommuneId, l.Day });
        builder.HasOne<Dc01Import>().WithMany().HasForeignKey(l => l.ImportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Commune>().WithMany().HasForeignKey(l => l.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(l => l.AreaName).HasMaxLength(NameLength);
    }

    public void Configure(EntityTypeBuilder<Dc01NameDecision> builder)
    {
        builder.HasKey(n => new { n.CampaignId, n.NameKey });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(n => n.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Commune>().WithMany().HasForeignKey(n => n.DecidedCommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(n => n.NameKey).HasMaxLength(NameLength);
        builder.Property(n => n.AreaName).HasMaxLength(NameLength);
        builder.Property(n => n.DecidedBy).HasMaxLength(PersonLength);
    }

    public void Configure(EntityTypeBuilder<Dc01HeadingDecision> builder)
    {
        builder.HasKey(h => new { h.CampaignId, h.HeadingKey });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(h => h.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(h => h.HeadingKey).HasMaxLength(NameLength);
        builder.Property(h => h.DecidedBy).HasMaxLength(PersonLength);
    }

    public void Configure(EntityTypeBuilder<Dc01Explanation> builder)
    {
        builder.HasKey(e => new { e.CommuneId, e.Day });
        builder.HasOne<Commune>().WithMany().HasForeignKey(e => e.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.Property(e => e.Text).HasMaxLength(Dc01Explanation.TextLength);
        builder.Property(e => e.ChangedBy).HasMaxLength(PersonLength);
    }
}
