using System.Text;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DataSets;

namespace CampaignPortal.Tests.Support;

/// <summary>A small, faultless data set in a folder of its own (2 communes, 2 days, 1 unit), to be spoilt line by line.</summary>
public sealed class DataSetFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("data-set-");

    public DataSetFolder()
    {
        Write("communes.csv", """
            commune_code,commune_name,commune_full_name,commune_type,eligible,activated_before,quota
            X1,Một,Xã Một,Xã,300,30,60
            X2,Hai,Xã Hai,Xã,50,5,10
            """);
        Write("hamlets.csv", """
            commune_code,hamlet_code,hamlet_type,hamlet_name,eligible,activated_before,quota
            X1,X1-1,Ấp,A,100,10,20
            X1,X1-2,Ấp,B,200,20,40
            X2,X2-1,Khóm,C,50,5,10
            """);
        Write("daily_reports.csv", """
            commune_code,date,submitted_at,kind
            X1,2023-08-05,2023-08-05T14:26:00+07:00,counts
            X2,2023-08-05,2023-08-05T17:00:00+07:00,zero
            X1,2023-08-06,2023-08-06T14:00:00+07:00,counts
            """);
        Write("daily_counts.csv", """
            commune_code,hamlet_code,date,registered,level1,level2,awaiting_approval,approved_not_activated,absent,ineligible
            X1,X1-1,2023-08-05,1,2,3,4,5,6,7
            X1,X1-2,2023-08-05,,1,0,,,8,
            X2,X2-1,2023-08-05,0,0,0,1,1,1,1
            X1,X1-1,2023-08-06,,5,,,,,
            """);
        Write("units.csv", """
            unit_code,unit_name,unit_type,headcount
            D1,Trường Tiểu học,Trường học,10
            """);
        Write("unit_staff_level2.csv", """
            unit_code,date,activated_level2_cumulative
            D1,2023-08-05,4
            D1,2023-08-06,10
            """);
        Write("dc01.csv", """
            ngay,don_vi,kich_hoat_muc_1_luy_ke,kich_hoat_muc_2_luy_ke
            2023-08-05,Xã Một,3,3
            """);
    }

    public string Path => _folder.FullName;

    /// <summary>A campaign that takes its days from the reports.</summary>
    public static Campaign Campaign() => new()
    {
        Name = "Chiến dịch thử",
        HostName = "Ủy ban nhân dân huyện Thử",
        HostTotalLabel = "Toàn huyện",
        AgencyName = "Công an huyện Thử",
    };

    public Task<DataSetResult> ImportAsync(TestPortal portal, AreaScope? scope = null, Campaign? campaign = null) =>
        portal.Get<DataSetImport>().RunAsync(scope ?? TestPortal.Root, Path, campaign ?? Campaign());

    /// <summary>Puts other text where <paramref name="old"/> stood, which must be there.</summary>
    public void Replace(string file, string old, string @new)
    {
        var text = File.ReadAllText(Of(file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(file, text.Replace(old, @new, StringComparison.Ordinal));
    }

    public void Append(string file, string line) => File.AppendAllText(Of(file), line + "\n");

    public void Delete(string file) => File.Delete(Of(file));

    public void Write(string file, string text, bool byteOrderMark = false) =>
        File.WriteAllText(Of(file), text.EndsWith('\n') ? text : text + "\n", new UTF8Encoding(byteOrderMark));

    public string Read(string file) => File.ReadAllText(Of(file));

    public void Dispose() => _folder.Delete(recursive: true);

    private string Of(string file) => System.IO.Path.Combine(Path, file);
}
