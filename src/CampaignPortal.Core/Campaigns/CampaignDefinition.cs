using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.Units;

namespace CampaignPortal.Core.Campaigns;

/// <summary>
/// Everything of a campaign that does not change in the evening: rules, indicators, areas, quotas. Read once, shared by
/// all requests, never altered; holds only what <see cref="VisibleTo"/> leaves a caller.
/// </summary>
public sealed class CampaignDefinition
{
    private readonly Dictionary<int, CommuneDefinition> _communes;
    private readonly ILookup<(int? CommuneId, int? HamletId), Quota> _quotas;

    public CampaignDefinition(
        Campaign campaign, IReadOnlyList<Indicator> indicators, IReadOnlyList<CommuneDefinition> communes,
        IReadOnlyList<Unit> units, IReadOnlyList<Quota> quotas, IReadOnlyList<CheckRule>? checks = null, IReadOnlyList<DayCutOff>? cutOffs = null,
        IReadOnlyDictionary<int, string>? quotaReasons = null)
    {
        Campaign = campaign;
        Indicators = indicators;
        Communes = communes;
        Units = units;
        Quotas = quotas;
        _communes = communes.ToDictionary(c => c.Id);
        _quotas = quotas.Where(q => q.UnitId is null).ToLookup(q => (q.CommuneId, q.HamletId));
        Headline = indicators.First(i => i.Code == campaign.HeadlineIndicator);
        Entered = [.. indicators.Where(i => i.IsEntered)];
        Checks = StandardChecks.Complete(checks ?? []);
        CutOffs = cutOffs ?? [];
        QuotaReasons = quotaReasons ?? new Dictionary<int, string>();
    }

    public Campaign Campaign { get; }

    /// <summary>In the order in which they are shown.</summary>
    public IReadOnlyList<Indicator> Indicators { get; }

    /// <summary>The flows and stocks, which officers type; totals left out.</summary>
    public IReadOnlyList<Indicator> Entered { get; }

    /// <summary>The indicator that quotas and percentages are about.</summary>
    public Indicator Headline { get; }

    public IReadOnlyList<CommuneDefinition> Communes { get; }

    public IReadOnlyList<Unit> Units { get; }

    public IReadOnlyList<Quota> Quotas { get; }

    /// <summary>Every check, those of the campaign and the standard ones.</summary>
    public IReadOnlyList<CheckRule> Checks { get; }

    /// <summary>The days whose cut-off differs.</summary>
    public IReadOnlyList<DayCutOff> CutOffs { get; }

    /// <summary>Why targets that were published together may not add up, by revision.</summary>
    public IReadOnlyDictionary<int, string> QuotaReasons { get; }

    public int Id => Campaign.Id;

    /// <summary>Days of the campaign, first and last included: 32 from 05/8 to 05/9.</summary>
    public int DayCount => Campaign.EndDay.DayNumber - Campaign.StartDay.DayNumber + 1;

    public bool IsCampaignDay(DateOnly day) => day >= Campaign.StartDay && day <= Campaign.EndDay;

    /// <summary>The day that was asked for, where it is one of the campaign's and not after <paramref name="last"/>; else that.</summary>
    public DateOnly ChosenDay(DateOnly? wanted, DateOnly last) => wanted is { } day && IsCampaignDay(day) && day <= last ? day : last;

    /// <summary>The day itself, or the nearest campaign day for one before the start or after the end.</summary>
    public DateOnly Nearest(DateOnly day) =>
        day < Campaign.StartDay ? Campaign.StartDay : day > Campaign.EndDay ? Campaign.EndDay : day;

    /// <summary>Hour of the day in Asia/Ho_Chi_Minh, included, until which a day's report is on time.</summary>
    public TimeOnly CutOffOn(DateOnly day) => CutOffs.FirstOrDefault(c => c.Day == day)?.CutOff ?? Campaign.CutOff;

    /// <summary>Who owes papers: the communes, then the units, each in the campaign's order.</summary>
    public IEnumerable<Body> Bodies =>
        Communes.Select(c => new Body(BodyId.OfCommune(c.Id), c.Code, c.FullName)).Concat(Units.Select(u => new Body(BodyId.OfUnit(u.Id), u.Code, u.Name)));

    public Body? FindBody(BodyId id) => Bodies.FirstOrDefault(b => b.Id == id);

    public CommuneDefinition? FindCommune(int id) => _communes.GetValueOrDefault(id);

    public Indicator? FindIndicator(string code) => Indicators.FirstOrDefault(i => i.Code == code);

    /// <summary>
    /// The target of a commune (or of one of its hamlets) for the headline indicator as it stood on <paramref name="day"/>:
    /// past days keep their quota. Null where none had been set.
    /// </summary>
    public int? QuotaOn(DateOnly day, int communeId, int? hamletId = null) => FindQuotaOn(day, communeId, hamletId)?.Target;

    /// <summary>The same with the revision that it belongs to.</summary>
    public Quota? FindQuotaOn(DateOnly day, int? communeId, int? hamletId = null)
    {
        Quota? newest = null;
        foreach (var quota in _quotas[(communeId, hamletId)])
        {
            if (quota.IndicatorId == Headline.Id && quota.ValidFrom <= day && (newest is null || quota.ValidFrom >= newest.ValidFrom))
            {
                newest = quota;
            }
        }

        return newest;
    }

    /// <summary>The host's own target on that day; null where it has none beside those of its communes.</summary>
    public Quota? HostQuotaOn(DateOnly day) => FindQuotaOn(day, null);

    /// <summary>Why a target may differ from the sum of those below it; null where nobody had to say.</summary>
    public string? ReasonOf(Quota quota)
    {
        ArgumentNullException.ThrowIfNull(quota);
        return quota.RevisionId is { } id ? QuotaReasons.GetValueOrDefault(id) : null;
    }

    /// <summary>The same campaign with the communes, units and quotas of the scope alone.</summary>
    public CampaignDefinition VisibleTo(AreaScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.SeesAllCommunes && scope.SeesAllUnits
            ? this
            : new(
                Campaign, Indicators,
                [.. Communes.Where(c => scope.SeesCommune(Id, c.Id))],
                [.. Units.Where(u => scope.SeesUnit(Id, u.Id))],
                [.. Quotas.Where(q => (q.CommuneId is { } c && scope.SeesCommune(Id, c)) || (q.UnitId is { } u && scope.SeesUnit(Id, u)))],
                Checks, CutOffs, QuotaReasons);
    }
}

/// <summary>A commune or a unit by name.</summary>
public sealed record Body(BodyId Id, string Code, string Name);

/// <summary>A commune with its hamlets; its baseline is the sum of theirs.</summary>
public sealed record CommuneDefinition(int Id, string Code, string FullName, string? GroupName, IReadOnlyList<Hamlet> Hamlets)
{
    private readonly HashSet<int> _hamletIds = [.. Hamlets.Select(h => h.Id)];

    /// <summary>Citizens entitled to an account.</summary>
    public int Eligible { get; } = Hamlets.Sum(h => h.Eligible);

    public int ActivatedBefore { get; } = Hamlets.Sum(h => h.ActivatedBefore);

    public bool HasHamlet(int hamletId) => _hamletIds.Contains(hamletId);
}
