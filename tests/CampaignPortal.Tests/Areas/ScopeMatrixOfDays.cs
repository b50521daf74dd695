using CampaignPortal.Core.Areas;
using CampaignPortal.Core.DayImport;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.History;
using CampaignPortal.Tests.DayImport;
using CampaignPortal.Tests.Support;
using static CampaignPortal.Tests.Areas.Place;

namespace CampaignPortal.Tests.Areas;

/// <summary>The part of the matrix about notes, histories and spreadsheets of a commune's day.</summary>
internal static class ScopeMatrixOfDays
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static readonly Place[] Communes = [Own, Neighbour, Elsewhere, Smuggled];

    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        Reading("DayNoteService.GetAsync", async c =>
        {
            Assert.True((await c.Get<DayNoteService>().GetAsync(c.Scope, c.CampaignId, c.CommuneId, Day)).IsEmpty);
            return ScopeMatrix.Yes;
        }),
        new("DayNoteService.ListAsync", [Own, Elsewhere], async c =>
        {
            var rows = (await c.Get<DayNoteService>().ListAsync(c.Scope, c.CampaignId, Day)).Rows;
            return ScopeCall.Which(rows.Select(r => r.Commune.Id), c.Campaign.Communes.Select(m => m.Id), c.Campaign.Communes[ScopeCall.OwnCommune].Id);
        })
        {
            Before = WriteNotesAsync,
            None = "no | no",
            Administrator = "all | all",
            Agency = "all | no",
            Leadership = "all | no",
            CommuneOfficer = "its own | no",
            UnitOfficer = "no | no",
        },
        Writing("DayNoteService.SaveAsync", async c =>
        {
            var note = new DayNoteInput { CampaignId = c.CampaignId, CommuneId = c.CommuneId, Day = Day, SeenVersion = 0, Difficulties = "x" };

            // Who may not write is not told either what is wrong with a note.
            Assert.Equal(NoteStatus.Refused, (await c.Get<DayNoteService>().SaveAsync(c.Scope, note with { Difficulties = new('x', 2001) })).Status);
            try
            {
                return (await c.Get<DayNoteService>().SaveAsync(c.Scope, note)).Status == NoteStatus.Saved ? ScopeMatrix.Yes : "not saved";
            }
            catch (AccessDeniedException)
            {
                return "refused too late";
            }
        }),
        Reading("HistoryService.OfHamletAsync", async c =>
        {
            Assert.Equal(c.FirstHamlet.Id, (await c.Get<HistoryService>().OfHamletAsync(c.Scope, c.CampaignId, c.CommuneId, c.FirstHamlet.Id, Day)).Hamlet.Id);
            return ScopeMatrix.Yes;
        }),
        Writing("DayImportService.PreviewAsync", async c =>
        {
            Assert.Equal(FileProblem.Missing, (await c.Get<DayImportService>().PreviewAsync(c.Scope, c.CampaignId, c.CommuneId, Day, [])).Problem);
            var result = await c.Get<DayImportService>().PreviewAsync(
                c.Scope, c.CampaignId, c.CommuneId, Day, Sheet.Of(["Ấp, khóm", "Mức 1"], [c.FirstHamlet.FullName, 7]));
            Assert.Equal(7, Assert.Single(result.Preview!.Cells).Value);
            return ScopeMatrix.Yes;
        }),
    ];

    private static async Task WriteNotesAsync(TestPortal portal)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        context.AddRange(context.Communes.AsEnumerable().Select(commune =>
            new DayNote { CampaignId = commune.CampaignId, CommuneId = commune.Id, Day = Day, Difficulties = "x", ChangedBy = "x" }));
        await context.SaveChangesAsync();
    }

    private static ScopeOperation Reading(string name, Func<ScopeCall, Task<string>> act) => new(name, Communes, act)
    {
        None = "no | no | no | no",
        Administrator = "yes | yes | yes | no",
        Agency = "yes | yes | no | no",
        Leadership = "yes | yes | no | no",
        CommuneOfficer = "yes | no | no | no",
        UnitOfficer = "no | no | no | no",
    };

    private static ScopeOperation Writing(string name, Func<ScopeCall, Task<string>> act) => new(name, Communes, act)
    {
        None = "no | no | no | no",
        Administrator = "no | no | no | no",
        Agency = "yes | yes | no | no",
        Leadership = "no | no | no | no",
        CommuneOfficer = "yes | no | no | no",
        UnitOfficer = "no | no | no | no",
    };
}
