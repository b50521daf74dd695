using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Documents;

namespace CampaignPortal.Core.Reports;

/// <summary>The agency's own words for the report of a day, until it is issued: one for each day.</summary>
public sealed class DailyDraft : IInCampaign
{
    public int CampaignId { get; set; }

    public DateOnly Day { get; set; }

    /// <summary>Cleaned, see <see cref="ProseText"/>.</summary>
    public required string Assessment { get; set; }

    public required string Proposals { get; set; }

    /// <summary>The <see cref="DailyFigures"/> that the writer had before them when the draft was begun or saved by its button, as JSON.</summary>
    public required string Figures { get; set; }

    /// <summary>One more for each change; what the writer saw is compared with it.</summary>
    public int Version { get; set; }

    public required string SavedBy { get; set; }

    /// <summary>Campaign time, UTC.</summary>
    public DateTime SavedAt { get; set; }
}

/// <summary>What the agency says of a day beside its figures; cleaned.</summary>
/// <param name="Assessment">Nhận xét, đánh giá.</param>
/// <param name="Proposals">Đề xuất, nhiệm vụ những ngày tới.</param>
public sealed record DailyWords(string Assessment, string Proposals)
{
    /// <summary>Most characters of each: more than a page of a day's report.</summary>
    public const int Length = 30_000;

    private const int TypedLength = 1_000_000;

    public static DailyWords None { get; } = new("", "");

    /// <summary>Null where one of them is too long.</summary>
    internal static DailyWords? Read(DailyDraftInput typed)
    {
        string?[] texts = [typed.Assessment, typed.Proposals];
        if (texts.Any(t => t?.Length > TypedLength))
        {
            return null;
        }

        string[] clean = [.. texts.Select(ProseText.Clean)];
        return clean.All(t => t.Length <= Length) ? new(clean[0], clean[1]) : null;
    }
}

/// <summary>The agency's words as they were typed.</summary>
public sealed record DailyDraftInput
{
    public required int CampaignId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>The version that the writer saw; 0 where nobody had begun.</summary>
    public required int SeenVersion { get; init; }

    public string? Assessment { get; init; }

    public string? Proposals { get; init; }
}

public enum DailyDraftStatus
{
    /// <summary>Stored, or stored like this already.</summary>
    Saved,

    /// <summary>Somebody else saved meanwhile; nothing was written.</summary>
    Stale,

    /// <summary>More than <see cref="DailyWords.Length"/>; nothing was written.</summary>
    TooLong,

    /// <summary>The day has its report; nothing was written.</summary>
    IssuedAlready,

    /// <summary>Not a day of the campaign, or one to come.</summary>
    NoSuchDay,
}

/// <param name="Draft">What is stored now; null where nothing is, or nobody looked.</param>
public sealed record DailyDraftOutcome(DailyDraftStatus Status, DailyDraftRow? Draft = null);

/// <param name="SavedAt">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record DailyDraftRow(int Version, string SavedBy, DateTime SavedAt);
