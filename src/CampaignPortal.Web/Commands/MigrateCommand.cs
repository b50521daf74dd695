using System.CommandLine;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Web.Commands;

/// <summary><c>migrate</c>: brings the database to this version's tables.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Đưa cơ sở dữ liệu lên cấu trúc của phiên bản này.");
        command.SetAction(async (_, cancel) =>
        {
            await using var host = CommandHost.Create();
            var applied = await host.Get<PortalMigrator>().MigrateAsync(cancel);
            Console.WriteLine(applied.Count == 0 ? "Cơ sở dữ liệu đã đúng phiên bản." : $"Đã áp dụng: {string.Join(", ", applied)}");
            return 0;
        });
        return command;
    }
}
