using System.Globalization;

namespace CampaignPortal.Core.Campaigns;

/// <summary>How documents and workbooks say where a paper stands.</summary>
internal static class DueWords
{
    public static string Of(DueState state) => state switch
    {
        DueState.OnTime => "Đúng hạn",
        DueState.Late => "Nộp trễ",
        DueState.Missing => "Quá hạn, chưa nộp",
        _ => "Chưa nộp",
    };

    /// <summary>"Đúng hạn 30, nộp trễ 2, quá hạn, chưa nộp 4": those that there are.</summary>
    public static string Summary(IEnumerable<DueState> states) => "Cộng: " + string.Join("; ", states.GroupBy(s => s)
        .OrderByDescending(g => g.Key == DueState.OnTime).ThenByDescending(g => g.Key == DueState.Late)
        .Select(g => string.Create(CultureInfo.InvariantCulture, $"{Of(g.Key)} {g.Count()}")));

    public static string? Moment(DateTime? moment) => moment?.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Subtitle(string campaign, DateOnly? due, DateTime asOf) => string.Create(
        CultureInfo.InvariantCulture, $"{campaign}{(due is { } day ? $" – hạn nộp {day:dd/MM/yyyy}" : "")} – theo dõi lúc {asOf:HH:mm} ngày {asOf:dd/MM/yyyy}");
}
