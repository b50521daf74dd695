using CampaignPortal.Core.DataSets;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.DataSets;

/// <summary>Each fault keeps the whole folder out and is named by file and line.</summary>
public sealed class DataSetFaultTests
{
    private static readonly Dictionary<string, (Action<DataSetFolder> Spoil, string[] Faults)> Cases = new(StringComparer.Ordinal)
    {
        ["missing file"] = (f => f.Delete("dc01.csv"), ["dc01.csv: không có tệp này"]),
        ["empty file"] = (f => File.WriteAllText(Path.Combine(f.Path, "dc01.csv"), ""), ["dc01.csv: tệp trống"]),
        ["missing column"] = (f => f.Replace("daily_reports.csv", "submitted_at", "sent"), ["daily_reports.csv:1: thiếu cột submitted_at"]),
        ["missing indicator column"] = (f => f.Replace("daily_counts.csv", "level2,", "muc2,"), ["daily_counts.csv:1: thiếu cột level2"]),
        ["negative count"] = (f => f.Replace("daily_counts.csv", "X1,X1-2,2023-08-05,,1", "X1,X1-2,2023-08-05,,-1"), ["daily_counts.csv:3: cột level1: “-1”"]),
        ["decimal count"] = (f => f.Replace("daily_counts.csv", "X1,X1-2,2023-08-05,,1", "X1,X1-2,2023-08-05,,1.5"), ["daily_counts.csv:3: cột level1: “1.5”"]),
        ["count with a thousands comma"] = (f => f.Replace("daily_counts.csv", "0,0,0,1,1,1,1", "0,0,0,1,204,1,1,1"), ["daily_counts.csv:4: "]),
        ["line cut off"] = (f => f.Replace("daily_counts.csv", "X1-1,2023-08-06,,5,,,,,", "X1-1,2023-08-06,,5"), ["daily_counts.csv:5: "]),
        ["number too large"] = (f => f.Replace("unit_staff_level2.csv", ",4", ",10000000"), ["unit_staff_level2.csv:2: cột activated_level2_cumulative"]),
        ["blank baseline"] = (f => f.Replace("communes.csv", "50,5,10", "50,,10"), ["communes.csv:3: cột activated_before: để trống"]),
        ["eligible does not add up"] = (f => f.Replace("communes.csv", "300,30,60", "301,30,60"), ["communes.csv:2: cột eligible: xã X1 ghi 301, tổng các ấp/khóm là 300"]),
        ["baseline does not add up"] = (f => f.Replace("hamlets.csv", "100,10,20", "100,11,20"), ["communes.csv:2: cột activated_before: xã X1 ghi 30, tổng các ấp/khóm là 31"]),
        ["quota does not add up"] = (f => f.Replace("communes.csv", "50,5,10", "50,5,9"), ["communes.csv:3: cột quota: xã X2 ghi 9, tổng các ấp/khóm là 10"]),
        ["commune without hamlets"] = (f => f.Append("communes.csv", "X3,Ba,Xã Ba,Xã,0,0,0"), ["communes.csv:4: xã X3 không có ấp/khóm nào"]),
        ["hamlet of an unknown commune"] = (f => f.Append("hamlets.csv", "X9,X9-1,Ấp,Z,1,0,0"), ["hamlets.csv:5: ấp/khóm X9-1 thuộc xã X9"]),
        ["report of an unknown commune"] = (f => f.Append("daily_reports.csv", "X9,2023-08-05,2023-08-05T14:26:00+07:00,counts"), ["daily_reports.csv:5: xã X9", "daily_counts.csv: xã X9"]),
        ["counts of an unknown hamlet"] = (f => f.Replace("daily_counts.csv", "X1,X1-2,", "X1,X1-9,"), ["daily_counts.csv:3: ấp/khóm X1-9 không thuộc xã X1"]),
        ["counts of another commune's hamlet"] = (f => f.Replace("daily_counts.csv", "X1,X1-2,", "X2,X1-2,"), ["daily_counts.csv:3: ấp/khóm X1-2 không thuộc xã X2"]),
        ["commune twice"] = (f => f.Append("communes.csv", "X2,Hai,Xã Hai,Xã,50,5,10"), ["communes.csv:4: mã xã X2 đã có"]),
        ["hamlet twice"] = (f => f.Append("hamlets.csv", "X2,X2-1,Khóm,C,0,0,0"), ["hamlets.csv:5: mã ấp/khóm X2-1 đã có"]),
        ["report twice"] = (f => f.Append("daily_reports.csv", "X2,2023-08-05,2023-08-05T18:00:00+07:00,zero"), ["daily_reports.csv:5: báo cáo của xã, ngày X2 2023-08-05 đã có"]),
        ["counts twice"] = (f => f.Append("daily_counts.csv", "X1,X1-1,2023-08-06,,6,,,,,"), ["daily_counts.csv:6: ấp/khóm X1-1 ngày 2023-08-06 có hai dòng"]),
        ["unit twice"] = (f => f.Append("units.csv", "D1,Khác,Trường học,10"), ["units.csv:3: mã đơn vị D1 đã có"]),
        ["unit's day twice"] = (f => f.Append("unit_staff_level2.csv", "D1,2023-08-06,9"), ["unit_staff_level2.csv:4: số liệu của đơn vị, ngày D1 2023-08-06 đã có"]),
        ["unknown unit"] = (f => f.Append("unit_staff_level2.csv", "D9,2023-08-06,9"), ["unit_staff_level2.csv:4: đơn vị D9 không có trong units.csv"]),
        ["more staff than the unit has"] = (f => f.Replace("unit_staff_level2.csv", "2023-08-06,10", "2023-08-06,11"), ["unit_staff_level2.csv:3: đơn vị D1 có 10 người"]),
        ["counts without a report"] = (f => f.Append("daily_counts.csv", "X2,X2-1,2023-08-06,1,1,1,1,1,1,1"), ["daily_counts.csv:6: xã X2 không có báo cáo ngày 2023-08-06"]),
        ["report without counts"] = (f => f.Append("daily_reports.csv", "X2,2023-08-06,2023-08-06T14:26:00+07:00,counts"), ["daily_counts.csv: xã X2 đã báo cáo ngày 2023-08-06"]),
        ["report with blanks alone"] = (f => f.Replace("daily_counts.csv", "X1-1,2023-08-06,,5", "X1-1,2023-08-06,,"), ["daily_counts.csv: xã X1 đã báo cáo ngày 2023-08-06"]),
        ["zero declared over counts"] = (f => f.Replace("daily_counts.csv", "X2-1,2023-08-05,0,0,0", "X2-1,2023-08-05,0,1,0"), ["daily_counts.csv:4: xã X2 báo không phát sinh"]),
        ["unknown kind of day"] = (f => f.Replace("daily_reports.csv", ",zero", ",none"), ["daily_reports.csv:3: cột kind"]),
        ["day in another notation"] = (f => f.Replace("unit_staff_level2.csv", "D1,2023-08-06", "D1,06/08/2023"), ["unit_staff_level2.csv:3: cột date"]),
        ["report's day in another notation"] = (f => f.Append("daily_reports.csv", "X2,06/08/2023,2023-08-06T14:00:00+07:00,zero"), ["daily_reports.csv:5: cột date"]),
        ["days of counts in another notation"] = (f => f.Replace("daily_counts.csv", "2023-08-05", "05/08/2023"), ["daily_counts.csv:2: cột date", "daily_counts.csv:4: cột date"]),
        ["unit's days in another notation"] = (f => f.Replace("unit_staff_level2.csv", "2023-08-0", "2023-8-0"), ["unit_staff_level2.csv:2: cột date", "unit_staff_level2.csv:3: cột date"]),
        ["moment without its offset"] = (f => f.Replace("daily_reports.csv", "14:26:00+07:00", "14:26:00"), ["daily_reports.csv:2: cột submitted_at"]),
        ["misplaced quote"] = (f => f.Replace("units.csv", "Trường Tiểu học", "Trường \"Tiểu học"), ["units.csv:2: dấu ngoặc kép đặt sai chỗ"]),
        ["misplaced quote below an empty line"] = (f => f.Replace("units.csv", "D1,Trường Tiểu học", "\nD1,Trường \"Tiểu học"), ["units.csv:3: dấu ngoặc kép đặt sai chỗ"]),
        ["blank name"] = (f => f.Replace("units.csv", "Trường Tiểu học", " "), ["units.csv:2: cột unit_name để trống"]),
        ["two faults in two files"] = (f =>
        {
            f.Replace("communes.csv", "50,5,10", "50,5,9");
            f.Replace("unit_staff_level2.csv", "2023-08-06,10", "2023-08-06,11");
        }, ["communes.csv:3: cột quota", "unit_staff_level2.csv:3: đơn vị D1 có 10 người"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fault_is_named_by_file_and_line_and_nothing_is_stored(string name)
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        var (spoil, faults) = Cases[name];
        spoil(folder);
        var before = await TableSizes.OfAsync(portal);

        var result = await folder.ImportAsync(portal);

        Assert.Null(result.CampaignId);
        Assert.All(faults, fault => Assert.Contains(result.Errors, e => e.ToString().StartsWith(fault, StringComparison.Ordinal)));
        Assert.DoesNotContain(result.Errors, e => e.Message.Contains("0001-01-01", StringComparison.Ordinal));
        Assert.Equal(before, await TableSizes.OfAsync(portal));
    }

    [Theory]
    [InlineData("communes.csv")]
    [InlineData("hamlets.csv")]
    [InlineData("daily_reports.csv")]
    [InlineData("daily_counts.csv")]
    [InlineData("units.csv")]
    [InlineData("unit_staff_level2.csv")]
    [InlineData("dc01.csv")]
    public async Task A_file_that_cannot_be_read_is_one_fault_and_no_other_file_is_blamed_for_it(string file)
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        var heading = folder.Read(file).Split('\n')[0];
        foreach (var spoilt in new Action[]
        {
            () => folder.Replace(file, heading, "x" + heading),
            () => folder.Write(file, ""),
            () => folder.Delete(file),
        })
        {
            spoilt();

            Assert.Equal(file, Assert.Single((await folder.ImportAsync(portal)).Errors).File);
        }
    }

    [Theory]
    [InlineData("communes.csv", "50,5,10", "50,năm,10", "communes.csv:3: cột activated_before: “năm”")]
    [InlineData("hamlets.csv", "100,10,20", "một trăm,10,20", "hamlets.csv:2: cột eligible: “một trăm”")]
    [InlineData("units.csv", "Trường học,10", "Trường học,mười", "units.csv:2: cột headcount: “mười”")]
    public async Task A_figure_that_cannot_be_read_is_not_counted_as_nought_against_others(string file, string old, string @new, string fault)
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        folder.Replace(file, old, @new);

        Assert.StartsWith(fault, Assert.Single((await folder.ImportAsync(portal)).Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_a_fault_like_any_other()
    {
        await using var portal = await TestPortal.EmptyAsync();

        var result = await portal.Get<DataSetImport>().RunAsync(TestPortal.Root, "/khong/co", DataSetFolder.Campaign(), cancel: Cancel);

        Assert.Null(result.CampaignId);
        Assert.Equal("/khong/co: không có thư mục này", Assert.Single(result.Errors).ToString());
    }

    [Fact]
    public async Task A_report_outside_the_days_given_for_the_campaign_is_named_by_its_line()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        var campaign = DataSetFolder.Campaign();
        campaign.StartDay = campaign.EndDay = new(2023, 8, 5);

        var result = await folder.ImportAsync(portal, campaign: campaign);

        Assert.StartsWith("daily_reports.csv:4: ngày 2023-08-06", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_report_the_days_of_the_campaign_must_be_given()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        folder.Write("daily_reports.csv", "commune_code,date,submitted_at,kind");
        folder.Write("daily_counts.csv", folder.Read("daily_counts.csv").Split('\n')[0]);

        Assert.Equal("daily_reports.csv", Assert.Single((await folder.ImportAsync(portal)).Errors).File);

        var campaign = DataSetFolder.Campaign();
        (campaign.StartDay, campaign.EndDay) = (new(2023, 8, 5), new(2023, 9, 5));
        Assert.Empty((await folder.ImportAsync(portal, campaign: campaign)).Errors);
    }
}
