using CampaignPortal.Core.Data;
using CampaignPortal.Web.Hosting;
using Microsoft.AspNetCore.Connections;

namespace CampaignPortal.Web.Commands;

/// <summary>How a command or the portal's start ends that could not do its work.</summary>
internal static class Trouble
{
    /// <summary>The exit code of <paramref name="work"/>, or 1, after a word on the error stream unless somebody stopped it.</summary>
    public static async Task<int> OrWordAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException stop) when (stop.InnerException is not TimeoutException)
        {
            return 1;
        }
        catch (Exception problem)
        {
            await Console.Error.WriteLineAsync(Word(problem));
            return 1;
        }
    }

    // A sentence where whoever runs the portal can mend it; a fault of the program keeps its trace.
    internal static string Word(Exception problem) => problem switch
    {
        SettingException => $"Cấu hình chưa đúng: {problem.Message}",
        IOException { InnerException: AddressInUseException } => $"Địa chỉ này đang có chương trình khác dùng, hãy chọn địa chỉ khác bằng --urls: {problem.Message}",
        IOException or UnauthorizedAccessException => $"Không đọc hoặc không ghi được tệp: {problem.Message}",
        _ when DatabaseTrouble.MayPass(problem) || DatabaseTrouble.IsUnusable(problem) => $"Không dùng được cơ sở dữ liệu: {DatabaseTrouble.Of(problem)!.Message}",
        _ => problem.ToString(),
    };
}
