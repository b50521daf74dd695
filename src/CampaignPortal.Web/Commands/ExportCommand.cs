using System.CommandLine;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Excel;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Web.Commands;

/// <summary><c>export rollup</c>: the rollup of one day as .xlsx, the same bytes' worth as the page's download.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var campaign = CommandOptions.Campaign("Mã chiến dịch; bỏ trống khi chỉ có một");
        var day = CommandOptions.Day("--day", "Ngày tổng hợp; mặc định là hôm nay của chiến dịch");
        var file = new Option<FileInfo>("--out") { Description = "Tệp .xlsx sẽ ghi", Required = true };
        var rollup = new Command("rollup", "Bảng tổng hợp của một ngày, tệp Excel.") { campaign, day, file };
        rollup.SetAction((parsed, cancel) =>
            RunAsync(parsed.GetValue(campaign), parsed.GetValue(day), parsed.GetRequiredValue(file), cancel));
        return new("export", "Xuất số liệu ra tệp.") { rollup };
    }

    private static async Task<int> RunAsync(int? campaignId, DateOnly? day, FileInfo file, CancellationToken cancel)
    {
        await using var host = await CommandHost.StartAsync(cancel);
        var scope = AreaScope.System("export");
        var campaign = await host.FindCampaignAsync(scope, campaignId, cancel);
        if (campaign is null)
        {
            return 1;
        }

        var wanted = day ?? campaign.Nearest(host.Get<CampaignClock>().Today(campaign.Campaign));
        if (!campaign.IsCampaignDay(wanted))
        {
            await Console.Error.WriteLineAsync(
                $"Ngày {wanted:dd/MM/yyyy} nằm ngoài chiến dịch ({campaign.Campaign.StartDay:dd/MM/yyyy} đến {campaign.Campaign.EndDay:dd/MM/yyyy}).");
            return 1;
        }

        var rollup = await host.Get<RollupService>().CampaignAsync(scope, campaign.Id, wanted, cancel);
        await File.WriteAllBytesAsync(file.FullName, RollupWorkbook.Write(campaign, rollup), cancel);
        Console.WriteLine($"Đã ghi {file.FullName}: {rollup.Rows.Count} xã, lũy kế {rollup.Total.Cumulative}, đã báo cáo {rollup.ReportedCount}/{rollup.Rows.Count}.");
        return 0;
    }
}
