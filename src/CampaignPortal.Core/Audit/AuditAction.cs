namespace CampaignPortal.Core.Audit;

public enum AuditAction
{
    DaySubmitted = 1,
    CampaignImported = 2,
    AccountCreated = 10,
    AccountChanged = 11,
    AccountDisabled = 12,
    AccountEnabled = 13,
    PasswordHandedOut = 14,
    DayNoteSaved = 30,
}
