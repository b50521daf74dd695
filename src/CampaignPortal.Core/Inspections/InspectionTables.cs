using CampaignPortal.Core.Areas;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Inspections;

internal sealed class InspectionTables : IEntityTypeConfiguration<Inspection>, IEntityTypeConfiguration<InspectionDemand>
{
    public const int NameLength = 200;

    public void Configure(EntityTypeBuilder<Inspection> builder)
    {
        builder.HasIndex(i => new { i.CampaignId, i.CommuneId });
        builder.HasOne<Commune>().WithMany().HasForeignKey(i => i.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.Property(i => i.Members).HasMaxLength(InspectionRules.MembersLength);
        builder.Property(i => i.Findings).HasMaxLength(InspectionRules.FindingsLength);
        builder.Property(i => i.RecordedBy).HasMaxLength(NameLength);
        builder.Property(i => i.ChangedBy).HasMaxLength(NameLength);
    }

    public void Configure(EntityTypeBuilder<InspectionDemand> builder)
    {
        builder.HasKey(d => new { d.InspectionId, d.Number });
        builder.HasIndex(d => new { d.CampaignId, d.CommuneId });
        builder.HasOne<Inspection>().WithMany().HasForeignKey(d => d.InspectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Commune>().WithMany().HasForeignKey(d => d.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(d => d.Text).HasMaxLength(InspectionRules.DemandLength);
        builder.Property(d => d.DoneBy).HasMaxLength(NameLength);
        builder.Property(d => d.DoneWord).HasMaxLength(InspectionRules.WordLength);
    }
}
