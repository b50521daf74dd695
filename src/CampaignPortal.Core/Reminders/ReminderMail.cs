using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignPortal.Core.Reminders;

/// <summary>
/// One reminder by e-mail about one commune or unit, day and kind. The row is there before anything is sent: its unique index lets
/// one node send, once.
/// </summary>
public sealed class ReminderMail : IMaybeInCommune
{
    public const int ErrorLength = 500;

    public int Id { get; set; }

    public int CampaignId { get; set; }

    public int? CommuneId { get; set; }

    public int? UnitId { get; set; }

    /// <summary>The campaign day, or the due day of the paper.</summary>
    public DateOnly Day { get; set; }

    public ReminderKind Kind { get; set; }

    public MailState State { get; set; }

    /// <summary>How often somebody began to send it.</summary>
    public int Attempts { get; set; }

    /// <summary>Who is sending it now: only they say what came of it.</summary>
    public Guid Claim { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime ClaimedAt { get; set; }

    /// <summary>Campaign time, UTC, of the outcome.</summary>
    public DateTime? SettledAt { get; set; }

    /// <summary>To whom, parted by commas.</summary>
    public required string Addresses { get; set; }

    /// <summary>Why it did not go out, or not to everybody.</summary>
    public string? Error { get; set; }
}

public enum ReminderKind
{
    /// <summary>To the officers of a commune that has not reported, before the cut-off.</summary>
    BeforeCutOff = 1,

    /// <summary>To the commune's leader, after it.</summary>
    AfterCutOff = 2,

    /// <summary>A plan is due soon.</summary>
    PlanSoon = 3,

    /// <summary>A plan was due and is missing.</summary>
    PlanOver = 4,
    ReportSoon = 5,
    ReportOver = 6,

    /// <summary>To the officers of a commune whose report leaves hamlets blank, before the cut-off.</summary>
    HamletsBlank = 7,
}

public enum MailState
{
    /// <summary>Somebody is about to send it; nothing has reached the mail server yet.</summary>
    Claimed = 0,

    /// <summary>It is being handed to the mail server. Who dies now leaves it open whether it went out: it is not sent again.</summary>
    Sending = 1,

    Sent = 2,

    /// <summary>It did not go out; tried again some times.</summary>
    Failed = 3,

    /// <summary>The connection broke while it was handed over; not sent again.</summary>
    Unknown = 4,
}

internal sealed class ReminderMailTables : IEntityTypeConfiguration<ReminderMail>
{
    public void Configure(EntityTypeBuilder<ReminderMail> builder)
    {
        builder.HasIndex(m => new { m.CommuneId, m.Day, m.Kind }).IsUnique();
        builder.HasIndex(m => new { m.UnitId, m.Day, m.Kind }).IsUnique();
        builder.HasIndex(m => new { m.CampaignId, m.Day });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(m => m.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Commune>().WithMany().HasForeignKey(m => m.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Units.Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(m => m.Addresses).HasMaxLength(2000);
        builder.Property(m => m.Error).HasMaxLength(ReminderMail.ErrorLength);
    }
}
