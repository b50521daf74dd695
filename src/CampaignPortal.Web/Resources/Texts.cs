namespace CampaignPortal.Web.Resources;

// One class a resource file: Vietnamese in NAME.resx, English in NAME.en.resx.

/// <summary>Frame, navigation, errors.</summary>
public sealed class SharedText;

/// <summary>Daily entry.</summary>
public sealed class EntryText;

/// <summary>Notes on the day.</summary>
public sealed class NoteText;

/// <summary>Urging who is missing or behind.</summary>
public sealed class UrgingText;

/// <summary>Visits to communes.</summary>
public sealed class InspectionText;

/// <summary>Reports and other official documents.</summary>
public sealed class ReportText;

/// <summary>Papers while they are written.</summary>
public sealed class DraftText;

/// <summary>Large exports.</summary>
public sealed class ExportText;

/// <summary>The province's own forms.</summary>
public sealed class SheetFormText;
/// <summary>What communes and units file: plans, attachments, due days.</summary>
public sealed class PaperText;

/// <summary>Closing reports.</summary>
public sealed class ClosingText;

/// <summary>History of a hamlet's figures.</summary>
public sealed class HistoryText;

/// <summary>A day from a spreadsheet.</summary>
public sealed class ImportText;

/// <summary>The national system's figures.</summary>
public sealed class Dc01Text;

/// <summary>Dashboard, rollup, drill-down.</summary>
public sealed class RollupText;

/// <summary>Dashboard blocks, pace and forecast.</summary>
public sealed class PaceText;

/// <summary>Which reports are here, late or missing.</summary>
public sealed class CompletenessText;

/// <summary>Quotas and their revisions.</summary>
public sealed class QuotaText;

/// <summary>The three lists.</summary>
public sealed class ListText;

/// <summary>Units.</summary>
public sealed class UnitText;

/// <summary>Sign-in, passwords, first run.</summary>
public sealed class AccountText;

/// <summary>The administrator's accounts.</summary>
public sealed class UserText;

/// <summary>Locked days, requests to reopen them, the calendar.</summary>
public sealed class DayLockText;

/// <summary>Approval by a second person.</summary>
public sealed class ApprovalText;

/// <summary>The campaign's rules of entry.</summary>
public sealed class RulesText;

/// <summary>Counts that a check struck.</summary>
public sealed class FlagText;

/// <summary>Commendation and criticism.</summary>
public sealed class AwardText;

/// <summary>The summary report.</summary>
public sealed class SummaryText;
/// <summary>The wall screen.</summary>
public sealed class WallText;

/// <summary>Open data and its reader tokens.</summary>
public sealed class OpenDataText;

/// <summary>What waits for somebody, and reminders by e-mail.</summary>
public sealed class ReminderText;

/// <summary>What is to be done before a campaign begins.</summary>
public sealed class SetupText;
