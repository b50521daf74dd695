using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.DayImport;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Tests.DayImport;

namespace CampaignPortal.Tests.Dc01;

/// <summary>The reference campaign's communes without a database, and files as the national system gives them.</summary>
internal static class Dc01Sample
{
    public static readonly DateOnly Day = new(2023, 8, 19);

    public static readonly object?[] Heading = ["STT", "Đơn vị", "Kích hoạt mức 1 (lũy kế)", "Kích hoạt mức 2 (lũy kế)"];

    private static readonly string[] Names =
    [
        "Thị trấn Lai Vung", "Xã Tân Dương", "Xã Hòa Thành", "Xã Long Hậu", "Xã Tân Phước", "Xã Hòa Long",
        "Xã Tân Thành", "Xã Long Thắng", "Xã Vĩnh Thới", "Xã Tân Hòa", "Xã Định Hòa", "Xã Phong Hòa",
    ];

    public static CampaignDefinition Campaign { get; } = Of(Names);

    public static CampaignDefinition Of(params string[] communes) => new(
        SampleCampaign.Create(), StandardIndicators.Create(),
        [.. communes.Select((name, at) => new CommuneDefinition(at + 1, $"{at}", name, null, Array.Empty<Hamlet>()))], [], []);

    public static Dc01Reading Read(byte[] file, Dc01Knowledge? known = null, DateOnly? today = null) =>
        new Dc01Reader(Campaign, today ?? new(2023, 9, 6), known ?? Dc01Knowledge.None with { Day = Day }).Read(file);

    /// <summary>A sheet of that heading with these rows below.</summary>
    public static byte[] File(params object?[][] rows) => Sheet.Of([Heading, .. rows]);

    /// <summary>One row of a commune; its name alone is what matters.</summary>
    public static byte[] FileOf(string name) => File([1, name, 3, 4]);

    public static string NameOf(int communeId) => Campaign.FindCommune(communeId)!.FullName;

    public static Dc01Fault OnlyFault(byte[] file, Dc01Knowledge? known = null)
    {
        var reading = Read(file, known);
        Assert.False(reading.IsGood);
        Assert.Null(reading.Problem);
        return Assert.Single(reading.Faults);
    }

    public static FileProblem? ProblemOf(byte[] file) => Read(file).Problem;
}
