using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Summary;

/// <summary>What communes and units wrote: their closing reports as they were filed last, and the notes of the days.</summary>
internal sealed class SummaryPapers(PortalDbContext context, CampaignDefinition campaign)
{
    /// <summary>Difficulties, then proposals; the same words once, with everybody who wrote them.</summary>
    public async Task<IReadOnlyList<SummaryRemark>> RemarksAsync(IReadOnlyDictionary<BodyId, FiledPaper> filed, DateOnly day, CancellationToken cancel)
    {
        var prose = filed.ToDictionary(f => f.Key, f => ClosingProse.Read(f.Value.Prose));
        var notes = (await context.DayNotes.AsNoTracking().Where(n => n.CampaignId == campaign.Id && n.Day <= day).OrderBy(n => n.Day).ToListAsync(cancel)).ToLookup(n => n.CommuneId);
        var written = new List<(bool IsProposal, string Text, string Origin)>();
        foreach (var body in campaign.Bodies.Where(b => prose.ContainsKey(b.Id)))
        {
            written.AddRange(Lines(false, prose[body.Id][ClosingSection.Difficulties], $"{body.Name} (báo cáo tổng kết)"));
            written.AddRange(Lines(true, prose[body.Id][ClosingSection.Proposals], $"{body.Name} (báo cáo tổng kết)"));
        }

        foreach (var note in campaign.Communes.SelectMany(c => notes[c.Id].Select(n => (c.FullName, Note: n))))
        {
            var origin = $"{note.FullName} (ghi chú ngày {OfficialDate.InText(note.Note.Day)})";
            written.AddRange(Lines(false, note.Note.Difficulties, origin));
            written.AddRange(Lines(true, note.Note.Proposals, origin));
        }

        return
        [
            .. written.GroupBy(w => (w.IsProposal, SearchKey.Of(w.Text).TrimEnd('.', ';')))
                .Select(g => new SummaryRemark(g.Key.IsProposal, g.First().Text, [.. g.Select(w => w.Origin).Distinct(StringComparer.Ordinal)]))
                .OrderBy(r => r.IsProposal),
        ];
    }

    /// <summary>Communes, then units: whether and when each filed.</summary>
    public IReadOnlyList<SummaryFiling> Filings(IReadOnlyDictionary<BodyId, FiledPaper> filed) =>
    [
        .. campaign.Bodies.Select(body =>
        {
            var report = filed.GetValueOrDefault(body.Id);
            DateTime? at = report is null ? null : CampaignClock.ToLocal(report.FirstFiledAt);
            return new SummaryFiling(
                body.Name, body.Id.UnitId is not null, at, at is { } moment && campaign.Campaign.ReportsDue is { } due && DateOnly.FromDateTime(moment) > due,
                report?.State == ClosingState.Accepted);
        }),
    ];

    /// <summary>Every closing report that was ever filed, with its words as they were filed last.</summary>
    public async Task<IReadOnlyDictionary<BodyId, FiledPaper>> FiledAsync(CancellationToken cancel)
    {
        var filed = await context.ClosingFilings.Where(f => f.CampaignId == campaign.Id && !context.ClosingFilings.Any(n => n.ReportId == f.ReportId && n.Number > f.Number))
            .Join(context.ClosingReports, f => f.ReportId, r => r.Id, (f, r) => new { r.CommuneId, r.UnitId, r.State, r.FirstFiledAt, f.Prose }).ToListAsync(cancel);
        return filed.ToDictionary(
            f => f.CommuneId is { } commune ? BodyId.OfCommune(commune) : BodyId.OfUnit(f.UnitId!.Value), f => new FiledPaper(f.State, f.FirstFiledAt!.Value, f.Prose));
    }

    // A list's mark and the asterisks of bold words are no part of what is said.
    private static IEnumerable<(bool IsProposal, string Text, string Origin)> Lines(bool isProposal, string? text, string origin) =>
        PlainText.Paragraphs(text).Select(line => line.TrimStart('-', '+', ' ').Replace("**", "", StringComparison.Ordinal).Trim())
            .Where(line => line.Length > 0).Select(line => (isProposal, line, origin));
}

/// <param name="FirstFiledAt">UTC.</param>
internal sealed record FiledPaper(ClosingState State, DateTime FirstFiledAt, string Prose);
