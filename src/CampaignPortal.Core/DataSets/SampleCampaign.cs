using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.DataSets;

/// <summary>
/// The reference campaign of huyện Lai Vung, 05/8–05/9/2023: real area names, simulated figures. Origin and licences
/// are in docs/data-sources.md.
/// </summary>
public static class SampleCampaign
{
    /// <summary>Where the demonstration clock starts: 15:00 on 20/8/2023, when half of the communes have reported.</summary>
    public static readonly DateTime ClockStart = CampaignClock.ToUtc(new(2023, 8, 20, 15, 0, 0, DateTimeKind.Unspecified));

    /// <summary>The data set folder beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Sample", "lai-vung-2023");

    /// <summary>The campaign without its data. With <paramref name="demoAnchor"/> (real UTC) it runs on the demonstration clock.</summary>
    public static Campaign Create(DateTime? demoAnchor = null) => new()
    {
        Name = "Chiến dịch “30 ngày, đêm” kích hoạt tài khoản định danh điện tử",
        HostName = "Ủy ban nhân dân huyện Lai Vung",
        HostTotalLabel = "Toàn huyện",
        AgencyName = "Công an huyện Lai Vung",
        StartDay = new(2023, 8, 5),
        EndDay = new(2023, 9, 5),
        UnitsDeadline = new(2023, 8, 30),
        PlansDue = new(2023, 8, 5),
        ReportsDue = new(2023, 9, 7),

        // The whole data set is for tests that enter any day; who tries the sample meets locked days.
        LockAfterDays = demoAnchor is null ? null : 3,
        DemoStartsAt = demoAnchor is null ? null : ClockStart,
        DemoAnchor = demoAnchor,
    };
}
