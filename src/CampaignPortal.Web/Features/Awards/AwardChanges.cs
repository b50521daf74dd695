using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Documents;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Awards;

/// <summary>Old and new values of the log in words, for the page and its workbook.</summary>
internal static class AwardChanges
{
    public static string Value(IStringLocalizer<AwardText> T, string field, string? value) => (field, value) switch
    {
        (_, null) => Show.Blank,
        ("IsProposed", "1") => T["Yes"],
        ("IsProposed", _) => T["No"],
        ("IsPerson", "1") => T["Person"],
        ("IsPerson", _) => T["Collective"],
        ("Level", "Higher") => T["LevelHigher"],
        ("Level", _) => T["LevelHost"],
        (nameof(AwardProposal.Evidence), _) when AwardEvidence.OfLog(value) is { } evidence => string.Join("; ", evidence.Lines.Select(l => Line(T, l))),
        _ => value,
    };

    private static string Line(IStringLocalizer<AwardText> T, EvidenceLine line)
    {
        var figure = $"{AwardFigureWords.Label(T, line)}: {AwardFigureWords.Figure(line)}";
        return line.Threshold is null
            ? T["LogFigure", figure, OfficialDate.InText(line.Day)]
            : T["LogFigureOf", figure, AwardFigureWords.Threshold(line), OfficialDate.InText(line.Day)];
    }
}
