using System.Globalization;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Web.Components.Shared;
using Microsoft.Extensions.Primitives;

namespace CampaignPortal.Web.Features.DailyEntry;

/// <summary>The posted form of the grid and the names of its fields.</summary>
internal static class EntryForm
{
    public const string SubmissionId = "ma-gui";
    public const string Version = "phien-ban";
    public const string Day = "ngay";
    public const string Zero = "khong-phat-sinh";

    public const string Running = "luy-ke";

    /// <summary>The word of reason for a cell is named <c>l-hamlet-indicator</c>.</summary>
    public static string Reason(int hamletId, int indicatorId) => string.Create(CultureInfo.InvariantCulture, $"l-{hamletId}-{indicatorId}");

    /// <summary>What is chosen where two have saved is named <c>c-hamlet-indicator</c>; <see cref="Theirs"/> leaves the cell as it is stored.</summary>
    public static string Choice(int hamletId, int indicatorId) => string.Create(CultureInfo.InvariantCulture, $"c-{hamletId}-{indicatorId}");

    public const string Theirs = "ho";

    /// <summary>Cells are named <c>o-hamlet-indicator</c>.</summary>
    public static string Cell(int hamletId, int indicatorId) => string.Create(CultureInfo.InvariantCulture, $"o-{hamletId}-{indicatorId}");

    /// <summary>What was sent, or null where the form itself is damaged (no page of ours makes such a one).</summary>
    public static EntrySubmission? Read(IFormCollection form, int campaignId, int communeId)
    {
        if (!Guid.TryParse(form[SubmissionId], out var id)
            || WholeNumber.Of(form[Version]) is not { } version
            || ChosenDay.Of(form[Day]) is not { } day)
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
            Mode = form[Running] == "1" ? EntryMode.RunningTotals : EntryMode.DayCounts,
            Cells = [.. form.Select(field => ReadCell(field, form)).OfType<TypedCell>()],
        };
    }

    private static TypedCell? ReadCell(KeyValuePair<string, StringValues> field, IFormCollection form)
    {
        var parts = field.Key.Split('-');
        return parts is ["o", var hamlet, var indicator]
            && WholeNumber.Of(hamlet) is { } hamletId
            && WholeNumber.Of(indicator) is { } indicatorId
            && form[Choice(hamletId, indicatorId)] != Theirs
            ? new(hamletId, indicatorId, field.Value.ToString(), form[Reason(hamletId, indicatorId)])
            : null;
    }
}
