using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Inspections;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Urging;
using CampaignPortal.Tests.Closing;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Reports;

/// <summary>The other kinds of documents opened by LibreOffice, a program that this project has no part in, and printed to PDF.</summary>
public sealed class KindsOfficeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LibreOffice_prints_every_kind_of_document_on_A4_and_no_signature_without_text()
    {
        Assert.SkipUnless(Office.IsThere("soffice") && Office.IsThere("pdftotext"), Office.Missing);
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 15);
        foreach (var (kind, content, words) in await DocumentsAsync(portal, campaign))
        {
            var (pages, sizes) = await Office.PrintAsync(kind + ".docx", content);

            var text = string.Join(' ', string.Join(' ', pages).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            Assert.All(words, w => Assert.Contains(w, text, StringComparison.Ordinal));
            Assert.Contains("595.304 x 841.89", sizes, StringComparison.Ordinal);
            var first = pages.First(p => p.Contains("Nơi nhận:", StringComparison.Ordinal));
            Assert.True(first.Contains("./.", StringComparison.Ordinal), kind + " is signed on a page without text");
            Assert.All(pages, page => Assert.True(page.Split('\n').Count(l => l.Trim().Length > 0) > 3, kind + " has a page with next to nothing"));
        }
    }

    private static async Task<IReadOnlyList<(string Kind, byte[] Content, string[] Words)>> DocumentsAsync(TestPortal portal, CampaignDefinition campaign)
    {
        var (agency, body, commune) = (TestPortal.Agency(campaign), BodyId.OfCommune(campaign.CommuneBy("30211").Id), campaign.CommuneBy("30211"));
        await Papers.FileAsync(portal, campaign, body);
        var closing = (await portal.Get<ClosingService>().DocumentAsync(agency, campaign.Id, body, null, Cancel))!.Value.Content;
        var documents = new List<(string, byte[], string[])> { ("closing", closing, ["ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN", "Đã triển khai."]) };

        await portal.Get<UrgingService>().RecordAsync(agency, campaign.Id, [commune.Id], Cancel);
        foreach (var kind in Enum.GetValues<AwardKind>())
        {
            var decided = new AwardInput { CampaignId = campaign.Id, Kind = kind, Subject = AwardSubject.OfCommune(commune.Id), SeenVersion = 0, IsProposed = true };
            Assert.Equal(AwardOutcome.Saved, await portal.Get<AwardService>().DecideAsync(agency, decided, Cancel));
            var desk = await portal.Get<AwardService>().GetAsync(agency, campaign.Id, kind, Cancel);
            documents.Add((kind.ToString(), desk.Letter(Form(AwardReader.DocumentOf(kind))), ["TỜ TRÌNH", "Xã Tân Dương", "TRƯỞNG CÔNG AN HUYỆN", desk.Items.Single().Proposal.Form, kind == AwardKind.Commendation ? "khen thưởng tập thể có" : "phê bình tập thể trong"]));
            Assert.Equal(kind == AwardKind.Criticism, IssuedDocument.Text(documents[^1].Item2).Contains("tại hạn 30/8/2023 (chưa đến hạn).", StringComparison.Ordinal));
        }

        var urging = (await portal.Get<UrgingService>().GetAsync(agency, Cancel))!;
        var letter = UrgingLetter.Write(campaign, urging.Rollup, [.. campaign.Communes.Select(c => c.Id)], Form(DocumentKind.Urging));
        documents.Add(("urging", letter, ["V/v", "Ủy ban nhân dân xã Tân Dương", OfficialNumber.Count(urging.Rollup.Rows.Single(r => r.AreaId == commune.Id).Cumulative)]));

        var visit = (await portal.Get<InspectionService>().SaveAsync(
            agency,
            new()
            {
                CampaignId = campaign.Id,
                SeenVersion = 0,
                CommuneId = commune.Id,
                Day = "2023-08-16",
                Team = InspectionTeam.Agency,
                Findings = string.Concat(Enumerable.Repeat("Tổ công tác ấp hoạt động đều, còn hồ sơ đã duyệt chưa kích hoạt.\n", 30)),
                Demands = [new(0, "Hoàn thành kích hoạt", "2023-08-20")],
            },
            Cancel)).Stored!;
        documents.Add(("minutes", InspectionRecord.Write(campaign, visit, Form(DocumentKind.Inspection)), ["BIÊN BẢN", "Hoàn thành kích hoạt", "20/8/2023", "TRƯỞNG ĐOÀN KIỂM TRA"]));
        return documents;

        DocumentForm Form(DocumentKind kind) => DocumentForm.Standard(campaign.Campaign, kind);
    }
}
