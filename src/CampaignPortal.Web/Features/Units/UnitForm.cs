using System.Globalization;
using CampaignPortal.Core.Units;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.Units;

/// <summary>The posted report and the names of its fields.</summary>
internal static class UnitForm
{
    public const string Version = "phien-ban";
    public const string Day = "ngay-bao-cao";
    public const string Reason = "ly-do";

    public static IReadOnlyList<UnitField> Counts { get; } = [UnitField.Headcount, UnitField.Level2, UnitField.Pupils, UnitField.Parents];

    public static string Name(UnitField field) => field switch
    {
        UnitField.Headcount => "bien-che",
        UnitField.Level2 => "muc-2",
        UnitField.Pupils => "hoc-sinh",
        UnitField.Parents => "phu-huynh",
        _ => Reason,
    };

    /// <summary>What was sent, or null where the form itself is damaged.</summary>
    public static UnitReportInput? Read(IFormCollection form, int campaignId, int unitId) =>
        WholeNumber.Of(form[Version]) is { } version && ChosenDay.Of(form[Day]) is { } day
            ? new()
            {
                CampaignId = campaignId,
                UnitId = unitId,
                Day = day,
                SeenVersion = version,
                Headcount = form[Name(UnitField.Headcount)],
                Level2 = form[Name(UnitField.Level2)],
                Pupils = form[Name(UnitField.Pupils)],
                Parents = form[Name(UnitField.Parents)],
                Reason = form[Reason],
            }
            : null;

    /// <summary>What the day holds, as text; a day without a report begins with the staff as it was.</summary>
    public static UnitReportInput Of(UnitDesk desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return new()
        {
            CampaignId = desk.Campaign.Id,
            UnitId = desk.Row.UnitId,
            Day = desk.Day,
            SeenVersion = desk.Stored?.Version ?? 0,
            Headcount = Text(desk.Stored?.Headcount ?? desk.Row.Headcount),
            Level2 = Text(desk.Stored?.Level2),
            Pupils = Text(desk.Stored?.Pupils),
            Parents = Text(desk.Stored?.Parents),
        };
    }

    public static string? Value(UnitReportInput input, UnitField field)
    {
        ArgumentNullException.ThrowIfNull(input);
        return field switch
        {
            UnitField.Headcount => input.Headcount,
            UnitField.Level2 => input.Level2,
            UnitField.Pupils => input.Pupils,
            UnitField.Parents => input.Parents,
            _ => input.Reason,
        };
    }

    public static int? Value(UnitPoint? point, UnitField field) => field switch
    {
        UnitField.Headcount => point?.Headcount,
        UnitField.Level2 => point?.Level2,
        UnitField.Pupils => point?.Pupils,
        UnitField.Parents => point?.Parents,
        _ => null,
    };

    private static string? Text(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
