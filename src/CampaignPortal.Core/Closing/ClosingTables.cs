using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Closing;

internal sealed class ClosingTables : IEntityTypeConfiguration<ClosingReport>, IEntityTypeConfiguration<ClosingFiling>
{
    public const int CommentLength = 2000;

    private const int PersonLength = 200;
    private const int StampLength = 100;

    public void Configure(EntityTypeBuilder<ClosingReport> builder)
    {
        builder.HasIndex(r => r.CampaignId);
        builder.HasIndex(r => r.CommuneId).IsUnique();
        builder.HasIndex(r => r.UnitId).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Commune>().WithMany().HasForeignKey(r => r.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(r => r.IsOpen);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property(r => r.Stamp).HasMaxLength(StampLength);
        builder.Property(r => r.ChangedBy).HasMaxLength(PersonLength);
        builder.Property(r => r.FiledBy).HasMaxLength(PersonLength);
        builder.Property(r => r.DecidedBy).HasMaxLength(PersonLength);
        builder.Property(r => r.Comment).HasMaxLength(CommentLength);
    }

    public void Configure(EntityTypeBuilder<ClosingFiling> builder)
    {
        builder.HasIndex(f => new { f.ReportId, f.Number }).IsUnique();
        builder.HasIndex(f => f.CampaignId);
        builder.HasOne<ClosingReport>().WithMany().HasForeignKey(f => f.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(f => f.Stamp).HasMaxLength(StampLength);
        builder.Property(f => f.FiledBy).HasMaxLength(PersonLength);
    }
}
