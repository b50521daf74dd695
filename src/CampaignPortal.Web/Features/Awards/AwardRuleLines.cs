using System.Globalization;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Documents;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Awards;

/// <summary>The rules in the reader's language; in Vietnamese in the words of the letter.</summary>
internal static class AwardRuleLines
{
    public static IReadOnlyList<string> Of(AwardDesk desk, IStringLocalizer<AwardText> T)
    {
        var (rules, deadline) = (desk.Rules, desk.Campaign.Campaign.UnitsDeadline);
        var until = T["Rule.Until", OfficialDate.InText(desk.Day)].Value;
        return desk.Kind == AwardKind.Commendation
            ?
            [
                Line(T["Rule.Communes"], until, T["Rule.And"], Asked("Rule.Quota", rules.QuotaFrom), Asked("Rule.OnTime", rules.OnTimeFrom)),
                Line(T["Rule.Units"], deadline is { } by ? T["Rule.Deadline", OfficialDate.InText(by)] : until, "", Asked("Rule.Staff", rules.StaffFrom)),
            ]
            :
            [
                Line(T["Rule.Communes"], until, T["Rule.Or"], Asked("Rule.QuotaBelow", rules.QuotaBelow), Asked("Rule.ReportedBelow", rules.ReportedBelow)),
                Line(T["Rule.Units"], deadline is { } at ? desk.Day < at ? T["Rule.BeforeDeadline", OfficialDate.InText(at)] : T["Rule.AtDeadline", OfficialDate.InText(at)] : until, "", Asked("Rule.StaffBelow", rules.StaffBelow)),
            ];

        string? Asked(string key, decimal? share) => share is { } value ? T[key, value.ToString("0.##", CultureInfo.CurrentCulture)].Value : null;

        string Line(string who, string when, string link, params string?[] conditions)
        {
            var asked = conditions.OfType<string>().ToList();
            return asked.Count == 0 ? T["Rule.None", who] : T["Rule.Line", who, string.Join($" {link} ", asked), when];
        }
    }
}
