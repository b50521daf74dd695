using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.History;

/// <summary>What one hamlet reported of late, and who changed it.</summary>
/// <param name="Day">Up to and with it.</param>
/// <param name="Days">The last reported days of the commune, oldest first.</param>
/// <param name="Series">One for each indicator that is entered.</param>
/// <param name="Changes">Of those days, newest first.</param>
/// <param name="IsCut">True where there were more changes than are shown.</param>
public sealed record HamletHistory(
    CampaignDefinition Campaign, CommuneDefinition Commune, Hamlet Hamlet, DateOnly Day, IReadOnlyList<DateOnly> Days,
    IReadOnlyList<IndicatorSeries> Series, IReadOnlyList<CellChange> Changes, bool IsCut);

/// <param name="Values">One for each day; null where the cell was left blank.</param>
public sealed record IndicatorSeries(Indicator Indicator, IReadOnlyList<int?> Values);

/// <summary>One cell changed once.</summary>
/// <param name="At">Wall time in Asia/Ho_Chi_Minh by the server's real clock, also where the campaign's clock is moved.</param>
/// <param name="Old">Null is blank.</param>
/// <param name="New">Null is blank.</param>
public sealed record CellChange(DateTime At, string Who, Indicator Indicator, DateOnly Day, string? Old, string? New, string? Reason);
