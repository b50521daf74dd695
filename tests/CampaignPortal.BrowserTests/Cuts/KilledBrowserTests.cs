using System.Diagnostics;
using System.Globalization;
using CampaignPortal.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignPortal.BrowserTests.Cuts;

/// <summary>The browser's process is killed, as a phone does that runs short of memory, and started again with the same profile.</summary>
public sealed class KilledBrowserTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateOnly Today = new(2023, 8, 20);

    [Fact]
    public async Task A_draft_is_back_with_every_digit()
    {
        await using var line = CuttingLine.To(portal.Portal.Address);
        await using var profile = new Profile();
        await using (var officer = await profile.OpenAsync(line, "xa.hoathanh"))
        {
            await officer.Page.Locator("[data-cell]").Nth(0).FillAsync("4");
            await officer.Page.Locator("[data-cell]").Nth(1).FillAsync("2");
            await Expect(officer.Page.Locator("[data-status]")).ToContainTextAsync("2 ô nháp");
            await profile.KillAsync();
        }

        await using var again = await profile.OpenAsync(line, "xa.hoathanh");

        await Expect(again.Page.Locator("[data-cell]").Nth(0)).ToHaveValueAsync("4");
        await Expect(again.Page.Locator("[data-cell]").Nth(1)).ToHaveValueAsync("2");
        await Expect(again.Page.Locator("[data-status]")).ToContainTextAsync("Đã khôi phục 2 ô chưa gửi");
        Assert.Empty((await StoredDay.ReadAsync(portal.Portal, "Xã Hòa Thành", Today)).Counts);
    }

    [Fact]
    public async Task What_waited_for_the_network_is_sent_once_after_the_browser_is_started_again()
    {
        await using var line = CuttingLine.To(portal.Portal.Address);
        await using var profile = new Profile();
        await using (var officer = await profile.OpenAsync(line, "xa.longhau"))
        {
            await officer.Page.Locator("[data-cell]").Nth(0).FillAsync("4");
            line.Cut();
            await officer.SendAsync();
            await Expect(officer.Page.Locator("[data-status]")).ToContainTextAsync("Đang chờ mạng");
            await profile.KillAsync();
        }

        line.Mend();
        await using var again = await profile.OpenAsync(line, "xa.longhau");

        await Expect(again.Page.Locator("[data-cell]").Nth(0)).ToHaveAttributeAsync("data-stored", "4", new() { Timeout = 20_000 });
        await Expect(again.Page.Locator("[data-outbox]")).ToBeHiddenAsync();
        var stored = await StoredDay.ReadAsync(portal.Portal, "Xã Long Hậu", Today);
        Assert.Equal((1, 1, 4), (stored.Submissions, stored.AuditEntries, stored.Counts.Values.Sum()));
    }

    /// <summary>A browser with a folder of its own, which outlives it.</summary>
    private sealed class Profile : IAsyncDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-profile-");
        private IPlaywright? _playwright;
        private Task _closed = Task.CompletedTask;

        /// <summary>Starts the browser on the grid, signing in where it must.</summary>
        public async Task<Person> OpenAsync(CuttingLine line, string userName)
        {
            _playwright?.Dispose();
            _playwright = await Playwright.CreateAsync();
            var context = await _playwright.Chromium.LaunchPersistentContextAsync(_folder.FullName, new()
            {
                ExecutablePath = await BrowserLocator.PathAsync,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--lang=vi-VN"],
                BaseURL = line.Address,
                ViewportSize = new() { Width = 360, Height = 740 },
                Locale = "vi-VN",
                TimezoneId = "Asia/Ho_Chi_Minh",
            });
            var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            context.Close += (_, _) => closed.TrySetResult();
            _closed = closed.Task;
            var officer = new Person(context, context.Pages[0]);
            await officer.Page.GotoAsync("/nhap-lieu");
            if (officer.Page.Url.Contains("/dang-nhap", StringComparison.Ordinal))
            {
                // Browsers write cookies down every half minute: a sign-in that is younger does not outlive a kill.
                await officer.SignInAsync(userName);
            }

            await officer.Page.Locator("[data-ready]").WaitForAsync();

            // What waited may be sent meanwhile, and the page come anew.
            await officer.Page.WaitForFunctionAsync("() => navigator.serviceWorker.ready.then(() => true)");
            return officer;
        }

        /// <summary>Kills every process of this browser.</summary>
        public async Task KillAsync()
        {
            // What was typed last is on its way to the disk for a moment.
            await Task.Delay(1000);
            var own = Process.GetProcesses().Where(p => CommandLine(p).Contains(_folder.FullName, StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(own);
            foreach (var process in own)
            {
                try
                {
                    process.Kill();
                    await process.WaitForExitAsync();
                }
                catch (InvalidOperationException)
                {
                    // It went with another.
                }
            }

            // Who still holds the browser has heard of it.
            await _closed.WaitAsync(TimeSpan.FromSeconds(20));
        }

        public async ValueTask DisposeAsync()
        {
            _playwright?.Dispose();
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    _folder.Delete(recursive: true);
                    return;
                }
                catch (IOException) when (attempt < 20)
                {
                    await Task.Delay(200);
                }
            }
        }

        private static string CommandLine(Process process)
        {
            try
            {
                return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/cmdline"));
            }
            catch (IOException)
            {
                return "";
            }
        }
    }
}
