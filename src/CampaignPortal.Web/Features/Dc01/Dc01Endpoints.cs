using System.Security.Claims;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CampaignPortal.Web.Features.Dc01;

/// <summary>The steps between a file and its figures, each a form that answers with the page it came from; and the file itself.</summary>
internal static class Dc01Endpoints
{
    public static void MapDc01Endpoints(this WebApplication app)
    {
        app.MapPost(Dc01Address.Step, StepAsync).RequireAuthorization(Policies.Decide);
        app.MapGet(Dc01Address.File, async (ClaimsPrincipal user, Dc01ImportService imports, CampaignCatalog catalog, int id, CancellationToken cancel) =>
        {
            var scope = user.Scope();
            return await catalog.FindCurrentAsync(scope, cancel) is { } campaign && await imports.FileAsync(scope, campaign.Id, id, cancel) is var (name, content)
                ? Results.File(content, "application/octet-stream", name)
                : Results.NotFound();
        }).RequireAuthorization(Policies.Follow);
    }

    private static async Task<IResult> StepAsync(
        HttpContext context, Dc01ImportService imports, Dc01DecisionService decisions, [FromForm] IFormCollection form, CancellationToken cancel)
    {
        var scope = context.User.Scope();
        var campaignId = scope.CampaignId ?? 0;
        var id = WholeNumber.Of(form["tep"]) ?? 0;
        var work = form["viec"].ToString();
        if (work == "chinh-thuc")
        {
            await decisions.SetOfficialAsync(scope, campaignId, Enum.TryParse<OfficialFigures>(form["so"], out var figures) ? figures : OfficialFigures.Communes, cancel);
            return Back(Dc01Address.Imports, Dc01Outcome.Saved);
        }

        var outcome = work switch
        {
            "ngay" => await decisions.ChooseDayAsync(scope, campaignId, id, ChosenDay.Of(form["ngay"]), cancel),
            "cot" => await MapAsync(decisions, scope, campaignId, id, form, cancel),
            "ten" => await DecideAsync(decisions, scope, campaignId, id, form, cancel),
            "nhap" => await imports.ConfirmAsync(scope, campaignId, id, form["dau"], cancel),
            "bo" => await imports.DiscardAsync(scope, campaignId, id, cancel),
            _ => Dc01Outcome.BadChoice,
        };
        return Back(work == "bo" || outcome == Dc01Outcome.Gone ? Dc01Address.Imports : Dc01Address.Import(id), outcome);
    }

    private static Task<Dc01Outcome> MapAsync(
        Dc01DecisionService decisions, AreaScope scope, int campaignId, int id, IFormCollection form, CancellationToken cancel)
    {
        var row = WholeNumber.Of(form["dong"]) ?? 0;
        return decisions.MapAsync(
            scope, campaignId, id, form["trang"], row,
            Enum.GetValues<Dc01Field>().ToDictionary(f => f, f => form[$"cot-{f}"].ToString()), cancel);
    }

    // Pairs of fields: the name's key, and what was chosen for it; nothing chosen leaves it as it is.
    private static Task<Dc01Outcome> DecideAsync(
        Dc01DecisionService decisions, AreaScope scope, int campaignId, int id, IFormCollection form, CancellationToken cancel)
    {
        var choices = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var field in form.Keys.Where(k => k.StartsWith("ten-", StringComparison.Ordinal)))
        {
            var chosen = form["chon-" + field["ten-".Length..]].ToString();
            if (chosen.Length > 0)
            {
                choices[form[field].ToString()] = chosen == "khong" ? null
                    : WholeNumber.Of(chosen) ?? -1;
            }
        }

        return decisions.DecideAsync(scope, campaignId, id, choices, cancel);
    }

    private static IResult Back(string path, Dc01Outcome outcome) => Results.LocalRedirect($"{path}?{Dc01Address.Outcome}={outcome}");
}
