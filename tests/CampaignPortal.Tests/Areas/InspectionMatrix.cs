using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Inspections;
using CampaignPortal.Tests.Attachments;
using CampaignPortal.Tests.Support;
using static CampaignPortal.Tests.Areas.Place;

namespace CampaignPortal.Tests.Areas;

/// <summary>The lines of <see cref="ScopeMatrix"/> on visits to communes.</summary>
internal static class InspectionMatrix
{
    private const string Marker = "matrix";

    private static readonly Place[] Communes = [Own, Neighbour, Elsewhere, Smuggled];

    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        Seeing("ListAsync", async c =>
            (await c.Get<InspectionService>().ListAsync(c.Scope, c.CampaignId, new())).Rows.Any(v => v.Id == VisitOf(c))),
        Seeing("GetAsync", async c => await c.Get<InspectionService>().GetAsync(c.Scope, c.CampaignId, VisitOf(c)) is not null),
        Deciding("SaveAsync", async c =>
            (await c.Get<InspectionService>().SaveAsync(c.Scope, new() { CampaignId = c.CampaignId, Id = VisitOf(c), SeenVersion = 99, Findings = "x" })).Status is InspectionStatus.Stale),
        new("InspectionService.MarkDoneAsync", Communes, async c =>
            (await c.Get<InspectionService>().MarkDoneAsync(c.Scope, c.CampaignId, VisitOf(c), 1, 99, "đã làm")).Status.ToString())
        {
            Before = WithVisits,
            None = "no | no | no | no",
            Administrator = "no | no | no | Gone",
            Agency = "Stale | Stale | no | Gone",
            Leadership = "no | no | no | Gone",
            CommuneOfficer = "Stale | Gone | no | Gone",
            UnitOfficer = "no | no | no | no",
        },
        Deciding("ReopenAsync", async c => (await c.Get<InspectionService>().ReopenAsync(c.Scope, c.CampaignId, VisitOf(c), 1, 99)).Status == InspectionStatus.Stale),
        Deciding("RemoveAsync", async c => (await c.Get<InspectionService>().RemoveAsync(c.Scope, c.CampaignId, VisitOf(c), 99)).Status == InspectionStatus.Stale),
        Deciding("AttachAsync", async c =>
        {
            using var file = new MemoryStream(SampleFiles.Pdf);
            return await c.Get<InspectionService>().AttachAsync(c.Scope, c.CampaignId, VisitOf(c), new("x.pdf", file)) is null or AttachmentProblem.Twice;
        }),
        new("InspectionService.RemoveAttachmentAsync", Communes, async c =>
            (await c.Get<InspectionService>().RemoveAttachmentAsync(c.Scope, c.CampaignId, VisitOf(c), 999)).ToString() ?? ScopeMatrix.Yes)
        {
            Before = WithVisits,
            None = "no | no | no | no",
            Administrator = "no | no | no | no",
            Agency = "Gone | Gone | no | Gone",
            Leadership = "no | no | no | no",
            CommuneOfficer = "no | no | no | no",
            UnitOfficer = "no | no | no | no",
        },
    ];

    // What is not there for a scope is told as not there, whether another sees it or not.
    private static ScopeOperation Seeing(string method, Func<ScopeCall, Task<bool>> sees) => new($"InspectionService.{method}", Communes, async c =>
        await sees(c) ? ScopeMatrix.Yes : "not shown")
    {
        Before = WithVisits,
        None = "no | no | no | no",
        Administrator = "yes | yes | yes | not shown",
        Agency = "yes | yes | no | not shown",
        Leadership = "yes | yes | no | not shown",
        CommuneOfficer = "yes | not shown | no | not shown",
        UnitOfficer = "no | no | no | no",
    };

    private static ScopeOperation Deciding(string method, Func<ScopeCall, Task<bool>> act) => new($"InspectionService.{method}", Communes, async c =>
        await act(c) ? ScopeMatrix.Yes : "not there")
    {
        Before = WithVisits,
        None = "no | no | no | no",
        Administrator = "no | no | no | no",
        Agency = "yes | yes | no | not there",
        Leadership = "no | no | no | no",
        CommuneOfficer = "no | no | no | no",
        UnitOfficer = "no | no | no | no",
    };

    private static async Task WithVisits(TestPortal portal)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        foreach (var commune in context.Communes.ToList())
        {
            var visit = new Inspection
            {
                CampaignId = commune.CampaignId,
                CommuneId = commune.Id,
                Day = new(2023, 8, 10),
                Team = InspectionTeam.Agency,
                Findings = "x",
                Version = 1,
                RecordedBy = Marker,
                ChangedBy = "x",
            };
            context.Inspections.Add(visit);
            await context.SaveChangesAsync();
            context.InspectionDemands.Add(new()
            {
                InspectionId = visit.Id,
                Number = 1,
                CampaignId = visit.CampaignId,
                CommuneId = visit.CommuneId,
                Text = "x",
                Due = new(2023, 8, 12),
            });
        }

        await context.SaveChangesAsync();
    }

    private static int VisitOf(ScopeCall call)
    {
        using var context = call.Portal.Db.Open(TestPortal.Root);
        return context.Inspections.Single(i => i.CommuneId == call.CommuneId && i.RecordedBy == Marker).Id;
    }
}
