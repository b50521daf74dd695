using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Units;

/// <summary>What a unit may report, and how it stands. Pure.</summary>
public static class UnitRules
{
    public const int ReasonLength = 300;

    /// <summary>The class of a unit against the straight line from nobody on the first day to its whole staff on the deadline.</summary>
    public static PaceClass Pace(Campaign campaign, DateOnly day, int headcount, int level2)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return campaign.UnitsDeadline is { } deadline && deadline >= campaign.StartDay
            ? PaceRules.Classify(
                headcount, level2, day.DayNumber - campaign.StartDay.DayNumber + 1, deadline.DayNumber - campaign.StartDay.DayNumber + 1,
                campaign.OnTrackFromPercent, campaign.SlowFromPercent)
            : PaceClass.Unknown;
    }

    /// <summary>Staff a day that would bring everybody to level 2 by the deadline; null once it has come or where there is none.</summary>
    public static int? NeededPerDay(Campaign campaign, DateOnly day, int headcount, int level2)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return campaign.UnitsDeadline is { } deadline ? PaceRules.NeededPerDay(headcount, level2, deadline.DayNumber - day.DayNumber) : null;
    }

    /// <summary>Reads what was typed. Every problem is found, not the first alone.</summary>
    /// <param name="before">Reports of earlier days, oldest first; pupils and parents need not be in each.</param>
    /// <param name="after">Reports of later days, oldest first.</param>
    internal static (UnitFigures? Figures, IReadOnlyList<UnitProblem> Problems) Read(
        UnitReportInput input, IReadOnlyList<UnitProgress> before, IReadOnlyList<UnitProgress> after)
    {
        var problems = new List<UnitProblem>();
        var headcount = Count(UnitField.Headcount, input.Headcount, isNeeded: true);
        var level2 = Count(UnitField.Level2, input.Level2, isNeeded: true);
        var pupils = Count(UnitField.Pupils, input.Pupils, isNeeded: false);
        var parents = Count(UnitField.Parents, input.Parents, isNeeded: false);
        var reason = string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim();
        if (reason?.Length > ReasonLength)
        {
            problems.Add(new(UnitField.Reason, UnitProblemCode.TooLong));
        }

        if (problems.Count > 0)
        {
            return (null, problems);
        }

        if (level2 > headcount)
        {
            problems.Add(new(UnitField.Level2, UnitProblemCode.AboveHeadcount));
        }

        if (reason is null)
        {
            Falls(UnitField.Level2, level2, p => p.Level2Cumulative);
            Falls(UnitField.Pupils, pupils, p => p.PupilsGuided);
            Falls(UnitField.Parents, parents, p => p.ParentsGuided);
        }

        return problems.Count > 0 ? (null, problems) : (new(headcount!.Value, level2!.Value, pupils, parents, reason), []);

        int? Count(UnitField field, string? text, bool isNeeded)
        {
            var reading = CountText.Read(text);
            if (reading.Problem is { } code)
            {
                problems.Add(new(field, code switch
                {
                    CellProblemCode.Negative => UnitProblemCode.Negative,
                    CellProblemCode.TooLarge => UnitProblemCode.TooLarge,
                    _ => UnitProblemCode.NotWholeNumber,
                }));
            }
            else if (isNeeded && reading.Value is null)
            {
                problems.Add(new(field, UnitProblemCode.Missing));
            }

            return reading.Value;
        }

        void Falls(UnitField field, int? value, Func<UnitProgress, int?> of)
        {
            if (value < before.Select(of).LastOrDefault(v => v is not null) || value > after.Select(of).FirstOrDefault(v => v is not null))
            {
                problems.Add(new(field, UnitProblemCode.Falls));
            }
        }
    }
}

/// <summary>What can be stored of a report.</summary>
internal sealed record UnitFigures(int Headcount, int Level2, int? Pupils, int? Parents, string? Reason);
