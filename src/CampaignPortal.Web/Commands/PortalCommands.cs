using System.CommandLine;

namespace CampaignPortal.Web.Commands;

/// <summary>The command line: no command serves the portal.</summary>
public static class PortalCommands
{
    /// <summary>The exit code of what <paramref name="args"/> ask for; exceptions are the caller's.</summary>
    public static Task<int> RunAsync(string[] args) =>
        Create().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

    public static RootCommand Create()
    {
        var root = new RootCommand("CampaignPortal – Cổng theo dõi chiến dịch. Không có lệnh nào: chạy cổng trên web, ở địa chỉ cho bằng --urls.")
        {
            // Options of the web host, such as --urls, go to the host.
            TreatUnmatchedTokensAsErrors = false,
        };
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        root.Subcommands.Add(MigrateCommand.Create());
        root.Subcommands.Add(CheckCommand.Create());
        root.SetAction(async (parsed, cancel) =>
        {
            // A bare word in front is a misspelt command, which must not start a server.
            if (parsed.UnmatchedTokens is [var word, ..] && !word.StartsWith('-') && !word.StartsWith('/') && !word.Contains('=', StringComparison.Ordinal))
            {
                await Console.Error.WriteLineAsync($"Không có lệnh “{word}”. Xem các lệnh bằng --help.");
                return 1;
            }

            return await ServeCommand.RunAsync([.. parsed.UnmatchedTokens], cancel);
        });
        return root;
    }
}
