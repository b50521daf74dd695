using System.Globalization;
using CampaignPortal.Core.DailyEntry;
using Microsoft.Extensions.Primitives;

namespace CampaignPortal.Web.Features.DailyEntry;

/// <summary>The posted form of the grid and the names of its fields.</summary>
internal static class EntryForm
{
    public const string SubmissionId = "ma-gui";
    public const string Version = "phien-ban";
    public const string Day = "ngay";
    public const string Zero = "khong-phat-sinh";

    /// <summary>Cells are named <c>o-hamlet-indicator</c>.</summary>
    public static string Cell(int hamletId, int indicatorId) => string.Create(CultureInfo.InvariantCulture, $"o-{hamletId}-{indicatorId}");

    /// <summary>What was sent, or null where the form itself is damaged (no page of ours makes such a one).</summary>
    public static EntrySubmission? Read(IFormCollection form, int campaignId, int communeId)
    {
        if (!Guid.TryParse(form[SubmissionId], out var id)
            || !int.TryParse(form[Version], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || !DateOnly.TryParseExact(form[Day], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        return new()
        {
            Id = id,
            CampaignId = campaignId,
            CommuneId = communeId,
            Day = day,
            SeenVersion = version,
            DeclaresZero = form.ContainsKey(Zero),
            Cells = [.. form.Select(ReadCell).OfType<TypedCell>()],
        };
    }

    private static TypedCell? ReadCell(KeyValuePair<string, StringValues> field)
    {
        var parts = field.Key.Split('-');
        return parts is ["o", var hamlet, var indicator]
            && int.TryParse(hamlet, NumberStyles.None, CultureInfo.InvariantCulture, out var hamletId)
            && int.TryParse(indicator, NumberStyles.None, CultureInfo.InvariantCulture, out var indicatorId)
            ? new(hamletId, indicatorId, field.Value.ToString())
            : null;
    }
}
