using CampaignPortal.Core.OpenData;
using static CampaignPortal.Tests.Areas.Place;

namespace CampaignPortal.Tests.Areas;

/// <summary>The lines of <see cref="ScopeMatrix"/> on the open data and its tokens.</summary>
internal static class OpenDataMatrix
{
    private static readonly Place[] Campaigns = [Own, Elsewhere];

    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        Tokens("ListAsync", async c => Assert.NotNull(await c.Get<ReaderTokenService>().ListAsync(c.Scope, c.CampaignId))),
        Tokens("IssueAsync", async c => Assert.NotNull(
            (await c.Get<ReaderTokenService>().IssueAsync(c.Scope, c.CampaignId, new("x", c.Campaign.Communes[0].Id, new(2023, 9, 6)))).Token)),
        Tokens("RevokeAsync", async c => Assert.False(await c.Get<ReaderTokenService>().RevokeAsync(c.Scope, c.CampaignId, 9999))),
        Reading("RollupAsync", "code", (s, c) => s.RollupAsync(c.Scope, c.CampaignId, new(Day: "2023-08-20"))),
        Reading("CountsAsync", "commune_code", (s, c) => s.CountsAsync(c.Scope, c.CampaignId, new(From: "2023-08-19", To: "2023-08-20"))),
        Reading("CompletenessAsync", "commune_code", (s, c) => s.CompletenessAsync(c.Scope, c.CampaignId, new(From: "2023-08-19", To: "2023-08-20"))),
    ];

    private static ScopeOperation Tokens(string method, Func<ScopeCall, Task> act) => new($"ReaderTokenService.{method}", Campaigns, async c =>
    {
        await act(c);
        return ScopeMatrix.Yes;
    })
    {
        None = "no | no",
        Administrator = "yes | yes",
        Agency = "yes | no",
        Leadership = "no | no",
        CommuneOfficer = "no | no",
        UnitOfficer = "no | no",
    };

    // Which communes have lines.
    private static ScopeOperation Reading(string method, string column, Func<OpenDataService, ScopeCall, Task<OpenRead<OpenTable>>> read) =>
        new($"OpenDataService.{method}", Campaigns, async c =>
        {
            var table = (await read(c.Get<OpenDataService>(), c)).Found!;
            var at = table.Columns.Index().Single(x => x.Item.Name == column).Index;
            var codes = (await table.Rows.Select(r => (string)r[at]!).ToListAsync()).Distinct().ToList();
            return ScopeCall.Which(
                c.Campaign.Communes.Where(m => codes.Contains(m.Code)).Select(m => m.Id), c.Campaign.Communes.Select(m => m.Id), c.Campaign.Communes[ScopeCall.OwnCommune].Id);
        })
        {
            None = "no | no",
            Administrator = "all | all",
            Agency = "all | no",
            Leadership = "all | no",
            CommuneOfficer = "its own | no",
            UnitOfficer = "no | no",
        };
}
