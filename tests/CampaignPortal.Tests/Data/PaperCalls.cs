using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.Plans;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Core.Urging;
using CampaignPortal.Tests.Attachments;
using CampaignPortal.Tests.Closing;
using CampaignPortal.Tests.Support.SqlServer;
using static CampaignPortal.Tests.Support.SqlServer.StandInCampaign;

namespace CampaignPortal.Tests.Data;

/// <summary>The part of <see cref="ServiceCalls"/> about plans, closing reports and attachments; before anything has been reported.</summary>
internal static class PaperCalls
{
    private static readonly BodyId Commune = BodyId.OfCommune(CommuneId);
    private static readonly BodyId OneUnit = BodyId.OfUnit(UnitId);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task DriveAsync(SqlServerPortal portal)
    {
        await PlansAsync(portal);
        await ReportAsync(portal);
        await FilesAsync(portal);
    }

    // Of every kind: found, its files listed, one added and one taken away.
    private static async Task FilesAsync(SqlServerPortal portal)
    {
        portal.Rows.Add(
            new QuotaRevision { Id = 85, CampaignId = Id, IndicatorId = Flow, DocumentNumber = "x", DocumentTitle = "x", PublishedBy = "x" },
            new Urge { Id = 85, CampaignId = Id, CommuneId = CommuneId, Day = Day, Reason = UrgeReason.Missing, UrgedBy = "x" });
        using var file = new MemoryStream(SampleFiles.Pdf);
        var upload = new Upload("x.pdf", file);
        foreach (var kind in PaperRules.Kinds)
        {
            var paper = kind is AttachmentOwnerKind.DayNote or AttachmentOwnerKind.Dc01Explanation ? PaperId.OfDay(kind, CommuneId, Day) : new(kind, 85);
            await portal.DriveAsync<PaperFileService>(s => s.GetAsync(Agency, Id, paper, Cancel));
            await portal.DriveAsync<PaperFileService>(s => s.ListAsync(Agency, Id, kind, new[] { paper }, Cancel));
        }

        foreach (var paper in new[] { new PaperId(AttachmentOwnerKind.QuotaRevision, 85), new PaperId(AttachmentOwnerKind.Urge, 85) })
        {
            await portal.DriveAsync<PaperFileService>(s => s.AddAsync(Agency, Id, paper, upload, Cancel));
            await portal.DriveAsync<PaperFileService>(s => s.RemoveAsync(Agency, Id, paper, 83, Cancel));
        }
    }

    private static async Task PlansAsync(SqlServerPortal portal)
    {
        using var file = new MemoryStream(SampleFiles.Pdf);
        var plan = new PlanInput { CampaignId = Id, Body = Commune, SeenVersion = 0, Number = "15/KH-UBND", Date = "2023-08-03", File = new("ke-hoach.pdf", file) };
        await portal.DriveAsync<PlanService>(s => s.FileAsync(Officer, plan, Cancel));
        portal.Rows.Add(new Plan { Id = 81, CampaignId = Id, CommuneId = CommuneId, Version = 1, Number = "15/KH-UBND", FiledBy = "x" });
        var newer = plan with { SeenVersion = 1 };
        await portal.DriveAsync<PlanService>(s => s.FileAsync(Officer, newer, Cancel));
        await portal.DriveAsync<PlanService>(s => s.GetAsync(Officer, Id, Commune, Cancel));
        await portal.DriveAsync<PlanService>(s => s.ListAsync(Agency, Id, Cancel));
    }

    private static async Task ReportAsync(SqlServerPortal portal)
    {
        await portal.DriveAsync<ClosingService>(s => s.GetAsync(Agency, Id, OneUnit, Cancel));
        await portal.DriveAsync<ClosingService>(s => s.GetAsync(Officer, Id, Commune, Cancel));
        var input = Papers.Input(Id, Commune, 0, "Đã triển khai.");
        await portal.DriveAsync<ClosingService>(s => s.SaveAsync(Officer, input, Cancel));
        var figures = (await portal.Get<ClosingService>().GetAsync(Officer, Id, Commune, Cancel)).Figures;
        var report = new ClosingReport { Id = 82, CampaignId = Id, CommuneId = CommuneId, Version = 1, Day = Day, Figures = figures.Write(), Stamp = "x", Prose = "{}", ChangedBy = "x" };
        portal.Rows.Add(report, new Attachment { Id = 83, CampaignId = Id, CommuneId = CommuneId, FileName = "x.pdf", Kind = FileKind.Pdf, Hash = "x", Length = 1, AddedBy = "x" });
        portal.Rows.Add(new AttachmentPart { AttachmentId = 83, CampaignId = Id, CommuneId = CommuneId, Content = [1] });
        await portal.DriveAsync<ClosingService>(s => s.GetAsync(Officer, Id, Commune, Cancel));
        await portal.DriveAsync<ClosingService>(s => s.TakeFiguresAsync(Officer, Id, Commune, null, 1, Cancel));
        using var file = new MemoryStream(SampleFiles.Pdf);
        var upload = new Upload("phu-luc.pdf", file);
        await portal.DriveAsync<ClosingService>(s => s.AttachAsync(Officer, Id, Commune, upload, Cancel));
        await portal.DriveAsync<ClosingService>(s => s.RemoveAttachmentAsync(Officer, Id, Commune, 83, Cancel));
        await portal.DriveAsync<AttachmentService>(s => s.OpenAsync(Officer, Id, 83, Cancel));
        await (await portal.Get<AttachmentService>().OpenAsync(Officer, Id, 83, Cancel))!.CopyToAsync(Stream.Null, Cancel);
        var filed = input with { SeenVersion = 1 };
        await portal.DriveAsync<ClosingService>(s => s.FileAsync(Officer, filed, true, Cancel));
        (report.State, report.FilingCount) = (ClosingState.Filed, 1);
        portal.Rows.Add(new ClosingFiling
        {
            Id = 84,
            ReportId = 82,
            CampaignId = Id,
            CommuneId = CommuneId,
            Number = 1,
            Day = Day,
            Figures = report.Figures,
            Stamp = "x",
            Prose = "{}",
            Attached = "[]",
            FiledBy = "x",
        });
        await portal.DriveAsync<ClosingService>(s => s.DocumentAsync(Officer, Id, Commune, null, Cancel));
        await portal.DriveAsync<ClosingService>(s => s.DocumentAsync(Officer, Id, Commune, 1, Cancel));
        await portal.DriveAsync<ClosingReviewService>(s => s.ListAsync(Agency, Id, Cancel));
        await portal.DriveAsync<ClosingReviewService>(s => s.FiledAsync(Agency, Id, Cancel));
        await portal.DriveAsync<ClosingReviewService>(s => s.ReturnAsync(Agency, Id, 82, 1, "bổ sung", Cancel));
        await portal.DriveAsync<ClosingReviewService>(s => s.AcceptAsync(Agency, Id, 82, 1, Cancel));
    }
}
