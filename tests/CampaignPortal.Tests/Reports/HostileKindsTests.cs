using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Inspections;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Summary;
using CampaignPortal.Core.Urging;
using CampaignPortal.Tests.Excel;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Reports;

/// <summary>A thousand texts that break out of a document or a cell, in every field of each kind of paper that is made of names and typed words.</summary>
public sealed class HostileKindsTests
{
    private static readonly DateOnly Day = new(2023, 8, 19);

    [Fact]
    public async Task Letters_and_lists_of_awards_stay_sound_and_hold_no_formula()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        foreach (var kind in Enum.GetValues<AwardKind>())
        {
            foreach (var texts in HostileText.Thousand.Chunk(100))
            {
                var figures = new AwardFigures
                {
                    CampaignName = texts[0],
                    AgencyName = texts[1],
                    Kind = kind,
                    Day = Day,
                    AsOf = Day.ToDateTime(new(15, 0)),
                    Rules = texts,
                    Entries = [.. texts.Select((t, i) => new AwardEntry($"dv-{i}", t, i % 2 == 0, t, t, AwardLevel.Host, t, t, AwardEvidence.None))],
                };
                var xlsx = TableWorkbook.WriteSheets(campaign, AwardSheets.Of(figures));
                Assert.Empty(Cells.Faults(xlsx));
                Assert.Empty(Cells.Formulae(xlsx));

                var form = DocumentForm.Standard(campaign.Campaign, AwardReader.DocumentOf(kind));
                form.Bases = string.Join('\n', texts);
                var docx = DocumentWriter.Write(AwardLetter.Of(figures, form));
                Assert.Empty(IssuedDocument.Faults(docx));
                Assert.Equal(texts.Length, IssuedDocument.Tables(docx)[0].Count);
            }
        }
    }

    [Fact]
    public async Task The_minutes_of_a_visit_stay_sound_whatever_was_typed()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        foreach (var texts in HostileText.Thousand.Chunk(100))
        {
            var commune = campaign.Communes[0] with { FullName = texts[0] };
            var demands = texts.Select((t, i) => new DemandView(i + 1, t, Day, null, null, null, DemandState.Open, 0)).ToList();
            var visit = new InspectionView(1, commune, Day, InspectionTeam.Other, string.Join('\n', texts), string.Join('\n', texts), 1, "x", "x", default, demands, []);

            var docx = InspectionRecord.Write(campaign, visit, DocumentForm.Standard(campaign.Campaign, DocumentKind.Inspection));

            Assert.Empty(IssuedDocument.Faults(docx));
            Assert.Equal(texts.Length, Assert.Single(IssuedDocument.Tables(docx)).Count);
        }
    }

    [Fact]
    public async Task Letters_that_urge_stay_sound_whatever_communes_are_called()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var rollup = (await portal.Get<UrgingService>().GetAsync(TestPortal.Agency(campaign), TestContext.Current.CancellationToken))!.Rollup;
        foreach (var texts in HostileText.Thousand.Chunk(100))
        {
            var form = DocumentForm.Standard(campaign.Campaign, DocumentKind.Urging);
            form.Recipients = string.Join('\n', texts);
            var named = rollup with { Rows = [.. texts.Select((t, i) => rollup.Rows[i % rollup.Rows.Count] with { AreaId = i, Name = t })] };

            var docx = UrgingLetter.Write(campaign, named, [.. Enumerable.Range(0, texts.Length)], form);

            Assert.Empty(IssuedDocument.Faults(docx));
            Assert.Equal(texts.Length, IssuedDocument.Tables(docx)[0].Count);
        }
    }

    [Fact]
    public async Task The_summary_report_stays_sound_and_holds_no_formula_but_its_sums()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var figures = (await portal.Get<SummaryReportService>().GetAsync(TestPortal.Leadership(campaign), campaign.Id, TestContext.Current.CancellationToken)).Figures;
        var sums = Cells.Formulae(SummaryFiles.Workbook(campaign, figures with { Remarks = [], Awards = [] })).Count;
        foreach (var texts in HostileText.Thousand.Chunk(100))
        {
            var hostile = figures with
            {
                CampaignName = texts[0],
                AgencyName = texts[1],
                TotalLabel = texts[2],
                Sources = texts,
                Communes = [.. figures.Communes.Select((c, i) => c with { Name = texts[i] })],
                Hamlets = [.. figures.Hamlets.Select((h, i) => h with { Name = texts[^(i + 1)], Commune = texts[i] })],
                Units = [.. figures.Units.Select((u, i) => u with { Name = texts[i], Kind = texts[^(i + 1)] })],
                Remarks = [.. texts.Select((t, i) => new SummaryRemark(i % 2 == 0, t, texts))],
                Awards = [.. texts.Select((t, i) => new SummaryAward(t, i % 2 == 0, t, t, AwardLevel.Host, t, t))],
            };
            var (prose, tooLong) = SummaryProse.Read(SummaryProse.All.ToDictionary(section => section, _ => (string?)string.Join('\n', texts)));

            Assert.Empty(tooLong);
            Assert.Empty(IssuedDocument.Faults(SummaryFiles.Document(hostile, prose, DocumentForm.Standard(campaign.Campaign, DocumentKind.SummaryReport))));
            var xlsx = SummaryFiles.Workbook(campaign, hostile);
            Assert.Empty(Cells.Faults(xlsx));
            Assert.Equal(sums, Cells.Formulae(xlsx).Count);
        }
    }
}
