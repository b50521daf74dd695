using System.Globalization;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.DayNotes;

/// <summary>The posted note and the names of its fields.</summary>
internal static class NoteForm
{
    public const string Version = "phien-ban";
    public const string Day = "ngay";
    public const string Difficulties = "kho-khan";
    public const string Proposals = "kien-nghi";

    /// <summary>Counts by place are named <c>noi-1</c> to <c>noi-6</c>.</summary>
    public static string Place(WorkPlace place) => string.Create(CultureInfo.InvariantCulture, $"noi-{(int)place}");

    /// <summary>What was sent, or null where the form itself is damaged.</summary>
    public static DayNoteInput? Read(IFormCollection form, int campaignId, int communeId) =>
        WholeNumber.Of(form[Version]) is { } version && ChosenDay.Of(form[Day]) is { } day
            ? new()
            {
                CampaignId = campaignId,
                CommuneId = communeId,
                Day = day,
                SeenVersion = version,
                Difficulties = form[Difficulties],
                Proposals = form[Proposals],
                Places = DayNoteRules.Places.ToDictionary(p => p, p => (string?)form[Place(p)]),
            }
            : null;
}
