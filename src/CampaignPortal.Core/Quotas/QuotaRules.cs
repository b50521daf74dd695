using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayNotes;
using CampaignPortal.Core.Rollup;

namespace CampaignPortal.Core.Quotas;

/// <summary>What may be typed, saved and published as targets. Pure.</summary>
public static class QuotaRules
{
    public const int NumberLength = 50;
    public const int TitleLength = 300;
    public const int ReasonLength = 500;

    /// <summary>Reads what was typed. Every problem is found, not the first alone; what cannot be read is left out.</summary>
    public static (QuotaPlan Plan, IReadOnlyList<QuotaProblem> Problems) Read(CampaignDefinition campaign, QuotaInput input)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(input);
        var problems = new List<QuotaProblem>();
        var known = QuotaBook.Areas(campaign).ToHashSet();
        var targets = new Dictionary<QuotaArea, int>();
        foreach (var (key, text) in input.Cells.Where(c => !string.IsNullOrWhiteSpace(c.Value)))
        {
            var area = QuotaArea.Read(key);
            var reading = CountText.Read(text);
            if (area is not { } there || !known.Contains(there))
            {
                problems.Add(new(QuotaProblemCode.UnknownArea, area));
            }
            else if (reading.Problem is { } code)
            {
                problems.Add(new(QuotaProblem.Of(code), there));
            }
            else
            {
                targets[there] = reading.Value!.Value;
            }
        }

        var plan = new QuotaPlan
        {
            ValidFrom = Day(input.ValidFrom, QuotaProblemCode.ValidFrom),
            DocumentNumber = Line(input.DocumentNumber, NumberLength, QuotaProblemCode.DocumentNumber),
            DocumentDate = Day(input.DocumentDate, QuotaProblemCode.DocumentDate),
            DocumentTitle = Line(input.DocumentTitle, TitleLength, QuotaProblemCode.DocumentTitle),
            Reason = Line(input.Reason, ReasonLength, QuotaProblemCode.ReasonTooLong),
            Targets = targets,
        };
        return (plan, problems);

        DateOnly? Day(string? text, QuotaProblemCode code)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return null;
            }

            if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            problems.Add(new(code));
            return null;
        }

        string? Line(string? text, int length, QuotaProblemCode code)
        {
            var line = DayNoteRules.Clean(text)?.ReplaceLineEndings(" ");
            if (line?.Length > length)
            {
                problems.Add(new(code));
            }

            return line;
        }
    }

    /// <summary>Where host = Σ communes = Σ hamlets does not hold, in the order of the campaign.</summary>
    public static IReadOnlyList<QuotaDifference> Differences(CampaignDefinition campaign, IReadOnlyDictionary<QuotaArea, int> targets)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(targets);
        var all = campaign.Communes.Select(c =>
            new QuotaDifference(QuotaArea.Commune(c.Id), Of(QuotaArea.Commune(c.Id)), Sums.OrNull(c.Hamlets.Select(h => Of(QuotaArea.Hamlet(h.Id)))))).ToList();
        return
        [
            .. new[] { new QuotaDifference(QuotaArea.Host, Of(QuotaArea.Host), Sums.OrNull(all.Select(d => d.Target))) }.Concat(all)
                .Where(d => d.Target != d.Below),
        ];

        int? Of(QuotaArea area) => targets.TryGetValue(area, out var value) ? value : null;
    }

    /// <summary>
    /// The first day from which new targets can hold: today, so that no figure of a day that has passed changes. The very
    /// first targets of an indicator may hold from the start.
    /// </summary>
    public static DateOnly FirstDay(CampaignDefinition campaign, int indicatorId, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return today > campaign.Campaign.StartDay && campaign.Quotas.Any(q => q.IndicatorId == indicatorId) ? today : campaign.Campaign.StartDay;
    }

    /// <summary>What keeps a plan that could be read from being published.</summary>
    public static IReadOnlyList<QuotaProblem> BeforePublication(CampaignDefinition campaign, int indicatorId, QuotaPlan plan, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(plan);
        var held = QuotaBook.On(campaign, indicatorId, plan.ValidFrom ?? today);
        return
        [
            .. When(QuotaProblemCode.NothingTyped, plan.Targets.Count == 0),
            .. When(QuotaProblemCode.ValidFrom, plan.ValidFrom is null),
            .. When(QuotaProblemCode.BeforeStart, plan.ValidFrom < campaign.Campaign.StartDay),
            .. When(QuotaProblemCode.BeforeToday, plan.ValidFrom >= campaign.Campaign.StartDay && plan.ValidFrom < FirstDay(campaign, indicatorId, today)),
            .. When(QuotaProblemCode.AfterEnd, plan.ValidFrom > campaign.Campaign.EndDay),
            .. When(QuotaProblemCode.DocumentNumber, plan.DocumentNumber is null),
            .. When(QuotaProblemCode.DocumentDate, plan.DocumentDate is null),
            .. When(QuotaProblemCode.DocumentTitle, plan.DocumentTitle is null),
            .. QuotaBook.Areas(campaign).Where(a => held.ContainsKey(a) && !plan.Targets.ContainsKey(a)).Select(a => new QuotaProblem(QuotaProblemCode.Blank, a)),
            .. When(QuotaProblemCode.SumsDiffer, plan.Reason is null && Differences(campaign, plan.Targets).Count > 0),
        ];

        static IEnumerable<QuotaProblem> When(QuotaProblemCode code, bool isWrong) => isWrong ? [new(code)] : [];
    }
}
