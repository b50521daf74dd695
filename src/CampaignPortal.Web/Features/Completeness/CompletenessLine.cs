using CampaignPortal.Core.Completeness;

namespace CampaignPortal.Web.Features.Completeness;

/// <summary>A line of the table of reports.</summary>
/// <param name="Href">Null for the sum.</param>
/// <param name="Key">Code of the commune, or the day.</param>
public sealed record CompletenessLine(string Name, string? Href, ReportCounts Counts, string Key = "");
