using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Plans;

/// <summary>
/// The implementing plan of a commune or unit as it was filed (plan V.1), with its file. Written once: a newer version is a row of
/// its own, the one with the highest number holds.
/// </summary>
public sealed class Plan : IMaybeInCommune, IFrozen
{
    public const int NumberLength = 60;

    public int Id { get; set; }

    public int CampaignId { get; set; }

    public int? CommuneId { get; set; }

    public int? UnitId { get; set; }

    /// <summary>1 for the first.</summary>
    public int Version { get; set; }

    /// <summary>Number and symbol of the document: "15/KH-UBND".</summary>
    public required string Number { get; set; }

    /// <summary>Date of the document.</summary>
    public DateOnly Date { get; set; }

    public required string FiledBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime FiledAt { get; set; }
}

internal sealed class PlanTables : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.HasIndex(p => p.CampaignId);
        builder.HasIndex(p => new { p.CommuneId, p.Version }).IsUnique();
        builder.HasIndex(p => new { p.UnitId, p.Version }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Commune>().WithMany().HasForeignKey(p => p.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(p => p.Number).HasMaxLength(Plan.NumberLength);
        builder.Property(p => p.FiledBy).HasMaxLength(200);
    }
}
