using System.Globalization;
using System.Net.Sockets;
using CampaignPortal.Core.Documents;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CampaignPortal.Core.Reminders;

/// <summary>Sends by SMTP.</summary>
internal sealed class SmtpMailSender(SmtpOptions options) : IMailSender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public SmtpOptions Options => options;

    public IMailSession Open() => new Session(options);

    private sealed class Session(SmtpOptions options) : IMailSession
    {
        private readonly Client _client = new() { Timeout = (int)Patience.TotalMilliseconds };

        public async Task<string?> ReadyAsync(CancellationToken cancel)
        {
            try
            {
                if (!_client.IsConnected)
                {
                    await _client.ConnectAsync(options.Host!, options.Port, Security(), cancel);
                }

                if (!string.IsNullOrEmpty(options.User) && !_client.IsAuthenticated)
                {
                    await _client.AuthenticateAsync(options.User, options.Password ?? "", cancel);
                }

                return null;
            }
            catch (AuthenticationException)
            {
                return "Máy chủ thư không nhận tên hoặc mật khẩu.";
            }
            catch (Exception problem) when (problem is SslHandshakeException or NotSupportedException)
            {
                return "Không lập được kết nối TLS với máy chủ thư: " + PlainText.Line(problem.Message);
            }
            catch (Exception problem) when (IsTrouble(problem, cancel))
            {
                return string.Create(CultureInfo.InvariantCulture, $"Không nối được máy chủ thư {options.Host}:{options.Port}: {PlainText.Line(problem.Message)}");
            }
        }

        public async Task<MailResult> SendAsync(string id, IReadOnlyList<string> addresses, MailText text, CancellationToken cancel)
        {
            using var message = new MimeMessage();
            var from = MailboxAddress.Parse(options.From);
            message.From.Add(from);
            message.To.AddRange(addresses.Select(a => new MailboxAddress(null, a)));
            message.Subject = text.Subject;
            message.MessageId = $"{id}@{from.Domain}";
            message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
            message.Body = new TextPart("plain") { Text = text.Body };
            _client.Refused.Clear();
            try
            {
                await _client.SendAsync(message, cancel);
                return new(MailState.Sent, _client.Refused.Count == 0 ? null : "Máy chủ thư không nhận: " + string.Join("; ", _client.Refused));
            }
            catch (SmtpCommandException problem)
            {
                return new(MailState.Failed, string.Create(CultureInfo.InvariantCulture, $"Máy chủ thư từ chối ({(int)problem.StatusCode}): {PlainText.Line(problem.Message)}"));
            }
            catch (ServiceNotConnectedException)
            {
                return new(MailState.Failed, "Máy chủ thư đã ngắt kết nối trước khi nhận thư.");
            }
            catch (Exception problem) when (IsTrouble(problem, cancel))
            {
                // The server may have taken the letter with its last word lost.
                return new(MailState.Unknown, "Mất kết nối với máy chủ thư khi đang gửi: " + PlainText.Line(problem.Message));
            }
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                if (_client.IsConnected)
                {
                    await _client.DisconnectAsync(quit: true, CancellationToken.None);
                }
            }
            catch (Exception problem) when (IsTrouble(problem, CancellationToken.None))
            {
                // It is gone already.
            }

            _client.Dispose();
        }

        private SecureSocketOptions Security() => !options.UseTls ? SecureSocketOptions.None
            : options.Port == 465 ? SecureSocketOptions.SslOnConnect
            : SecureSocketOptions.StartTls;

        private static bool IsTrouble(Exception problem, CancellationToken cancel) =>
            problem is SocketException or IOException or TimeoutException or ProtocolException or CommandException or ServiceNotConnectedException
            || (problem is OperationCanceledException && !cancel.IsCancellationRequested);
    }

    /// <summary>Goes on with those that the server takes.</summary>
    private sealed class Client : SmtpClient
    {
        private SmtpResponse? _last;

        public List<string> Refused { get; } = [];

        protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
        {
            _last = response;
            Refused.Add(string.Create(CultureInfo.InvariantCulture, $"{mailbox.Address} ({(int)response.StatusCode} {PlainText.Line(response.Response)})"));
        }

        protected override void OnNoRecipientsAccepted(MimeMessage message) => throw new SmtpCommandException(
            SmtpErrorCode.RecipientNotAccepted, _last?.StatusCode ?? SmtpStatusCode.MailboxUnavailable, _last?.Response ?? "");
    }
}
