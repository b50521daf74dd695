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

    /// <summary>The cells as typed. A cell that is not named stays as it is; an empty one is made blank.</summary>
    public required IReadOnlyList<TypedCell> Cells { get; init; }

    /// <summary>SHA-256, in hex, of everything but the id.</summary>
    internal string ContentHash()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{CampaignId}|{CommuneId}|{Day:yyyy-MM-dd}|{SeenVersion}|{DeclaresZero}");
        foreach (var cell in Cells.OrderBy(c => c.HamletId).ThenBy(c => c.IndicatorId))
        {
            text.Append(CultureInfo.InvariantCulture, $"|{cell.HamletId}:{cell.IndicatorId}={cell.Text?.Trim()}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

public sealed record TypedCell(int HamletId, int IndicatorId, string? Text);
