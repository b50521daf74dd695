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
    ReopeningRequested = 30,
    ReopeningGranted = 31,
    ReopeningDeclined = 32,

    /// <summary>A locked day that the agency opened without having been asked.</summary>
    DayOpened = 33,
    DayAccepted = 34,
    DayReturned = 35,
    RulesChanged = 36,
    DayNoteSaved = 40,
    QuotaDraftSaved = 60,
    QuotaPublished = 61,
    QuotaDraftDiscarded = 62,
    UnitReported = 65,

    /// <summary>Figures of the national system were taken over.</summary>
    Dc01Imported = 70,

    /// <summary>A person said which commune or column a name of that system is.</summary>
    Dc01Decided = 71,
    Dc01Explained = 72,

    /// <summary>An official document was issued; its bytes are kept.</summary>
    DocumentIssued = 80,

    /// <summary>Who signs and receives a kind of document.</summary>
    DocumentFormChanged = 81,

    /// <summary>The agency's words for the report of a day.</summary>
    DailyDraftSaved = 82,

    /// <summary>Somebody was proposed for commendation, or left out.</summary>
    CommendationDecided = 110,
    CriticismDecided = 111,
    AwardRulesChanged = 112,

    /// <summary>The prose of the summary report.</summary>
    SummarySaved = 113,

    /// <summary>Newer figures were taken over into the draft of the summary report.</summary>
    SummaryFiguresTaken = 114,
    /// <summary>A form of the province's was kept.</summary>
    SheetFormAdded = 150,

    /// <summary>One was filled and handed out.</summary>
    SheetFormFilled = 151,
    PlanFiled = 90,
    AttachmentAdded = 91,
    AttachmentRemoved = 92,

    /// <summary>A closing report was begun, or its figures were taken over anew.</summary>
    ClosingFiguresTaken = 93,
    ClosingFiled = 94,
    ClosingReturned = 95,
    ClosingAccepted = 96,
    /// <summary>A program may read the open data.</summary>
    ReaderTokenIssued = 130,
    ReaderTokenRevoked = 131,

    /// <summary>Whom reminders about a commune go to after the cut-off.</summary>
    LeaderAddressChanged = 140,

    /// <summary>Somebody tried whether letters arrive.</summary>
    TrialMailSent = 141,
    InspectionSaved = 144,

    /// <summary>A demand of a visit was done, or is open again.</summary>
    InspectionDemandMarked = 145,
    InspectionRemoved = 146,
}
