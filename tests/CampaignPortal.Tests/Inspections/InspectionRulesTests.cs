using CampaignPortal.Core.Inspections;
using CsCheck;

namespace CampaignPortal.Tests.Inspections;

public sealed class InspectionRulesTests
{
    private static readonly DateOnly Due = new(2023, 8, 20);

    [Theory]
    [InlineData(null, 20, DemandState.Open, 0)]
    [InlineData(null, 19, DemandState.Open, 0)]
    [InlineData(null, 21, DemandState.Overdue, 1)]
    [InlineData(null, 30, DemandState.Overdue, 10)]
    [InlineData(20, 30, DemandState.Done, 0)]
    [InlineData(18, 30, DemandState.Done, 0)]
    [InlineData(23, 30, DemandState.Done, 3)]
    public void A_demand_is_in_time_until_the_end_of_its_day(int? done, int today, DemandState state, int late) =>
        Assert.Equal((state, late), InspectionRules.StateOf(Due, done is { } day ? new(2023, 8, day) : null, new(2023, 8, today)));

    [Fact]
    public void Everything_that_is_wrong_is_found_with_its_line()
    {
        var input = new InspectionInput
        {
            CampaignId = 1,
            SeenVersion = 0,
            Day = "2023-08-20",
            Team = (InspectionTeam)9,
            Members = new string('a', InspectionRules.MembersLength + 1),
            Findings = " \n ",
            Demands =
            [
                new(0, "", ""), new(0, "Họp", ""), new(0, "", "2023-08-25"), new(0, "Họp", "2023-08-19"),
                new(0, new string('b', InspectionRules.DemandLength + 1), "2023-08-25"), new(7, "", "2023-08-25"),
            ],
        };

        var (content, problems) = InspectionRules.Read(input, new(2023, 8, 19));

        Assert.Equal(
            [
                new(InspectionFault.DayAhead), new(InspectionFault.NoTeam), new(InspectionFault.MembersTooLong), new(InspectionFault.NoFindings),
                new(InspectionFault.NoDue, 1), new(InspectionFault.NoDue, 2), new(InspectionFault.DueBeforeVisit, 3), new(InspectionFault.DemandTooLong, 4),
            ],
            problems);

        // The stored one without words goes, and asks for nothing.
        Assert.DoesNotContain(content.Demands, d => d.Number == 7);
        Assert.Equal(
            [new(InspectionFault.NoDay), new(InspectionFault.TooManyDemands)],
            InspectionRules.Read(
                input with
                {
                    Day = "20/8/2023",
                    Team = InspectionTeam.Other,
                    Members = null,
                    Findings = "x",
                    Demands = [.. Enumerable.Range(0, InspectionRules.MaxDemands + 1).Select(n => new DemandInput(0, $"{n}", "2023-08-25"))],
                },
                new(2023, 8, 19)).Problems);
    }

    [Fact]
    public void Whatever_is_typed_is_read_without_a_fault_of_the_program()
    {
        var text = Gen.OneOf(Gen.String, Gen.Const("2023-08-20"), Gen.Const(""), Gen.Const("0000-00-00"));
        Gen.Select(text, text, text, Gen.Int[-1, 7], Gen.Select(Gen.Int[-1, 3], text, text).List[0, 13]).Sample((day, members, findings, team, demands) =>
        {
            var (content, problems) = InspectionRules.Read(
                new()
                {
                    CampaignId = 1,
                    SeenVersion = 0,
                    Day = day,
                    Team = (InspectionTeam)team,
                    Members = members,
                    Findings = findings,
                    Demands = [.. demands.Select(d => new DemandInput(d.Item1, d.Item2, d.Item3))],
                },
                new(2023, 8, 20));
            return problems.Count > 0 || (content.Findings.Length > 0 && content.Demands.All(d => d.Text.Length > 0 && d.Due >= content.Day));
        });
    }
}
