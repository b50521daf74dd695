using System.Globalization;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.Quotas;

/// <summary>Targets as text, as the form shows them and as it sends them.</summary>
internal sealed record QuotaForm
{
    public const string VersionField = "phien-ban";
    public const string RevisionField = "lan-cong-bo";
    public const string FromField = "hieu-luc";
    public const string NumberField = "so-van-ban";
    public const string DateField = "ngay-van-ban";
    public const string TitleField = "trich-yeu";
    public const string ReasonField = "ly-do";

    /// <summary>What is asked for: <see cref="Save"/>, <see cref="Publish"/>, <see cref="Discard"/> or <see cref="SplitOf"/>.</summary>
    public const string ActionField = "viec";
    public const string Save = "luu";
    public const string Publish = "cong-bo";
    public const string Discard = "bo";

    private const string Split = "chia-";
    private const string CellPrefix = "o-";

    public required QuotaInput Input { get; init; }

    public required string Action { get; init; }

    /// <summary>Whose target is to be split, or null where something else is asked for.</summary>
    public QuotaArea? SplitArea => Action.StartsWith(Split, StringComparison.Ordinal) ? QuotaArea.Read(Action[Split.Length..]) : null;

    public static string SplitOf(QuotaArea area) => Split + area.Key;

    public static string Cell(QuotaArea area) => CellPrefix + area.Key;

    public static QuotaForm Read(IFormCollection form, int campaignId, int indicatorId) => new()
    {
        Action = form[ActionField].ToString(),
        Input = new()
        {
            CampaignId = campaignId,
            IndicatorId = indicatorId,
            SeenVersion = Whole(form[VersionField]),
            SeenRevision = Whole(form[RevisionField]),
            ValidFrom = form[FromField],
            DocumentNumber = form[NumberField],
            DocumentDate = form[DateField],
            DocumentTitle = form[TitleField],
            Reason = form[ReasonField],
            Cells = form.Where(f => f.Key.StartsWith(CellPrefix, StringComparison.Ordinal))
                .ToDictionary(f => f.Key[CellPrefix.Length..], f => (string?)f.Value.ToString(), StringComparer.Ordinal),
        },
    };

    /// <summary>What is on the desk, as text.</summary>
    public static QuotaInput Of(QuotaDesk desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return new()
        {
            CampaignId = desk.Campaign.Id,
            IndicatorId = desk.Indicator.Id,
            SeenVersion = desk.Version,
            SeenRevision = desk.LastRevision,
            ValidFrom = desk.Plan.ValidFrom is { } from ? Show.Iso(from) : "",
            DocumentNumber = desk.Plan.DocumentNumber,
            DocumentDate = desk.Plan.DocumentDate is { } date ? Show.Iso(date) : "",
            DocumentTitle = desk.Plan.DocumentTitle,
            Reason = desk.Plan.Reason,
            Cells = Cells(desk.Plan.Targets),
        };
    }

    public static IReadOnlyDictionary<string, string?> Cells(IReadOnlyDictionary<QuotaArea, int> targets) =>
        targets.ToDictionary(t => t.Key.Key, t => (string?)t.Value.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);

    // What is damaged is no version that anybody has seen.
    private static int Whole(string? text) => WholeNumber.Of(text) ?? -1;
}
