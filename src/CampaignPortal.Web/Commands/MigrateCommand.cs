using System.CommandLine;
using CampaignPortal.Core;
using CampaignPortal.Core.Data;
using CampaignPortal.Web.Hosting;

namespace CampaignPortal.Web.Commands;

/// <summary><c>migrate</c>: brings the database to this version's tables.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Đưa cơ sở dữ liệu lên cấu trúc của phiên bản này.");
        command.SetAction(async (_, cancel) =>
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [], ContentRootPath = DatabaseSetup.ContentRoot });
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddPortalCore(DatabaseSetup.Read(builder.Configuration, builder.Environment));
            await using var provider = services.BuildServiceProvider();
            var applied = await provider.GetRequiredService<PortalMigrator>().MigrateAsync(cancel);
            Console.WriteLine(applied.Count == 0 ? "Cơ sở dữ liệu đã đúng phiên bản." : $"Đã áp dụng: {string.Join(", ", applied)}");
            return 0;
        });
        return command;
    }
}
