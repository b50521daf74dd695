namespace CampaignPortal.Core.Reminders;

/// <summary>The way to the mail server.</summary>
public interface IMailSender
{
    SmtpOptions Options { get; }

    /// <summary>A connection that is made when it is first needed and serves many letters.</summary>
    IMailSession Open();
}

public interface IMailSession : IAsyncDisposable
{
    /// <summary>Connects and signs in where that has not been done.</summary>
    /// <returns>Why it could not, or null.</returns>
    Task<string?> ReadyAsync(CancellationToken cancel);

    /// <summary>Hands one letter over.</summary>
    /// <param name="id">Names the letter, so that a mailbox knows one that it has already.</param>
    /// <returns><see cref="MailState.Sent"/>, <see cref="MailState.Failed"/> or <see cref="MailState.Unknown"/>.</returns>
    Task<MailResult> SendAsync(string id, IReadOnlyList<string> addresses, MailText text, CancellationToken cancel);
}

/// <param name="Error">A sentence; also beside a letter that went out, where somebody was refused.</param>
public sealed record MailResult(MailState State, string? Error);

/// <summary>The mail server; without a host nothing is sent.</summary>
public sealed class SmtpOptions
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public string? User { get; init; }

    public string? Password { get; init; }

    public string From { get; init; } = "";

    /// <summary>At once on port 465, else by STARTTLS, which is then required.</summary>
    public bool UseTls { get; init; } = true;

    /// <summary>The portal's own address in letters, without a slash at its end.</summary>
    public string PublicAddress { get; init; } = "";

    public bool IsSet => !string.IsNullOrEmpty(Host);
}
