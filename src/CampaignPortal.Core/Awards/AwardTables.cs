using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Awards;

internal sealed class AwardTables :
    IEntityTypeConfiguration<AwardRules>, IEntityTypeConfiguration<AwardProposal>, IEntityTypeConfiguration<AwardPaper>
{
    /// <summary>Most characters of a name, a position, a body or a form of reward.</summary>
    public const int LineLength = 200;

    public const int ReasonLength = 2000;

    public void Configure(EntityTypeBuilder<AwardRules> builder)
    {
        builder.HasKey(r => r.CampaignId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Version).IsConcurrencyToken();
        foreach (var share in (string[])[nameof(AwardRules.QuotaFrom), nameof(AwardRules.OnTimeFrom), nameof(AwardRules.StaffFrom), nameof(AwardRules.QuotaBelow), nameof(AwardRules.ReportedBelow), nameof(AwardRules.StaffBelow)])
        {
            builder.Property(share).HasPrecision(6, 2);
        }

        builder.Property(r => r.HostForm).HasMaxLength(LineLength);
        builder.Property(r => r.HigherForm).HasMaxLength(LineLength);
        builder.Property(r => r.CriticismForm).HasMaxLength(LineLength);
    }

    public void Configure(EntityTypeBuilder<AwardProposal> builder)
    {
        builder.HasKey(p => new { p.CampaignId, p.Kind, p.Subject });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Property(p => p.Subject).HasMaxLength(AwardSubject.Length);
        foreach (var line in (string[])[nameof(AwardProposal.Name), nameof(AwardProposal.Position), nameof(AwardProposal.Body), nameof(AwardProposal.Form), nameof(AwardProposal.DecidedBy)])
        {
            builder.Property(line).HasMaxLength(LineLength);
        }

        builder.Property(p => p.Reason).HasMaxLength(ReasonLength);
    }

    public void Configure(EntityTypeBuilder<AwardPaper> builder)
    {
        builder.HasIndex(p => new { p.CampaignId, p.Kind, p.Number }).IsUnique();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(p => p.IssuedBy).HasMaxLength(LineLength);
    }
}
