using System.Security.Claims;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Endpoints;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Features.Awards;

/// <summary>Decisions, everybody's figures and the log of the page as a workbook; the list itself is a paper of its own.</summary>
internal static class AwardTable
{
    private const string Path = "/tai-ve/xet-khen-thuong.xlsx";

    public static string Of(AwardKind kind) => $"{Path}?{AwardAddress.Query(kind)}";

    public static void MapAwardTable(this WebApplication app) => app.MapGet(Path, async (
        ClaimsPrincipal user, CampaignCatalog catalog, AwardService awards, IStringLocalizer<AwardText> T, string? loai, CancellationToken cancel) =>
        await TableFile.OfCurrentAsync(user, catalog, async (scope, campaign) =>
        {
            var desk = await awards.GetAsync(scope, campaign.Id, AwardAddress.Kind(loai), cancel);
            return TableFile.Of(campaign, desk.Kind == AwardKind.Criticism ? "xet-phe-binh" : "xet-khen-thuong", desk.Day, Decisions(desk, T), Standings(desk, T), Log(desk, T));
        }, cancel)).RequireAuthorization(Policies.Follow);

    private static SheetTable Decisions(AwardDesk desk, IStringLocalizer<AwardText> T) => new(
        "Quyet dinh", T["Kind." + desk.Kind], T["RulesTitle", Show.FullDay(desk.Day)],
        [
            new(T["Name"], 28), new(T["Position"], 24), new(T["Body"], 24), new(T["Decision"], 20), new(T["FormColumn"], 36), new(T["Reason." + desk.Kind], 60),
            new(T["DecidedBy"], 24), new(T["LogAt"], 18),
        ],
        [
            .. desk.Proposed.Concat(desk.LeftOut).Select(i => new SheetRow(
                [
                    i.Proposal.Name, i.Proposal.Position, i.Proposal.Body, (i.Proposal.IsProposed ? T["Propose." + desk.Kind] : T["LeaveOut"]).Value, i.Proposal.Form, i.Reason,
                    i.Proposal.DecidedBy, CampaignClock.ToLocal(i.Proposal.DecidedAt),
                ])),
        ],
        NameColumn: 1);

    private static SheetTable Standings(AwardDesk desk, IStringLocalizer<AwardText> T) => new(
        "So lieu", T["Figures"], T["RulesTitle", Show.FullDay(desk.Day)],
        [
            new(T["Name"], 28), new(T["Candidate"], 14), new(T["Figure"], 36), new(T["Part"], 12), new(T["Whole"], 12), new(T["Share"], 10), new(T["Threshold"], 12), new(T["Verdict"], 14),
            new(T["Source"], 60),
        ],
        [
            .. from standing in desk.Standings
               from line in standing.Evidence.Lines
               select new SheetRow(
               [
                   standing.Name, (standing.IsCandidate ? T["Yes"] : T["No"]).Value, AwardFigureWords.Label(T, line), line.Part, line.Whole, line.Percent, line.Threshold,
                   AwardFigureWords.Verdict(T, desk.Kind, line), AwardFigureWords.Source(T, line),
               ]),
        ],
        NameColumn: 1);

    private static SheetTable Log(AwardDesk desk, IStringLocalizer<AwardText> T) => new(
        "Nhat ky", T["LogTitle", desk.Log.Count], T["Kind." + desk.Kind],
        [new(T["LogAt"], 18), new(T["LogBy"], 26), new(T["LogAbout"], 30), new(T["LogField"], 28), new(T["LogOld"], 36), new(T["LogNew"], 36)],
        [
            .. from row in desk.Log
               from change in row.Changes
               select new SheetRow(
               [
                   row.At, row.By, row.Action == AuditAction.AwardRulesChanged ? T["LogRules"].Value : row.Subject, T["Field." + change.Field].Value,
                   AwardChanges.Value(T, change.Field, change.Old), AwardChanges.Value(T, change.Field, change.New),
               ]),
        ],
        NameColumn: 1);
}
