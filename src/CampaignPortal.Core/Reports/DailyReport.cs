using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Reports;

/// <summary>The report of one day as it was issued (plan V.2). One for each day; never changed, never deleted.</summary>
public sealed class DailyReport : IFrozen
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    public DateOnly Day { get; set; }

    /// <summary>Campaign time, UTC: the figures are of this moment.</summary>
    public DateTime IssuedAt { get; set; }

    public required string IssuedBy { get; set; }

    /// <summary>Communes that had not reported the day.</summary>
    public int MissingCount { get; set; }

    /// <summary>The <see cref="DailyFigures"/> as JSON.</summary>
    public required string Figures { get; set; }
}

/// <summary>The bytes of a document that was issued, to hand out and to compare with.</summary>
public sealed class IssuedFile : IFrozen
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    public DocumentKind Kind { get; set; }

    /// <summary>Id of the report that it belongs to, within its kind.</summary>
    public int DocumentId { get; set; }

    public required string FileName { get; set; }

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public required string Hash { get; set; }

    public required byte[] Content { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime IssuedAt { get; set; }

    public required string IssuedBy { get; set; }
}

public enum DocumentKind
{
    /// <summary>Báo cáo ngày.</summary>
    DailyReport = 1,

    /// <summary>Báo cáo tổng kết.</summary>
    SummaryReport = 2,

    /// <summary>Tờ trình khen thưởng.</summary>
    Commendation = 3,

    /// <summary>Công văn đôn đốc.</summary>
    Urging = 4,

    /// <summary>Tờ trình phê bình.</summary>
    Criticism = 8,

    /// <summary>Biên bản kiểm tra.</summary>
    Inspection = 9,
}
