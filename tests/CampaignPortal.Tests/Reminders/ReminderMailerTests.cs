using CampaignPortal.Core;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Tests.Reminders;

/// <summary>Letters over a real connection to a mail server, out of a real database.</summary>
public sealed class ReminderMailerTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private readonly SmtpSink _sink = new();
    private TestPortal _portal = default!;
    private CampaignDefinition _campaign = default!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (_portal, _campaign) = await TestPortal.ReferenceAsync(CampaignClock.ToUtc(new(2023, 8, 20, 15, 0, 0, DateTimeKind.Unspecified)), Configure);
        _portal.SetLocalTime(2023, 8, 20, 15, 30);
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _sink.DisposeAsync();
    }

    [Fact]
    public async Task Who_has_not_reported_is_reminded_once_before_the_cut_off_and_their_leader_once_after_it()
    {
        var missing = await MissingAsync();
        Assert.InRange(missing.Count, 2, 11);
        await AddOfficersAsync(_campaign.Communes);
        await AddLeaderAsync(missing[0]);
        await AddLeaderAsync(_campaign.Communes.First(c => !missing.Contains(c)));
        _portal.SetLocalTime(2023, 8, 20, 15, 29);
        Assert.Equal(0, await RunAsync());

        _portal.SetLocalTime(2023, 8, 20, 15, 30);
        Assert.Equal(missing.Count, await RunAsync());
        Assert.Equal(0, await RunAsync());
        _portal.SetLocalTime(2023, 8, 20, 16, 30);
        Assert.Equal(0, await RunAsync());
        Assert.Equal(missing.Select(Officer).Order(), _sink.Letters.Select(l => Assert.Single(l.To)).Order());
        Assert.Equal(1, _sink.Sessions);

        _portal.SetLocalTime(2023, 8, 20, 16, 31);
        Assert.Equal(1, await RunAsync());
        _portal.SetLocalTime(2023, 8, 20, 23, 59);
        Assert.Equal(0, await RunAsync());
        Assert.Equal([Leader(missing[0])], _sink.Letters[^1].To);
        Assert.StartsWith("Chưa báo cáo số liệu ngày 20/8/2023", _sink.Letters[^1].Message.Subject, StringComparison.Ordinal);

        // The next day is another day.
        _portal.SetLocalTime(2023, 8, 21, 15, 45);
        Assert.Equal(12, await RunAsync());
    }

    [Fact]
    public async Task Who_left_hamlets_blank_is_reminded_once_before_the_cut_off_and_their_leader_is_not()
    {
        var commune = _campaign.Communes.Except(await MissingAsync()).First();
        await AddOfficersAsync([commune]);
        await AddLeaderAsync(commune);
        await using (var context = _portal.Db.Open(TestPortal.Root))
        {
            await context.CommuneDays.Where(d => d.CommuneId == commune.Id && d.Day == Day).ExecuteUpdateAsync(set => set.SetProperty(d => d.BlankHamlets, 2), Cancel);
        }

        Assert.Equal((1, 0), (await RunAsync(), await RunAsync()));
        _portal.SetLocalTime(2023, 8, 20, 16, 31);
        Assert.Equal(0, await RunAsync());

        var letter = Assert.Single(_sink.Letters);
        Assert.Equal([Officer(commune)], letter.To);
        Assert.StartsWith("Nhắc nhập bổ sung số liệu ngày 20/8/2023 trước 16:30", letter.Message.Subject, StringComparison.Ordinal);
        Assert.Contains("ấp, khóm không phát sinh thì nhập 0", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_arrives_as_it_was_written_in_UTF_8()
    {
        var commune = (await MissingAsync())[0];
        await AddOfficersAsync([commune]);

        await RunAsync();

        var letter = Assert.Single(_sink.Letters);
        var words = ReminderWords.Of(_campaign, new(ReminderKind.BeforeCutOff, Day, default, default), _campaign.Bodies.First(b => b.Id.CommuneId == commune.Id), "https://chien-dich.example.vn");
        Assert.Equal((words.Subject, words.Body.ReplaceLineEndings().TrimEnd()), (letter.Message.Subject, letter.Text.ReplaceLineEndings().TrimEnd()));
        Assert.Equal("utf-8", letter.Message.Body!.ContentType.Charset);
        Assert.Equal("cong@chien-dich.example.vn", letter.Message.From.Mailboxes.Single().Address);
        Assert.Equal("auto-generated", letter.Message.Headers[MimeKit.HeaderId.AutoSubmitted]);
        Assert.Contains("https://chien-dich.example.vn/nhap-lieu?ngay=2023-08-20", letter.Text, StringComparison.Ordinal);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((MailState.Sent, 1, (string?)null), (row.State, row.Attempts, row.Error));
    }

    [Fact]
    public async Task A_name_that_would_begin_another_line_of_the_letters_head_does_not()
    {
        var commune = (await MissingAsync())[0];
        await using (var context = _portal.Db.Open(TestPortal.Root))
        {
            (await context.Communes.SingleAsync(c => c.Id == commune.Id, Cancel)).FullName = "Xã X\r\nBcc: ai@khac.vn\r\n\r\n<img src=x onerror=alert(1)>";
            await context.SaveChangesAsync(Cancel);
        }

        await _portal.SetAsync(_campaign, c => c.AgencyName = "Công an\r\n.\r\nMAIL FROM:<ai@khac.vn>");
        await AddOfficersAsync([commune]);

        Assert.Equal(1, await RunAsync());

        var letter = Assert.Single(_sink.Letters);
        Assert.Equal([Officer(commune)], letter.To);
        Assert.Empty(letter.Message.Bcc);
        Assert.EndsWith("xã X Bcc: ai@khac.vn <img src=x onerror=alert(1)>", System.Text.RegularExpressions.Regex.Replace(letter.Message.Subject!, " +", " "), StringComparison.Ordinal);
        Assert.Equal("text/plain", letter.Message.Body!.ContentType.MimeType);
    }

    [Fact]
    public async Task Two_nodes_at_once_send_each_letter_once()
    {
        await AddOfficersAsync(_campaign.Communes);
        var missing = await MissingAsync();
        _sink.Delay = TimeSpan.FromMilliseconds(20);
        await using var other = Node();
        await using var third = Node();
        ReminderMailer[] nodes = [_portal.Get<ReminderMailer>(), other.GetRequiredService<ReminderMailer>(), third.GetRequiredService<ReminderMailer>()];

        var sent = await Task.WhenAll(nodes.Select(n => Task.Run(() => n.RunAsync(TestPortal.Root, Cancel))));

        Assert.Equal(missing.Count, sent.Sum());
        Assert.Equal(missing.Select(Officer).Order(), _sink.Letters.Select(l => l.To[0]).Order());
        Assert.All(await RowsAsync(), r => Assert.Equal(MailState.Sent, r.State));
    }

    [Fact]
    public async Task A_letter_that_is_refused_is_tried_three_times_and_then_given_up()
    {
        await AddOfficersAsync([(await MissingAsync())[0]]);
        _sink.Refusal = _ => "550 no such mailbox";
        var outcomes = new List<ReminderOutcome>();
        for (var minute = 30; minute < 60; minute++)
        {
            _portal.SetLocalTime(2023, 8, 20, 15, minute);
            Assert.Equal(0, await RunAsync());
            outcomes.Add((await DeskAsync()).Rows.Single().Outcome);
        }

        Assert.Equal(3, _sink.Offers);
        Assert.Empty(_sink.Letters);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((MailState.Failed, 3), (row.State, row.Attempts));
        Assert.StartsWith("Máy chủ thư từ chối (550)", row.Error, StringComparison.Ordinal);
        Assert.Equal(ReminderOutcome.WillRetry, outcomes[0]);
        Assert.Equal(ReminderOutcome.GivenUp, outcomes[^1]);

        // Somebody has mended it too late: the next day begins anew.
        _sink.Refusal = null;
        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task Of_two_officers_one_refused_the_other_gets_it_and_nobody_gets_it_twice()
    {
        var commune = (await MissingAsync())[0];
        await AddOfficersAsync([commune]);
        await AddAccountAsync("thu-hai", "sai@khac.vn", commune.Id);
        _sink.Refusal = address => address == "sai@khac.vn" ? "550 no such mailbox" : null;

        Assert.Equal(1, await RunAsync());
        _portal.SetLocalTime(2023, 8, 20, 15, 50);
        Assert.Equal(0, await RunAsync());

        Assert.Equal([Officer(commune)], Assert.Single(_sink.Letters).To);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal(MailState.Sent, row.State);
        Assert.Equal("Máy chủ thư không nhận: sai@khac.vn (550 no such mailbox)", row.Error);
    }

    [Fact]
    public async Task Without_a_server_one_attempt_is_used_up_and_all_go_out_when_it_is_back()
    {
        await AddOfficersAsync(_campaign.Communes);
        var missing = await MissingAsync();
        var closed = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        closed.Start();
        var port = ((System.Net.IPEndPoint)closed.LocalEndpoint).Port;
        closed.Dispose();
        await using (var node = Node(port))
        {
            Assert.Equal(0, await node.GetRequiredService<ReminderMailer>().RunAsync(TestPortal.Root, Cancel));
        }

        var row = Assert.Single(await RowsAsync());
        Assert.Equal(MailState.Failed, row.State);
        Assert.StartsWith($"Không nối được máy chủ thư 127.0.0.1:{port}", row.Error, StringComparison.Ordinal);
        _portal.SetLocalTime(2023, 8, 20, 15, 35);
        Assert.Equal(missing.Count, await RunAsync());
    }

    [Fact]
    public async Task Where_the_line_breaks_with_the_letter_handed_over_it_is_not_sent_again()
    {
        await AddOfficersAsync([(await MissingAsync())[0]]);
        _sink.HangsUp = true;
        Assert.Equal(0, await RunAsync());
        _sink.HangsUp = false;
        _portal.SetLocalTime(2023, 8, 20, 16, 25);

        Assert.Equal(0, await RunAsync());

        Assert.Single(_sink.Letters);
        Assert.Equal(MailState.Unknown, Assert.Single(await RowsAsync()).State);
        Assert.Equal(ReminderOutcome.Unknown, (await DeskAsync()).Rows.Single().Outcome);
    }

    [Theory]
    [InlineData(MailState.Claimed, 5, 0, ReminderOutcome.UnderWay)]
    [InlineData(MailState.Claimed, 11, 1, ReminderOutcome.Sent)]
    [InlineData(MailState.Sending, 5, 0, ReminderOutcome.UnderWay)]
    [InlineData(MailState.Sending, 11, 0, ReminderOutcome.Unknown)]
    [InlineData(MailState.Sent, 11, 0, ReminderOutcome.Sent)]
    public async Task Of_a_process_that_was_killed_what_had_not_reached_the_server_is_sent_and_what_may_have_is_told(
        MailState state, int minutes, int letters, ReminderOutcome outcome)
    {
        var commune = (await MissingAsync())[0];
        await AddOfficersAsync([commune]);
        await using (var context = _portal.Db.Open(TestPortal.Root))
        {
            context.ReminderMails.Add(new()
            {
                CampaignId = _campaign.Id,
                CommuneId = commune.Id,
                Day = Day,
                Kind = ReminderKind.BeforeCutOff,
                State = state,
                Attempts = 1,
                Claim = Guid.NewGuid(),
                ClaimedAt = _portal.Time.GetUtcNow().UtcDateTime.AddMinutes(-minutes),
                Addresses = Officer(commune),
            });
            await context.SaveChangesAsync(Cancel);
        }

        Assert.Equal(letters, await RunAsync());

        Assert.Equal(letters, _sink.Letters.Count);
        Assert.Equal(outcome, Assert.Single((await DeskAsync()).Rows).Outcome);
    }

    [Fact]
    public async Task Who_was_overtaken_while_waiting_for_the_server_sends_nothing()
    {
        await AddOfficersAsync([(await MissingAsync())[0]]);
        await using var slow = Node(configure: s => s.AddSingleton<IMailSender>(new Overtaking(new SmtpMailSender(Options(_sink.Port)), OvertakeAsync)));

        await slow.GetRequiredService<ReminderMailer>().RunAsync(TestPortal.Root, Cancel);

        Assert.Single(_sink.Letters);
        Assert.Equal((MailState.Sent, 2), (Assert.Single(await RowsAsync()).State, (await RowsAsync())[0].Attempts));

        async Task OvertakeAsync()
        {
            _portal.SetLocalTime(2023, 8, 20, 15, 41);
            Assert.Equal(1, await RunAsync());
        }
    }

    [Fact]
    public async Task Papers_are_reminded_of_the_day_before_and_once_after()
    {
        await AddOfficersAsync([_campaign.Communes[0]]);
        await AddAccountAsync("dv", "dv@x.vn", unitId: _campaign.Units[0].Id);
        var told = new List<string>();
        foreach (var day in Enumerable.Range(1, 14))
        {
            _portal.SetLocalTime(2023, 9, day, 9);
            await RunAsync();
            told.AddRange(_sink.Letters.Skip(told.Count).Select(l => FormattableString.Invariant($"{day}: {l.Message.Subject!.Split(" – ")[0]} → {l.To[0]}")));
        }

        Assert.Equal(
        [
            $"6: Nhắc nộp báo cáo tổng kết, hạn 07/9/2023 → {Officer(_campaign.Communes[0])}", "6: Nhắc nộp báo cáo tổng kết, hạn 07/9/2023 → dv@x.vn",
            $"8: Quá hạn nộp báo cáo tổng kết → {Officer(_campaign.Communes[0])}", "8: Quá hạn nộp báo cáo tổng kết → dv@x.vn",
        ], told);
    }

    [Fact]
    public async Task Disabled_accounts_a_campaign_that_is_over_and_a_portal_without_mail_send_nothing()
    {
        var commune = (await MissingAsync())[0];
        await AddOfficersAsync([commune]);
        await using (var silent = Node(configure: s => s.AddSingleton(new SmtpOptions())))
        {
            Assert.Equal(0, await silent.GetRequiredService<ReminderMailer>().RunAsync(TestPortal.Root, Cancel));
        }

        _portal.SetLocalTime(2023, 9, 20, 15, 45);
        Assert.Equal(0, await RunAsync());
        _portal.SetLocalTime(2023, 8, 20, 15, 45);
        var account = (await _portal.Get<AccountService>().ListAsync(TestPortal.Root, Cancel)).Single();
        Assert.Equal(Officer(commune), account.Email);
        Assert.True((await _portal.Get<AccountService>().SetDisabledAsync(TestPortal.Root, account.Id, true, Cancel)).Succeeded);
        Assert.Equal(0, await RunAsync());
        Assert.Equal(0, _sink.Sessions);
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task An_account_with_a_false_address_is_refused_and_nothing_is_stored()
    {
        var details = new AccountDetails("moi", "Cán bộ", PortalRole.CommuneOfficer, _campaign.Id, _campaign.Communes[0].Id, Email: "a@x.vn\r\nBcc: b@x.vn");
        Assert.Equal(AccountProblem.BadEmail, (await _portal.Get<AccountService>().AddAsync(TestPortal.Root, details, Cancel)).Problem);
        Assert.Empty(await _portal.Get<AccountService>().ListAsync(TestPortal.Root, Cancel));
    }

    private static string Officer(CommuneDefinition commune) => $"canbo{commune.Code}@laivung.example.vn";

    private static string Leader(CommuneDefinition commune) => $"lanhdao{commune.Code}@laivung.example.vn";

    private static SmtpOptions Options(int port) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        UseTls = false,
        From = "cong@chien-dich.example.vn",
        PublicAddress = "https://chien-dich.example.vn",
    };

    private void Configure(IServiceCollection services) => services.AddSingleton(Options(_sink.Port));

    private Task<int> RunAsync() => _portal.Get<ReminderMailer>().RunAsync(TestPortal.Root, Cancel);

    private Task<ReminderDesk> DeskAsync() => _portal.Get<ReminderDeskService>().GetAsync(TestPortal.Agency(_campaign), _campaign.Id, Cancel);

    // Another process over the same database.
    private ServiceProvider Node(int? port = null, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_portal.Time);
        services.AddSingleton(Options(port ?? _sink.Port));
        configure?.Invoke(services);
        services.AddPortalCore(new() { ConnectionString = new SqliteConnectionStringBuilder { DataSource = _portal.Database, Pooling = false }.ToString() });
        return services.BuildServiceProvider();
    }

    private async Task<List<CommuneDefinition>> MissingAsync()
    {
        await using var context = _portal.Db.Open(TestPortal.Root);
        var reported = await context.CommuneDays.Where(d => d.Day == Day).Select(d => d.CommuneId).ToListAsync(Cancel);
        return [.. _campaign.Communes.Where(c => !reported.Contains(c.Id))];
    }

    private async Task<List<ReminderMail>> RowsAsync()
    {
        await using var context = _portal.Db.Open(TestPortal.Root);
        return await context.ReminderMails.AsNoTracking().ToListAsync(Cancel);
    }

    private async Task AddOfficersAsync(IEnumerable<CommuneDefinition> communes)
    {
        foreach (var commune in communes)
        {
            await AddAccountAsync("xa" + commune.Code, Officer(commune), commune.Id);
        }
    }

    private async Task AddAccountAsync(string name, string address, int? communeId = null, int? unitId = null)
    {
        var role = communeId is null ? PortalRole.UnitOfficer : PortalRole.CommuneOfficer;
        var added = await _portal.Get<AccountService>().AddAsync(TestPortal.Root, new(name, "Cán bộ", role, _campaign.Id, communeId, unitId, address), Cancel);
        Assert.True(added.Succeeded, $"{added.Problem}");
    }

    private async Task AddLeaderAsync(CommuneDefinition commune)
    {
        var saved = await _portal.Get<ReminderDeskService>().SaveLeadersAsync(TestPortal.Agency(_campaign), _campaign.Id, [new(commune.Id, null, Leader(commune))], Cancel);
        Assert.Equal(LeaderStatus.Saved, saved.Status);
    }

    /// <summary>While it waits for the server somebody else does the work.</summary>
    private sealed class Overtaking(SmtpMailSender sender, Func<Task> meanwhile) : IMailSender
    {
        public SmtpOptions Options => sender.Options;

        public IMailSession Open() => new Session(sender.Open(), meanwhile);

        private sealed class Session(IMailSession session, Func<Task> meanwhile) : IMailSession
        {
            public async Task<string?> ReadyAsync(CancellationToken cancel)
            {
                await meanwhile();
                return await session.ReadyAsync(cancel);
            }

            public Task<MailResult> SendAsync(string id, IReadOnlyList<string> addresses, MailText text, CancellationToken cancel) =>
                session.SendAsync(id, addresses, text, cancel);

            public ValueTask DisposeAsync() => session.DisposeAsync();
        }
    }
}
