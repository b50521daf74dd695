using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Reports;

namespace CampaignPortal.Core.Awards;

/// <summary>Commendation or criticism of a campaign as it stands now.</summary>
/// <param name="Day">The day whose figures are looked at.</param>
/// <param name="AsOf">Wall time in Asia/Ho_Chi_Minh.</param>
/// <param name="Standings">Every commune and unit with its figures.</param>
/// <param name="Items">What persons decided, in the order of the list.</param>
/// <param name="Papers">As they were issued, the newest first.</param>
/// <param name="Log">The newest first.</param>
public sealed record AwardDesk(
    CampaignDefinition Campaign, AwardKind Kind, DateOnly Day, DateTime AsOf, AwardRules Rules, IReadOnlyList<AwardStanding> Standings,
    IReadOnlyList<AwardItem> Items, IReadOnlyList<AwardPaperRow> Papers, IReadOnlyList<AwardLogRow> Log)
{
    /// <summary>Whom the rules bring up and nobody has decided on yet.</summary>
    public IEnumerable<AwardStanding> Candidates => Standings.Where(s => s.IsCandidate && Find(s.Subject) is null);

    public IEnumerable<AwardItem> Proposed => Items.Where(i => i.Proposal.IsProposed);

    public IEnumerable<AwardItem> LeftOut => Items.Where(i => !i.Proposal.IsProposed);

    public IReadOnlyList<string> RuleWords => AwardWords.Rules(Rules, Kind, Campaign.Campaign, Day);

    /// <summary>The number that the next issued list would have.</summary>
    public int NextNumber => Papers.Count == 0 ? 1 : Papers[0].Number + 1;

    public AwardItem? Find(string subject) => Items.FirstOrDefault(i => i.Proposal.Subject == subject);

    /// <summary>What would be issued now.</summary>
    public AwardFigures Figures => new()
    {
        CampaignName = Campaign.Campaign.Name,
        AgencyName = Campaign.Campaign.AgencyName,
        Kind = Kind,
        Day = Day,
        AsOf = AsOf,
        Rules = RuleWords,
        Entries =
        [
            .. Proposed.Select(i => new AwardEntry(
                i.Proposal.Subject, i.Proposal.Name, i.Proposal.IsPerson, i.Proposal.Position, i.Proposal.Body, i.Proposal.Level, i.Proposal.Form, i.Reason, i.Evidence)),
        ],
    };

    /// <summary>The draft of the letter, as it would be issued now.</summary>
    public byte[] Letter(DocumentForm form) => DocumentWriter.Write(AwardLetter.Of(Figures, form));

    /// <summary>The draft of a letter for one of the proposed alone; null where it is not proposed.</summary>
    public byte[]? Letter(DocumentForm form, string subject) =>
        Figures is var figures && figures.Entries.FirstOrDefault(e => e.Subject == subject) is { } entry ? DocumentWriter.Write(AwardLetter.Of(figures, entry, form)) : null;

    /// <summary>The draft of the workbook.</summary>
    public byte[] Workbook() => TableWorkbook.WriteSheets(Campaign, AwardSheets.Of(Figures));
}

/// <summary>A decision, and whether its figures still hold.</summary>
/// <param name="Evidence">As it was when it was decided.</param>
/// <param name="Changes">What the portal says otherwise now.</param>
public sealed record AwardItem(AwardProposal Proposal, AwardEvidence Evidence, IReadOnlyList<EvidenceChange> Changes)
{
    public string Reason => Proposal.Reason ?? AwardWords.Reason(Proposal.Kind, Evidence);
}

/// <summary>A figure that has changed since the decision; null where it was not there, or is there no more.</summary>
public sealed record EvidenceChange(EvidenceLine? Old, EvidenceLine? New);

/// <param name="IssuedAt">Wall time in Asia/Ho_Chi_Minh.</param>
public sealed record AwardPaperRow(int Id, int Number, DateTime IssuedAt, string IssuedBy, IReadOnlyList<IssuedFileRow> Files);

/// <param name="At">Wall time in Asia/Ho_Chi_Minh, real time.</param>
/// <param name="Subject">Whom it was about; null for the rules.</param>
public sealed record AwardLogRow(DateTime At, string By, AuditAction Action, string? Subject, IReadOnlyList<AuditChange> Changes);
