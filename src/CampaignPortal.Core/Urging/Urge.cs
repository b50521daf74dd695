using CampaignPortal.Core.Areas;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Urging;

/// <summary>That a commune was urged (đôn đốc) about a day, by whom and when (plan IV.2, V.5). Written once.</summary>
public sealed class Urge : IInCommune, IFrozen
{
    public long Id { get; set; }

    public int CampaignId { get; set; }

    public int CommuneId { get; set; }

    public DateOnly Day { get; set; }

    public UrgeReason Reason { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime UrgedAt { get; set; }

    public required string UrgedBy { get; set; }

    /// <summary>Of the headline indicator when the commune was urged; null for what was written down before it was kept.</summary>
    public int? Cumulative { get; set; }

    /// <summary>As it stood on the day.</summary>
    public int? Quota { get; set; }
}

public enum UrgeReason
{
    /// <summary>The day had not been reported.</summary>
    Missing = 1,

    /// <summary>Reported, and far below the line to the quota.</summary>
    Behind = 2,

    /// <summary>Reported with hamlets left blank, and not behind.</summary>
    Partial = 3,
}

internal static class UrgeQueries
{
    /// <summary>The entries that were written down in one go: one letter went to their communes.</summary>
    public static IQueryable<Urge> AtOnceWith(this IQueryable<Urge> urges, Urge urge) => urges.Where(u =>
        u.CampaignId == urge.CampaignId && u.Day == urge.Day && u.UrgedAt == urge.UrgedAt && u.UrgedBy == urge.UrgedBy);
}

internal sealed class UrgeTables : IEntityTypeConfiguration<Urge>
{
    public void Configure(EntityTypeBuilder<Urge> builder)
    {
        builder.HasIndex(u => new { u.CampaignId, u.Day });
        builder.HasOne<Commune>().WithMany().HasForeignKey(u => u.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(u => u.UrgedBy).HasMaxLength(200);
    }
}
