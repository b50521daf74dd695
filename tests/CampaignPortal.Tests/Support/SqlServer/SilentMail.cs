using CampaignPortal.Core.Reminders;

namespace CampaignPortal.Tests.Support.SqlServer;

/// <summary>Takes every letter and sends none.</summary>
internal sealed class SilentMail : IMailSender, IMailSession
{
    public SmtpOptions Options { get; } = new() { Host = "nowhere", From = "x@x.vn", PublicAddress = "https://x.vn" };

    public IMailSession Open() => this;

    public Task<string?> ReadyAsync(CancellationToken cancel) => Task.FromResult<string?>(null);

    public Task<MailResult> SendAsync(string id, IReadOnlyList<string> addresses, MailText text, CancellationToken cancel) =>
        Task.FromResult(new MailResult(MailState.Sent, null));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
