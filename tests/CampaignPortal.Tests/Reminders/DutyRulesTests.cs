using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Core.Units;
using CsCheck;

namespace CampaignPortal.Tests.Reminders;

public sealed class DutyRulesTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    // Role, wall time, what is stored: what waits, "!" for what is over.
    public static TheoryData<PortalRole, string, string, string> Cases => new()
    {
        { PortalRole.CommuneOfficer, "2023-08-20 15:00", "all-before plan", "ReportToday 16:30" },
        { PortalRole.CommuneOfficer, "2023-08-20 16:30", "all-before plan", "ReportToday 16:30" },
        { PortalRole.CommuneOfficer, "2023-08-20 16:31", "all-before plan", "ReportToday! 16:30" },
        { PortalRole.CommuneOfficer, "2023-08-20 16:31", "all-before today plan", "" },
        { PortalRole.CommuneOfficer, "2023-08-20 15:00", "all-before today", "Plan! 00:00" },
        { PortalRole.CommuneOfficer, "2023-08-05 15:00", "today", "Plan 00:00" },
        { PortalRole.CommuneOfficer, "2023-08-01 15:00", "", "Plan 00:00" },

        // Days are locked three days later; one that was reopened can be entered.
        { PortalRole.CommuneOfficer, "2023-08-08 10:00", "today plan", "ReportEarlier 00:00, ReportEarlier 00:00, ReportEarlier 00:00" },
        { PortalRole.CommuneOfficer, "2023-08-09 10:00", "today plan", "ReportEarlier 00:00, ReportEarlier 00:00, ReportEarlier 00:00, LockedDays" },
        { PortalRole.CommuneOfficer, "2023-08-10 10:00", "all-before today plan", "" },
        { PortalRole.CommuneOfficer, "2023-08-20 15:00", "all-but-tenth today plan", "LockedDays" },
        { PortalRole.CommuneOfficer, "2023-08-20 15:00", "all-but-tenth today plan asked", "" },
        { PortalRole.CommuneOfficer, "2023-09-06 15:00", "all-but-tenth plan closed", "LockedDays" },
        { PortalRole.CommuneOfficer, "2023-08-20 15:00", "all-but-tenth today plan reopened", "ReportEarlier" },
        { PortalRole.CommuneOfficer, "2023-08-20 15:00", "all-before today plan returned", "" },
        { PortalRole.CommuneOfficer, "2023-08-20 15:00", "all-before today plan returned approval", "DayReturned" },
        { PortalRole.CommuneOfficer, "2023-08-20 15:00", "all-before today plan dc01", "Dc01Difference" },
        { PortalRole.CommuneOfficer, "2023-08-20 15:00", "all-before today plan demands", "VisitDemandsOverdue! 00:00, VisitDemands 00:00" },
        { PortalRole.CommuneOfficer, "2023-08-19 23:59", "all-before today plan demands", "VisitDemands 00:00" },
        { PortalRole.CommuneOfficer, "2023-08-20 15:00", "all-before today plan flags", "(FlaggedCells)" },
        { PortalRole.CommuneOfficer, "2023-08-20 15:00", "all-before today plan blank", "HamletsBlank 00:00" },
        { PortalRole.CommuneOfficer, "2023-08-20 15:00", "all-before today plan blank reopened", "HamletsBlank 00:00, HamletsBlank" },
        { PortalRole.CommuneOfficer, "2023-08-20 15:00", "all-before today plan partial", "" },
        { PortalRole.CommuneOfficer, "2023-08-20 15:00", "all-before today plan requests drafts pending filed", "" },
        { PortalRole.CommuneOfficer, "2023-08-30 15:00", "all-before today plan", "" },
        { PortalRole.CommuneOfficer, "2023-08-31 15:00", "all-before today plan", "ClosingReport 00:00" },
        { PortalRole.CommuneOfficer, "2023-09-07 23:59", "all-before plan", "ClosingReport 00:00" },
        { PortalRole.CommuneOfficer, "2023-09-08 00:00", "all-before plan", "ClosingReport! 00:00" },
        { PortalRole.CommuneOfficer, "2023-09-08 00:00", "all-before plan closed", "" },
        { PortalRole.CommuneOfficer, "2023-09-08 00:00", "all-before plan closed sent-back", "ClosingReturned" },
        { PortalRole.UnitOfficer, "2023-08-20 15:00", "plan", "UnitReport" },
        { PortalRole.UnitOfficer, "2023-08-20 15:00", "plan unit-today", "" },
        { PortalRole.UnitOfficer, "2023-08-20 15:00", "plan unit-done", "" },
        { PortalRole.UnitOfficer, "2023-09-06 15:00", "", "Plan! 00:00, ClosingReport 00:00" },
        { PortalRole.Agency, "2023-08-20 15:00", "all-plans", "CommunesMissing 16:30" },
        { PortalRole.Agency, "2023-08-20 16:31", "all-plans", "CommunesMissing! 16:30" },
        { PortalRole.Agency, "2023-08-20 16:31", "all-plans all-reported", "" },
        { PortalRole.Agency, "2023-08-20 15:00", "all-reported", "PlansMissing! 00:00" },
        { PortalRole.Agency, "2023-08-05 15:00", "all-reported", "" },
        { PortalRole.Agency, "2023-08-20 15:00", "all-plans all-reported requests pending drafts filed", "ReopeningRequests, DaysToApprove, Dc01Draft, ClosingToAccept" },
        { PortalRole.Agency, "2023-09-08 08:00", "all-plans", "ClosingMissing! 00:00" },
        { PortalRole.Agency, "2023-08-04 16:31", "all-plans to-issue", "" },
        { PortalRole.Agency, "2023-08-05 16:30", "all-plans all-reported to-issue", "" },
        { PortalRole.Agency, "2023-08-05 16:31", "all-plans all-reported to-issue", "ReportToIssue" },
        { PortalRole.Agency, "2023-08-20 15:00", "all-plans all-reported to-issue requests", "ReportToIssue, ReopeningRequests" },
        { PortalRole.Agency, "2023-09-06 08:00", "all-plans to-issue", "ReportToIssue" },
        { PortalRole.Agency, "2023-08-19 15:00", "all-plans all-reported demands", "" },
        { PortalRole.Agency, "2023-08-20 15:00", "all-plans all-reported demands", "VisitDemandsOverdue! 00:00" },
        { PortalRole.Agency, "2023-08-20 15:00", "all-plans all-reported partial", "CommunesPartial" },
        { PortalRole.Leadership, "2023-08-20 16:30", "all-plans", "" },
        { PortalRole.Leadership, "2023-08-20 16:30", "all-plans demands", "VisitDemandsOverdue! 00:00" },
        { PortalRole.Leadership, "2023-08-20 16:31", "all-plans requests pending drafts filed", "CommunesMissing! 16:30" },
        { PortalRole.Administrator, "2023-09-08 08:00", "all-plans requests", "ClosingMissing! 00:00" },
        { PortalRole.Leadership, "2023-08-20 15:00", "all-plans all-reported to-issue", "" },
        { PortalRole.None, "2023-08-20 15:00", "requests pending", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_waits_for_whom(PortalRole role, string time, string stored, string expected)
    {
        var now = DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        var words = stored.Split(' ').ToHashSet();
        var campaign = Campaign(words.Contains("approval"));

        var duties = DutyRules.Of(campaign, Scope(role), now, Facts(words, DateOnly.FromDateTime(now)));

        Assert.Equal(expected, string.Join(", ", duties.Select(Describe)));
    }

    [Fact]
    public void Nothing_that_waits_is_told_after_it_was_done_and_nothing_of_another_role()
    {
        var all = new[]
        {
            "today", "all-before", "plan", "approval", "returned", "dc01", "flags", "closed", "sent-back", "unit-today", "unit-done", "all-plans", "all-reported", "requests",
            "pending", "drafts", "filed", "reopened", "asked", "all-but-tenth", "demands", "blank", "partial", "to-issue",
        };
        DutyKind[] officers = [DutyKind.ReportToday, DutyKind.ReportEarlier, DutyKind.LockedDays, DutyKind.DayReturned, DutyKind.Dc01Difference, DutyKind.HamletsBlank];
        Gen.Select(Gen.Int[0, 50_000], Gen.Bool.Array[all.Length], Gen.Int[0, 5]).Sample((minutes, chosen, number) =>
        {
            var stored = all.Where((_, i) => chosen[i]).ToHashSet();
            var role = (PortalRole)number;
            var now = new DateTime(2023, 8, 4, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(minutes);
            var facts = Facts(stored, DateOnly.FromDateTime(now));
            var campaign = Campaign(stored.Contains("approval"));

            var duties = DutyRules.Of(campaign, Scope(role), now, facts);

            Assert.Equal(duties.Count, duties.Distinct().Count());
            Assert.All(duties, d =>
            {
                Assert.True(d.Number > 0 && d.IsOver == (d.Until is { } until && now >= until.AddMinutes(until.TimeOfDay == default ? 0 : 1)), $"{d} at {now}");
                Assert.True(d.Kind is not (DutyKind.ReportToday or DutyKind.ReportEarlier) || (!facts.Days.ContainsKey(d.Day!.Value) && campaign.IsCampaignDay(d.Day.Value) && d.Day <= DateOnly.FromDateTime(now)));
                Assert.True(d.Kind != DutyKind.LockedDays || !facts.Days.ContainsKey(d.Day!.Value));
                Assert.True(role == PortalRole.CommuneOfficer || !officers.Contains(d.Kind), $"{role}: {d}");
            });
        });
    }

    private static string Describe(Duty duty)
    {
        var text = FormattableString.Invariant($"{duty.Kind}{(duty.IsOver ? "!" : "")}{(duty.Until is { } until ? $" {until:HH:mm}" : "")}");
        return duty.IsNotice ? $"({text})" : text;
    }

    private static AreaScope Scope(PortalRole role) => AreaScope.Of(role, "x", "x", 1, 11, 31);

    private static CampaignDefinition Campaign(bool needsApproval)
    {
        var campaign = SampleCampaign.Create();
        (campaign.Id, campaign.LockAfterDays, campaign.NeedsApproval) = (1, 3, needsApproval);
        return new(campaign, [.. StandardIndicators.Create()], [new(11, "1", "Xã Tân Dương", null, [])], [new Unit { Id = 31, Code = "U", Name = "Trường", Kind = "x", Headcount = 9 }], []);
    }

    private static DutyFacts Facts(HashSet<string> words, DateOnly today)
    {
        var start = new DateOnly(2023, 8, 5);
        var days = new Dictionary<DateOnly, ApprovalState>();
        for (var day = start; day < today && (words.Contains("all-before") || words.Contains("all-but-tenth")); day = day.AddDays(1))
        {
            if (day != new DateOnly(2023, 8, 10) || words.Contains("all-before"))
            {
                days[day] = ApprovalState.Accepted;
            }
        }

        if (words.Contains("today"))
        {
            days[today] = ApprovalState.Pending;
        }

        if (words.Contains("returned") && today > start)
        {
            days[start] = ApprovalState.Returned;
        }

        var closing = new Dictionary<ClosingState, int>();
        if (words.Contains("filed") || words.Contains("closed") || words.Contains("sent-back"))
        {
            closing[words.Contains("sent-back") ? ClosingState.Returned : words.Contains("closed") ? ClosingState.Accepted : ClosingState.Filed] = 1;
        }

        return new()
        {
            Days = days,
            Blank = words.Contains("blank") ? Blank(today) : new Dictionary<DateOnly, int>(),
            PartialToday = words.Contains("partial") ? 1 : 0,
            Reopened = words.Contains("reopened") ? new HashSet<DateOnly> { new(2023, 8, 10) } : new(),
            Asked = words.Contains("asked") ? new HashSet<DateOnly> { new(2023, 8, 10) } : new(),
            ReportedToday = words.Contains("all-reported") ? 1 : 0,
            ReportIssued = !words.Contains("to-issue"),
            Requests = words.Contains("requests") ? 2 : 0,
            Pending = words.Contains("pending") ? 3 : 0,
            Dc01Draft = words.Contains("drafts") ? 4 : null,
            Dc01Difference = words.Contains("dc01") ? Day : null,
            Plans = words.Contains("all-plans") ? 2 : words.Contains("plan") ? 1 : 0,
            Closing = closing,
            ClosingFiled = closing.Count,
            Flags = words.Contains("flags") ? 5 : 0,
            Demands = words.Contains("demands") ? new Dictionary<DateOnly, int> { [Day.AddDays(-1)] = 1, [Day.AddDays(4)] = 2 } : new Dictionary<DateOnly, int>(),
            UnitReported = words.Contains("unit-today"),
            UnitDone = words.Contains("unit-done"),
        };
    }

    private static Dictionary<DateOnly, int> Blank(DateOnly today)
    {
        var blank = new Dictionary<DateOnly, int> { [new(2023, 8, 10)] = 1 };
        blank[today] = 2;
        return blank;
    }
}
