using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Inspections;
using CampaignPortal.Tests.Attachments;
using CampaignPortal.Tests.Support.SqlServer;
using static CampaignPortal.Tests.Support.SqlServer.StandInCampaign;

namespace CampaignPortal.Tests.Data;

/// <summary>The part of <see cref="ServiceCalls"/> about visits to communes.</summary>
internal static class InspectionCalls
{
    private const int Visit = 91;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task DriveAsync(SqlServerPortal portal)
    {
        var input = new InspectionInput
        {
            CampaignId = Id,
            CommuneId = CommuneId,
            SeenVersion = 0,
            Day = "2023-08-19",
            Team = InspectionTeam.Agency,
            Findings = "Tổ công tác thiếu người.",
            Demands = [new(0, "Bổ sung tổ công tác", "2023-08-22")],
        };
        await portal.DriveAsync<InspectionService>(s => s.SaveAsync(Agency, input, Cancel));
        portal.Rows.Add(
            new Inspection { Id = Visit, CampaignId = Id, CommuneId = CommuneId, Day = Day, Team = InspectionTeam.Agency, Findings = "x", Version = 1, RecordedBy = "x", ChangedBy = "x" },
            new InspectionDemand { InspectionId = Visit, Number = 1, CampaignId = Id, CommuneId = CommuneId, Text = "x", Due = Day },
            new InspectionDemand { InspectionId = Visit, Number = 2, CampaignId = Id, CommuneId = CommuneId, Text = "y", Due = Day, DoneAt = DateTime.UnixEpoch, DoneWord = "x" });
        await portal.DriveAsync<InspectionService>(s => s.ListAsync(Agency, Id, new(CommuneId, InspectionChoice.Open), Cancel));
        await portal.DriveAsync<InspectionService>(s => s.ListAsync(Officer, Id, new(), Cancel));
        await portal.DriveAsync<InspectionService>(s => s.GetAsync(Officer, Id, Visit, Cancel));

        // One demand of each kind: changed, taken away, added.
        var changed = input with { Id = Visit, SeenVersion = 1, Demands = [new(1, "z", "2023-08-23"), new(2, "", ""), new(0, "Họp lại", "2023-08-24")] };
        await portal.DriveAsync<InspectionService>(s => s.SaveAsync(Agency, changed, Cancel));
        await portal.DriveAsync<InspectionService>(s => s.MarkDoneAsync(Officer, Id, Visit, 1, 1, "đã bổ sung", Cancel));
        await portal.DriveAsync<InspectionService>(s => s.ReopenAsync(Agency, Id, Visit, 2, 1, Cancel));
        using var file = new MemoryStream(SampleFiles.Pdf);
        var upload = new Upload("bien-ban.pdf", file);
        await portal.DriveAsync<InspectionService>(s => s.AttachAsync(Agency, Id, Visit, upload, Cancel));
        await portal.DriveAsync<InspectionService>(s => s.RemoveAttachmentAsync(Agency, Id, Visit, 83, Cancel));
        await portal.DriveAsync<InspectionService>(s => s.RemoveAsync(Agency, Id, Visit, 1, Cancel));
    }
}
