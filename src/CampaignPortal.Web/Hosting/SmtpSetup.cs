using CampaignPortal.Core.Reminders;

namespace CampaignPortal.Web.Hosting;

/// <summary>Reads sections <c>Smtp</c> and <c>Portal</c>; without a host there is no mail and nothing that sends it.</summary>
internal static class SmtpSetup
{
    /// <exception cref="SettingException">A setting is not usable; the message says what to set.</exception>
    public static void AddPortalMail(this WebApplicationBuilder builder)
    {
        var options = Read(builder.Configuration);
        builder.Services.AddSingleton(options);
        if (options.IsSet)
        {
            builder.Services.AddHostedService<ReminderLoop>();
        }
    }

    private static SmtpOptions Read(ConfigurationManager configuration)
    {
        var smtp = configuration.GetSection("Smtp");
        var options = new SmtpOptions
        {
            Host = smtp["Host"],
            Port = configuration.Setting("Smtp:Port", 587),
            User = smtp["User"],
            Password = smtp["Password"],
            From = smtp["From"]?.Trim() ?? "",
            UseTls = configuration.Setting("Smtp:UseTls", true),
            PublicAddress = configuration["Portal:PublicAddress"]?.TrimEnd('/') ?? "",
        };
        if (!options.IsSet)
        {
            return options;
        }

        Require(options.Port is > 0 and <= 65535, $"Smtp:Port is {options.Port}; it must be from 1 to 65535.");
        Require(options.From.Length > 0 && MailAddresses.TryRead(options.From, out _), "Smtp:From must be the one address that letters come from.");
        Require(
            Uri.TryCreate(options.PublicAddress, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"),
            "Portal:PublicAddress must be the portal's address, such as https://chien-dich.example.vn: letters lead there.");
        return options;
    }

    private static void Require(bool isUsable, string otherwise)
    {
        if (!isUsable)
        {
            throw new SettingException(otherwise);
        }
    }
}
