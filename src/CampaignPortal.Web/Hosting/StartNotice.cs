using CampaignPortal.Core.DataSets;

namespace CampaignPortal.Web.Hosting;

/// <summary>What the console shows once the portal answers. Written to the console alone: logs hold no passwords.</summary>
internal static class StartNotice
{
    public static void Write(WebApplication app, Prepared prepared)
    {
        var (accounts, firstRunCode) = prepared;
        Console.WriteLine();
        Console.WriteLine($"  Cổng theo dõi chiến dịch: {string.Join(", ", app.Urls)}");
        if (accounts.Count > 0)
        {
            Console.WriteLine();
            Console.WriteLine($"  Chiến dịch mẫu (đồng hồ trình diễn). Mật khẩu của mọi tài khoản mẫu: {SampleLoader.Password}");
            foreach (var account in accounts)
            {
                Console.WriteLine($"    {account.UserName,-14} {account.DisplayName}");
            }
        }

        if (firstRunCode is not null)
        {
            Console.WriteLine();
            Console.WriteLine("  Chưa có tài khoản nào. Mở trang chủ để tạo quản trị viên đầu tiên.");
            Console.WriteLine($"  Mã khởi tạo (dùng một lần): {firstRunCode}");
        }

        Console.WriteLine();
    }
}
