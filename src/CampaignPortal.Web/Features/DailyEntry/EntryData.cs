using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.DailyEntry;

/// <summary>What the page's script knows beside the cells: whose day it is, the campaign's checks, and its sentences.</summary>
internal sealed record EntryData
{
    public required string User { get; init; }

    /// <summary>How the day is called where it waits for a connection.</summary>
    public required string Label { get; init; }

    public required int CampaignId { get; init; }

    public required int CommuneId { get; init; }

    public required string Day { get; init; }

    public required string Today { get; init; }

    /// <summary>The campaign's last: after it no day follows.</summary>
    public required string LastDay { get; init; }

    /// <summary>How the page calls the day, and what days of the week are called, Sunday first.</summary>
    public required string DayText { get; init; }

    public required IReadOnlyList<string> DayNames { get; init; }

    /// <summary>Wall time of the campaign when the page was made.</summary>
    public required string Now { get; init; }

    public required int Version { get; init; }

    public required string Address { get; init; }

    public required bool Running { get; init; }

    public required bool Locked { get; init; }

    /// <summary>The checks that are on, by their names in the script.</summary>
    public required IReadOnlyDictionary<string, RuleData> Rules { get; init; }

    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    public static string Write(EntryDay day, AreaScope scope, string address, bool isRunning, IStringLocalizer<EntryText> text) => JsonSerializer.Serialize(
        new()
        {
            User = scope.UserId,
            Label = $"{day.Commune.FullName}, {Show.Day(day.Day)}",
            CampaignId = day.Campaign.Id,
            CommuneId = day.Commune.Id,
            Day = Show.Iso(day.Day),
            Today = Show.Iso(day.Today),
            LastDay = Show.Iso(day.Campaign.Campaign.EndDay),
            DayText = Show.Day(day.Day),
            DayNames = [.. Week.Select(Show.DayOfWeek)],
            Now = day.Now.ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
            Version = day.Version,
            Address = address,
            Running = isRunning,
            Locked = day.IsLocked,
            Rules = day.Campaign.Checks.Where(c => c.Level != CheckLevel.Off && c.Code != CheckCode.StaffAboveHeadcount)
                .ToDictionary(c => JsonNamingPolicy.CamelCase.ConvertName(c.Code.ToString()), c => new RuleData((int)c.Level, c.Factor, c.Floor)),
            Texts = Sentences(text),
        },
        Json.EntryData);

    private static readonly IReadOnlyList<DateOnly> Week = [.. Enumerable.Range(0, 7).Select(new DateOnly(2023, 8, 6).AddDays)];

    // Vietnamese letters as they are; what could end the element that holds it is escaped.
    private static readonly EntryDataJson Json = new(new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    private static Dictionary<string, string> Sentences(IStringLocalizer<EntryText> text) => new()
    {
        ["negative"] = text["Cell.Negative"],
        ["notWholeNumber"] = text["Cell.NotWholeNumber"],
        ["tooLarge"] = text["Cell.TooLarge"],
        ["fallingTotal"] = text["Cell.FallingTotal"],
        ["unusual"] = text["Cell.Unusual"],
        ["aboveEligible"] = text["Cell.AboveEligible"],
        ["stocksAboveEligible"] = text["Cell.StocksAboveEligible"],
        ["draft"] = text["Script.Draft"],
        ["restored"] = text["Script.Restored"],
        ["sending"] = text["Script.Sending"],
        ["waiting"] = text["Script.Waiting"],
        ["signin"] = text["Script.SignIn"],
        ["other-user"] = text["OtherUser"],
        ["sent"] = text["SentAt"],
        ["refused"] = text["Script.Refused"],
        ["choose"] = text["Script.Choose"],
        ["needsReason"] = text["Script.NeedsReason"],
        ["correct"] = text["Script.Correct"],
        ["nothing"] = text["Reason.NothingTyped"],
        ["same"] = text["Script.Same"],
        ["unused"] = text["Script.Unused"],
        ["pasted"] = text["Script.Pasted"],
        ["pastedByName"] = text["Script.PastedByName"],
        ["notPasted"] = text["Script.NotPasted"],
        ["copied"] = text["Script.Copied"],
        ["notCopied"] = text["Script.NotCopied"],
        ["kept"] = text["Script.Kept"],
        ["keptOld"] = text["Script.KeptOld"],
        ["needsConnection"] = text["Script.NeedsConnection"],
        ["followed"] = text["Script.Followed"],
        ["passed"] = text["Script.Passed"],
        ["openOld"] = text["Script.OpenOld"],
        ["openToday"] = text["Script.OpenToday"],
        ["notYetSent"] = text["NotYetSent"],
        ["confirmZero"] = text["ConfirmZero"],
    };
}

/// <summary>One check as the script takes it.</summary>
internal sealed record RuleData(int Level, double Factor, int Floor);

[JsonSerializable(typeof(EntryData))]
internal sealed partial class EntryDataJson : JsonSerializerContext;
