using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.SheetForms;

internal sealed class SheetFormTables : IEntityTypeConfiguration<SheetForm>, IEntityTypeConfiguration<SheetFormUse>
{
    /// <summary>Most characters of a name, of a file's name and of a recipient.</summary>
    public const int NameLength = 150;

    public const int PersonLength = 200;

    public void Configure(EntityTypeBuilder<SheetForm> builder)
    {
        builder.HasIndex(f => new { f.CampaignId, f.NameKey, f.Version }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(f => f.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(f => f.Name).HasMaxLength(NameLength);
        builder.Property(f => f.NameKey).HasMaxLength(NameLength);
        builder.Property(f => f.FileName).HasMaxLength(NameLength);
        builder.Property(f => f.Hash).HasMaxLength(64);
        builder.Property(f => f.UploadedBy).HasMaxLength(PersonLength);
    }

    public void Configure(EntityTypeBuilder<SheetFormUse> builder)
    {
        builder.HasIndex(u => new { u.CampaignId, u.Id });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(u => u.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(u => u.FormName).HasMaxLength(NameLength);
        builder.Property(u => u.Recipient).HasMaxLength(NameLength);
        builder.Property(u => u.Hash).HasMaxLength(64);
        builder.Property(u => u.MadeBy).HasMaxLength(PersonLength);
    }
}
