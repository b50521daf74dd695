using System.Globalization;
using CampaignPortal.Core.Documents;

namespace CampaignPortal.Core.Plans;

/// <summary>What a plan must say of itself, and the words that remind of one. Pure.</summary>
public static class PlanRules
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    internal static (string Number, DateOnly Date, IReadOnlyList<PlanProblem> Problems) Read(PlanInput input, DateOnly today)
    {
        var problems = new List<PlanProblem>();
        var number = PlainText.Line(input.Number);
        if (number.Length is 0 or > Plan.NumberLength)
        {
            problems.Add(number.Length == 0 ? PlanProblem.Number : PlanProblem.NumberTooLong);
        }

        var isDate = DateOnly.TryParseExact(input.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date >= Earliest;
        if (!isDate || date > today)
        {
            problems.Add(isDate ? PlanProblem.DateAhead : PlanProblem.Date);
        }

        return (number, date, problems);
    }
}
