namespace CampaignPortal.Web.Hosting;

/// <summary>A setting that is not usable; the message says what to set and is all that whoever starts the portal needs.</summary>
public sealed class SettingException(string message, Exception? cause = null) : InvalidOperationException(message, cause);
