using System.CommandLine;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DataSets;

namespace CampaignPortal.Web.Commands;

/// <summary><c>import FOLDER</c>: a data set into a new campaign, all or nothing.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER")
        {
            Description = "Thư mục có communes.csv, hamlets.csv, daily_reports.csv, daily_counts.csv, units.csv, unit_staff_level2.csv, dc01.csv; "
                + "chiến dịch chưa bắt đầu chỉ cần communes.csv, hamlets.csv và --start, --end",
        };
        var name = Text("--name", "Tên chiến dịch", "Chiến dịch kích hoạt tài khoản định danh điện tử");
        var host = Text("--host", "Cơ quan chủ trì, viết đầy đủ", "Ủy ban nhân dân");
        var total = Text("--total-label", "Tên của dòng tổng", "Toàn địa bàn");
        var agency = Text("--agency", "Cơ quan thường trực", "Công an");
        var phone = new Option<string?>("--agency-phone") { Description = "Điện thoại của Cơ quan thường trực, ghi ở trang đăng nhập" };
        phone.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length > 40))
            {
                result.AddError("Số điện thoại dài quá 40 ký tự.");
            }
        });
        var start = CommandOptions.Day("--start", "Ngày đầu; mặc định là báo cáo đầu tiên");
        var end = CommandOptions.Day("--end", "Ngày cuối; mặc định là báo cáo cuối cùng");
        var command = new Command("import", "Nạp một bộ dữ liệu vào một chiến dịch mới: tất cả hoặc không gì cả.")
        {
            folder, name, host, total, agency, phone, start, end,
        };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetRequiredValue(folder).FullName,
            new()
            {
                Name = parsed.GetRequiredValue(name),
                HostName = parsed.GetRequiredValue(host),
                HostTotalLabel = parsed.GetRequiredValue(total),
                AgencyName = parsed.GetRequiredValue(agency),
                AgencyPhone = parsed.GetValue(phone),
                StartDay = parsed.GetValue(start) ?? default,
                EndDay = parsed.GetValue(end) ?? default,
            },
            cancel));
        return command;
    }

    private static Option<string> Text(string name, string description, string value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static async Task<int> RunAsync(string folder, Campaign campaign, CancellationToken cancel)
    {
        await using var host = await CommandHost.StartAsync(cancel);
        var scope = AreaScope.System("Nhập bộ dữ liệu");

        // Two of one name could not be told apart on any page, and the second is most often the same command again.
        if ((await host.Get<CampaignCatalog>().ListAsync(scope, cancel)).FirstOrDefault(c => c.Name == campaign.Name) is { } same)
        {
            await Console.Error.WriteLineAsync($"Không nạp gì cả: đã có chiến dịch {same.Id} tên “{same.Name}”. Hãy cho tên khác bằng --name.");
            return 1;
        }

        using var progress = new ProgressLine("xã");
        var result = await host.Get<DataSetImport>().RunAsync(scope, folder, campaign, progress: progress, cancel: cancel);
        progress.Dispose();
        if (result.CampaignId is { } id)
        {
            Console.WriteLine($"Đã nạp chiến dịch {id}: {campaign.Name}");
            return 0;
        }

        await Console.Error.WriteLineAsync($"Không nạp gì cả: {result.Errors.Count} lỗi.");
        foreach (var error in result.Errors)
        {
            await Console.Error.WriteLineAsync("  " + error);
        }

        return 1;
    }
}
