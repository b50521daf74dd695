using System.Globalization;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Documents;

namespace CampaignPortal.Core.Inspections;

/// <summary>What a visit may say, when a demand is overdue, and in which order visits stand. Pure.</summary>
public static class InspectionRules
{
    public const int MembersLength = 500;
    public const int FindingsLength = 4000;
    public const int DemandLength = 1000;

    /// <summary>Longest word on what was done.</summary>
    public const int WordLength = 500;

    /// <summary>Most demands of a visit.</summary>
    public const int MaxDemands = 10;

    private static readonly DateOnly Earliest = new(2000, 1, 1);

    public static IReadOnlyList<InspectionTeam> Teams { get; } = Enum.GetValues<InspectionTeam>();

    /// <summary>Where a demand stands, and how many days it is or was late.</summary>
    /// <param name="due">By when it must be done: that day is still in time.</param>
    /// <param name="done">The day on which it was done; null while it is open.</param>
    /// <param name="today">The campaign's.</param>
    public static (DemandState State, int DaysLate) StateOf(DateOnly due, DateOnly? done, DateOnly today)
    {
        var late = Math.Max(0, (done ?? today).DayNumber - due.DayNumber);
        return (done is not null ? DemandState.Done : late > 0 ? DemandState.Overdue : DemandState.Open, late);
    }

    public static bool IsIn(InspectionView visit, InspectionChoice choice)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return choice switch
        {
            InspectionChoice.Overdue => visit.Count(DemandState.Overdue) > 0,
            InspectionChoice.Open => visit.HasOpen,
            _ => true,
        };
    }

    /// <summary>What is overdue first, then what is open, each by its due day; then the newest visit first.</summary>
    public static IEnumerable<InspectionView> InOrder(IEnumerable<InspectionView> visits) => visits
        .OrderBy(v => v.HasOpen ? 0 : 1)
        .ThenBy(v => v.FirstDue ?? DateOnly.MinValue)
        .ThenByDescending(v => v.Day).ThenByDescending(v => v.Id);

    /// <summary>Reads what was typed. Every problem is found, not the first alone.</summary>
    internal static (InspectionContent Content, List<InspectionProblem> Problems) Read(InspectionInput input, DateOnly today)
    {
        var problems = new List<InspectionProblem>();
        var (members, findings) = (DayNoteRules.Clean(input.Members), DayNoteRules.Clean(input.Findings));
        var day = Day(input.Day);
        Add(problems, day is null, InspectionFault.NoDay);
        Add(problems, day > today, InspectionFault.DayAhead);
        Add(problems, !Enum.IsDefined(input.Team), InspectionFault.NoTeam);
        Add(problems, members?.Length > MembersLength, InspectionFault.MembersTooLong);
        Add(problems, findings is null, InspectionFault.NoFindings);
        Add(problems, findings?.Length > FindingsLength, InspectionFault.FindingsTooLong);
        var demands = new List<DemandContent>();
        foreach (var (row, typed) in input.Demands.Index())
        {
            var (text, due) = (DayNoteRules.Clean(typed.Text), Day(typed.Due));
            if (text is null && string.IsNullOrWhiteSpace(typed.Due))
            {
                continue;
            }

            // A stored demand goes when its words are taken away, whatever day is left beside them.
            if (text is null && typed.Number > 0)
            {
                continue;
            }

            Add(problems, text?.Length > DemandLength, InspectionFault.DemandTooLong, row);
            Add(problems, text is null || due is null, InspectionFault.NoDue, row);
            Add(problems, due < day, InspectionFault.DueBeforeVisit, row);
            demands.Add(new(typed.Number, text ?? "", due ?? default));
        }

        Add(problems, demands.Count > MaxDemands, InspectionFault.TooManyDemands);
        return (new(day ?? default, input.Team, members, findings ?? "", demands), problems);
    }

    internal static (string? Word, InspectionFault? Fault) Word(string? typed)
    {
        var word = PlainText.Line(typed);
        return word.Length switch
        {
            0 => (null, InspectionFault.NoWord),
            > WordLength => (null, InspectionFault.WordTooLong),
            _ => (word, null),
        };
    }

    /// <summary>What has changed, for the audit; empty where both are the same.</summary>
    /// <param name="stored">Null for a new visit.</param>
    /// <param name="typed">Null for one that is taken away.</param>
    internal static List<AuditChange> Changes(InspectionContent? stored, InspectionContent? typed)
    {
        (string Field, Func<InspectionContent, string?> Of)[] fields =
        [
            (nameof(Inspection.Day), c => Text(c.Day)), (nameof(Inspection.Team), c => c.Team.ToString()),
            (nameof(Inspection.Members), c => c.Members), (nameof(Inspection.Findings), c => c.Findings),
            .. (stored?.Demands ?? []).Concat(typed?.Demands ?? []).Select(d => d.Number).Distinct().Order()
                .Select(number => (Field(number), (Func<InspectionContent, string?>)(c => c.Demands.FirstOrDefault(d => d.Number == number) is { } demand
                    ? $"{Text(demand.Due)} {demand.Text}" : null))),
        ];
        return [.. fields.Select(f => new AuditChange(f.Field, stored is null ? null : f.Of(stored), typed is null ? null : f.Of(typed))).Where(c => c.Old != c.New)];
    }

    /// <summary>How a demand is named in the audit.</summary>
    internal static string Field(int number) => string.Create(CultureInfo.InvariantCulture, $"Demand {number}");

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Earliest ? day : null;

    private static void Add(List<InspectionProblem> problems, bool isWrong, InspectionFault fault, int? row = null)
    {
        if (isWrong)
        {
            problems.Add(new(fault, row));
        }
    }
}

/// <summary>What people write of a visit.</summary>
internal sealed record InspectionContent(DateOnly Day, InspectionTeam Team, string? Members, string Findings, IReadOnlyList<DemandContent> Demands);

internal sealed record DemandContent(int Number, string Text, DateOnly Due);
