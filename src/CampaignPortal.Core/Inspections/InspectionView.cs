using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Inspections;

/// <summary>A visit as it is stored.</summary>
/// <param name="ChangedAt">Wall time in Asia/Ho_Chi_Minh, by the campaign's clock.</param>
/// <param name="Files">Signed records (biên bản).</param>
public sealed record InspectionView(
    int Id, CommuneDefinition Commune, DateOnly Day, InspectionTeam Team, string? Members, string Findings, int Version, string RecordedBy,
    string ChangedBy, DateTime ChangedAt, IReadOnlyList<DemandView> Demands, IReadOnlyList<AttachmentRow> Files)
{
    public int Count(DemandState state) => Demands.Count(d => d.State == state);

    public bool HasOpen => Demands.Any(d => d.State != DemandState.Done);

    /// <summary>The day of the open demand that is due first; null where none is open.</summary>
    public DateOnly? FirstDue => Demands.Where(d => d.State != DemandState.Done).Select(d => (DateOnly?)d.Due).Min();
}

/// <param name="DoneAt">Wall time in Asia/Ho_Chi_Minh; null while it is open.</param>
/// <param name="DaysLate">Days after the due day, until it was done or until today; 0 where it is not late.</param>
public sealed record DemandView(int Number, string Text, DateOnly Due, DateTime? DoneAt, string? DoneBy, string? DoneWord, DemandState State, int DaysLate);

public enum DemandState
{
    /// <summary>The due day has passed.</summary>
    Overdue,
    Open,
    Done,
}

/// <summary>What a list of visits is narrowed to.</summary>
/// <param name="CommuneId">Null for every commune.</param>
public sealed record InspectionFilter(int? CommuneId = null, InspectionChoice Choice = InspectionChoice.All);

public enum InspectionChoice
{
    All,

    /// <summary>With a demand that is not done.</summary>
    Open,

    /// <summary>With a demand whose day has passed.</summary>
    Overdue,
}

/// <param name="Campaign">As the caller sees it.</param>
/// <param name="Rows">What is overdue first, then what is open, each by its due day; then the newest visit first.</param>
/// <param name="All">Every visit that the scope sees, of the commune that was chosen.</param>
public sealed record InspectionList(
    CampaignDefinition Campaign, InspectionFilter Filter, DateOnly Today, IReadOnlyList<InspectionView> Rows, IReadOnlyList<InspectionView> All)
{
    public int Count(InspectionChoice choice) => All.Count(v => InspectionRules.IsIn(v, choice));

    public int Demands(DemandState state) => All.Sum(v => v.Count(state));
}
