using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>What an officer sends for one commune's day.</summary>
public sealed record EntrySubmission
{
    /// <summary>Made by the page, once for each filling-in: sent again, it is answered as the first time.</summary>
    public required Guid Id { get; init; }

    public required int CampaignId { get; init; }

    public required int CommuneId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>The version of the day that the officer saw; 0 for a day not yet reported.</summary>
    public required int SeenVersion { get; init; }

    /// <summary>True for "không phát sinh": every flow of the day is 0, and the cells are not looked at.</summary>
    public bool DeclaresZero { get; init; }

    /// <summary>What the flows among the cells are.</summary>
    public EntryMode Mode { get; init; }

    /// <summary>How long it waited for a connection, by the sender's clock; no part of the content.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>The cells as typed. A cell that is not named stays as it is; an empty one is made blank.</summary>
    public required IReadOnlyList<TypedCell> Cells { get; init; }

    /// <summary>SHA-256, in hex, of everything but the id and the waiting.</summary>
    internal string ContentHash()
    {
        var text = new StringBuilder(Cells.Count * 16);
        text.Append(CultureInfo.InvariantCulture, $"{CampaignId}|{CommuneId}|{Day:yyyy-MM-dd}|{SeenVersion}|{DeclaresZero}");
        if (Mode != EntryMode.DayCounts)
        {
            text.Append(CultureInfo.InvariantCulture, $"|{Mode}");
        }

        foreach (var cell in Cells.OrderBy(c => c.HamletId).ThenBy(c => c.IndicatorId))
        {
            text.Append(CultureInfo.InvariantCulture, $"|{cell.HamletId}:{cell.IndicatorId}={cell.Text?.Trim()}");
            if (!string.IsNullOrWhiteSpace(cell.Reason))
            {
                text.Append(CultureInfo.InvariantCulture, $"({cell.Reason.Trim()})");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>One cell as typed.</summary>
/// <param name="Reason">The officer's word where a check struck or a running total fell.</param>
public sealed record TypedCell(int HamletId, int IndicatorId, string? Text, string? Reason = null);

public enum EntryMode
{
    /// <summary>A flow's cell is the day's count.</summary>
    DayCounts = 0,

    /// <summary>A flow's cell is the running total up to and with the day; the day's count is worked out at the commit.</summary>
    RunningTotals = 1,
}
