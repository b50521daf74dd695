namespace CampaignPortal.Core.Campaigns;

/// <summary>
/// The indicators of an activation campaign (plan II.1, III.1, IV.2). Codes are the column names of the data set layout.
/// </summary>
public static class StandardIndicators
{
    public const string Registered = "registered";
    public const string Level1 = "level1";
    public const string Level2 = "level2";
    public const string Activated = "activated";
    public const string AwaitingApproval = "awaiting_approval";
    public const string ApprovedNotActivated = "approved_not_activated";
    public const string Absent = "absent";
    public const string Ineligible = "ineligible";

    /// <summary>New, unsaved indicators in the order in which they are shown.</summary>
    public static IReadOnlyList<Indicator> Create() =>
    [
        Make(1, Level1, IndicatorKind.Flow, "Kích hoạt mức 1", "Mức 1", "Activated, level 1", "Level 1", Activated),
        Make(2, Level2, IndicatorKind.Flow, "Kích hoạt mức 2", "Mức 2", "Activated, level 2", "Level 2", Activated),
        Make(3, Activated, IndicatorKind.Total, "Kích hoạt", "Kích hoạt", "Activated", "Activated"),
        Make(4, Registered, IndicatorKind.Flow, "Thu nhận hồ sơ", "Thu nhận", "Applications taken in", "Applications"),
        Make(5, AwaitingApproval, IndicatorKind.Stock, "Chờ phê duyệt", "Chờ duyệt", "Awaiting approval", "Awaiting"),
        Make(6, ApprovedNotActivated, IndicatorKind.Stock, "Đã duyệt, chưa kích hoạt", "Chưa kích hoạt", "Approved, not activated", "Not activated"),
        Make(7, Absent, IndicatorKind.Stock, "Vắng mặt tại địa phương", "Vắng mặt", "Absent from the locality", "Absent"),
        Make(8, Ineligible, IndicatorKind.Stock, "Không đủ điều kiện", "Không đủ ĐK", "Not eligible", "Not eligible"),
    ];

    private static Indicator Make(
        int order, string code, IndicatorKind kind, string name, string shortName, string nameEn, string shortNameEn, string? countsInto = null) =>
        new()
        {
            Code = code,
            Kind = kind,
            Name = name,
            ShortName = shortName,
            NameEn = nameEn,
            ShortNameEn = shortNameEn,
            CountsInto = countsInto,
            SortOrder = order,
        };
}
