using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.OpenData;

/// <summary>What a program reads the open data with. Only the hash of the token is kept; the token itself was shown once.</summary>
public sealed class ReaderToken : IInCampaign
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    /// <summary>Who reads with it, such as "Power BI của Văn phòng Ủy ban".</summary>
    public required string Name { get; set; }

    /// <summary>The one commune that it reads; null for all of the campaign.</summary>
    public int? OnlyCommuneId { get; set; }

    /// <summary>SHA-256 of the token, in hex. A token has 256 random bits: no salt and no slow hash is needed.</summary>
    public required string Hash { get; set; }

    /// <summary>Last day in Asia/Ho_Chi_Minh, by the real clock, on which it reads.</summary>
    public DateOnly LastDay { get; set; }

    /// <summary>Real time, UTC.</summary>
    public DateTime IssuedAt { get; set; }

    public required string IssuedBy { get; set; }

    /// <summary>Real time, UTC; null while it has not been revoked.</summary>
    public DateTime? RevokedAt { get; set; }

    public string? RevokedBy { get; set; }

    /// <summary>Real time (UTC) of the last reading, some minutes too early at most; null before the first.</summary>
    public DateTime? LastUsedAt { get; set; }
}

internal sealed class ReaderTokenTables : IEntityTypeConfiguration<ReaderToken>
{
    public void Configure(EntityTypeBuilder<ReaderToken> builder)
    {
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasIndex(t => t.CampaignId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(t => t.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Commune>().WithMany().HasForeignKey(t => t.OnlyCommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(t => t.Name).HasMaxLength(ReaderTokenService.NameLength);
        builder.Property(t => t.Hash).HasMaxLength(64);
        builder.Property(t => t.IssuedBy).HasMaxLength(256);
        builder.Property(t => t.RevokedBy).HasMaxLength(256);
    }
}
