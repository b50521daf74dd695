using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Closing;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.Closing;

/// <summary>The posted report and the names of its fields. One form has all: whichever button is pressed, the words are saved.</summary>
internal static class ClosingForm
{
    public const string Version = Drafts.DraftAnswer.SeenVersion;
    public const string Work = "viec";
    public const string Day = "ngay";
    public const string Early = "chua-het-han";

    /// <summary>The button that takes an attachment away; its value is the attachment.</summary>
    public const string Remove = "bo-tep";

    /// <summary>Sections are named <c>muc-1</c> to <c>muc-5</c>.</summary>
    public static string Name(ClosingSection section) => string.Create(CultureInfo.InvariantCulture, $"muc-{(int)section}");

    /// <summary>What was sent, or null where the form itself is damaged.</summary>
    public static ClosingInput? Read(IFormCollection form, int campaignId, BodyId body) =>
        WholeNumber.Of(form[Version]) is { } version && ClosingProse.All.All(s => form.ContainsKey(Name(s)))
            ? new()
            {
                CampaignId = campaignId,
                Body = body,
                SeenVersion = version,
                Sections = ClosingProse.All.ToDictionary(s => s, s => (string?)form[Name(s)].ToString()),
            }
            : null;
}
