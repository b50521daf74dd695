using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Reports;

internal sealed class ReportTables :
    IEntityTypeConfiguration<DailyReport>, IEntityTypeConfiguration<DailyDraft>, IEntityTypeConfiguration<IssuedFile>, IEntityTypeConfiguration<DocumentForm>
{
    /// <summary>Most characters of a line of a document's form, and of a list of them.</summary>
    public const int LineLength = 200;

    public const int ListLength = 2000;

    private const int PersonLength = 200;

    public void Configure(EntityTypeBuilder<DailyReport> builder)
    {
        builder.HasIndex(r => new { r.CampaignId, r.Day }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.IssuedBy).HasMaxLength(PersonLength);
    }

    public void Configure(EntityTypeBuilder<DailyDraft> builder)
    {
        builder.HasKey(d => new { d.CampaignId, d.Day });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(d => d.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.Property(d => d.SavedBy).HasMaxLength(PersonLength);
    }

    public void Configure(EntityTypeBuilder<IssuedFile> builder)
    {
        builder.HasIndex(f => new { f.CampaignId, f.Hash });
        builder.HasIndex(f => new { f.CampaignId, f.Kind, f.DocumentId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(f => f.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(f => f.FileName).HasMaxLength(LineLength);
        builder.Property(f => f.Hash).HasMaxLength(64);
        builder.Property(f => f.IssuedBy).HasMaxLength(PersonLength);
    }

    public void Configure(EntityTypeBuilder<DocumentForm> builder)
    {
        builder.HasKey(f => new { f.CampaignId, f.Kind });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(f => f.CampaignId).OnDelete(DeleteBehavior.Restrict);
        foreach (var line in (string[])[nameof(DocumentForm.Superior), nameof(DocumentForm.Issuer), nameof(DocumentForm.Symbol), nameof(DocumentForm.Place), nameof(DocumentForm.Authority), nameof(DocumentForm.Position), nameof(DocumentForm.Signatory)])
        {
            builder.Property(line).HasMaxLength(LineLength);
        }

        builder.Property(f => f.AddressedTo).HasMaxLength(ListLength);
        builder.Property(f => f.Bases).HasMaxLength(ListLength);
        builder.Property(f => f.Recipients).HasMaxLength(ListLength);
    }
}
