using CampaignPortal.Core.Attachments;
using CampaignPortal.Tests.Attachments;
using CampaignPortal.Tests.Support;
using static CampaignPortal.Tests.Areas.Place;

namespace CampaignPortal.Tests.Areas;

/// <summary>The lines of <see cref="ScopeMatrix"/> on files of papers, by a commune's note on its day; of each kind <see cref="PaperFileTests"/> tells.</summary>
internal static class PaperFileMatrix
{
    private static readonly Place[] Communes = [Own, Neighbour, Elsewhere, Smuggled];

    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        Seeing("GetAsync", async c => await c.Get<PaperFileService>().GetAsync(c.Scope, c.CampaignId, Paper(c)) is not null),
        Seeing("ListAsync", async c => (await c.Get<PaperFileService>().ListAsync(c.Scope, c.CampaignId, AttachmentOwnerKind.DayNote, [Paper(c)]))[Paper(c)].Any()),
        Writing("AddAsync", async c =>
        {
            using var file = new MemoryStream(SampleFiles.Pdf);
            return await c.Get<PaperFileService>().AddAsync(c.Scope, c.CampaignId, Paper(c), new("x.pdf", file));
        }),
        Writing("RemoveAsync", async c => await c.Get<PaperFileService>().RemoveAsync(c.Scope, c.CampaignId, Paper(c), 999)),
    ];

    private static ScopeOperation Seeing(string method, Func<ScopeCall, Task<bool>> sees) => new($"PaperFileService.{method}", Communes, async c =>
        await sees(c) ? ScopeMatrix.Yes : "not there")
    {
        Before = WithNotesAsync,
        None = "no | no | no | no",
        Administrator = "yes | yes | yes | not there",
        Agency = "yes | yes | no | not there",
        Leadership = "yes | yes | no | not there",
        CommuneOfficer = "yes | not there | no | not there",
        UnitOfficer = "no | no | no | no",
    };

    // The day is locked: the same for everybody who may write.
    private static ScopeOperation Writing(string method, Func<ScopeCall, Task<AttachmentProblem?>> act) => new($"PaperFileService.{method}", Communes, async c =>
        (await act(c)).ToString() ?? ScopeMatrix.Yes)
    {
        Before = WithNotesAsync,
        None = "no | no | no | no",
        Administrator = "no | no | no | Gone",
        Agency = "Closed | Closed | no | Gone",
        Leadership = "no | no | no | Gone",
        CommuneOfficer = "Closed | Gone | no | Gone",
        UnitOfficer = "no | no | no | no",
    };

    private static async Task WithNotesAsync(TestPortal portal)
    {
        foreach (var campaignId in new[] { 1, 2 })
        {
            var campaign = await portal.CampaignAsync(campaignId);
            foreach (var position in new[] { ScopeCall.OwnCommune, ScopeCall.OwnCommune + 1 })
            {
                var paper = await SamplePapers.AddAsync(portal, AttachmentOwnerKind.DayNote, campaignId, campaign.Communes[position].Id);
                using var file = new MemoryStream(SampleFiles.Png);
                Assert.Null(await portal.Get<PaperFileService>().AddAsync(TestPortal.Agency(campaign), campaignId, paper, new("x.png", file)));
            }
        }
    }

    private static PaperId Paper(ScopeCall call) => PaperId.OfDay(AttachmentOwnerKind.DayNote, call.CommuneId, SamplePapers.Day);
}
