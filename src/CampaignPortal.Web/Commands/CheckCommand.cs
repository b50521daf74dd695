using System.CommandLine;
using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Web.Commands;

/// <summary><c>check</c>: recomputes the kept totals from the counts; exit code 1 where any differs.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var campaign = CommandOptions.Campaign("Mã chiến dịch; bỏ trống để kiểm tra tất cả");
        var command = new Command("check", "Tính lại các tổng từ số liệu gốc và nêu mọi chỗ khác nhau.") { campaign };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(campaign), cancel));
        return command;
    }

    private static async Task<int> RunAsync(int? campaignId, CancellationToken cancel)
    {
        await using var host = await CommandHost.StartAsync(cancel);
        var scope = AreaScope.System("check");
        var campaigns = await host.Get<CampaignCatalog>().ListAsync(scope, cancel);
        var chosen = campaigns.Where(c => campaignId is null || c.Id == campaignId).ToList();
        if (chosen.Count == 0)
        {
            await Console.Error.WriteLineAsync("Không có chiến dịch nào để kiểm tra.");
            return 1;
        }

        var faults = 0;
        foreach (var campaign in chosen)
        {
            using var progress = new ProgressLine("xã");
            var differences = await host.Get<TotalsCheck>().RunAsync(scope, campaign.Id, progress, cancel);
            progress.Dispose();
            faults += differences.Count;
            Console.WriteLine($"Chiến dịch {campaign.Id}: {(differences.Count == 0 ? "mọi tổng đều khớp." : $"{differences.Count} chỗ khác nhau.")}");
            foreach (var d in differences)
            {
                Console.WriteLine($"  {d.Commune}, {d.Day:dd/MM/yyyy}, {d.Indicator}: đúng {Line(d.Expected)}, đang lưu {Line(d.Kept)}");
            }
        }

        return faults == 0 ? 0 : 1;
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "–";

    private static string Line(TotalLine? line) => line is { } l ? $"{Number(l.DayValue)} / {Number(l.Running)}" : "không có";
}
