using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.OpenData;

/// <summary>What an address asks for, as it is written there.</summary>
public sealed record OpenQuery(string? Day = null, string? From = null, string? To = null, string? Commune = null, string? Level = null)
{
    /// <summary>Most days of one answer.</summary>
    public const int MostDays = 100;
}

/// <summary>Why a question of the open data has no answer.</summary>
public enum OpenProblem
{
    /// <summary>Not written as year-month-day.</summary>
    BadDay,
    DayOutsideCampaign,
    DayInFuture,
    EndBeforeStart,
    SpanTooLong,
    UnknownCommune,

    /// <summary>A commune that the reader does not see, or that does not exist: who sees one commune is not told of others.</summary>
    ForeignCommune,
    BadLevel,

    /// <summary>Hamlets are read of one commune at a time.</summary>
    CommuneMissing,
}

/// <summary>Reads an <see cref="OpenQuery"/> against a campaign and a scope. Pure.</summary>
internal sealed record OpenFilter(DateOnly From, DateOnly To, CommuneDefinition? Commune)
{
    /// <param name="last">The last day that can have figures.</param>
    /// <param name="campaign">As the scope sees it.</param>
    public static OpenRead<OpenFilter> Span(OpenQuery query, AreaScope scope, CampaignDefinition campaign, DateOnly last)
    {
        var from = DayOf(query.From, campaign, last, campaign.Campaign.StartDay);
        var to = DayOf(query.To, campaign, last, last);
        var (commune, problem) = ChooseCommune(query, scope, campaign);
        return (problem ?? from.Problem ?? to.Problem) is { } wrong ? new(wrong)
            : to.Value < from.Value ? new(OpenProblem.EndBeforeStart)
            : to.Value.DayNumber - from.Value.DayNumber >= OpenQuery.MostDays ? new(OpenProblem.SpanTooLong)
            : new(new OpenFilter(from.Value, to.Value, commune));
    }

    public static OpenRead<OpenFilter> OneDay(OpenQuery query, AreaScope scope, CampaignDefinition campaign, DateOnly last)
    {
        var day = DayOf(query.Day, campaign, last, last);
        var (commune, problem) = ChooseCommune(query, scope, campaign);
        return (problem ?? day.Problem) is { } wrong ? new(wrong) : new(new OpenFilter(day.Value, day.Value, commune));
    }

    private static OpenRead<DateOnly> DayOf(string? text, CampaignDefinition campaign, DateOnly last, DateOnly otherwise)
    {
        if (string.IsNullOrEmpty(text))
        {
            return new(otherwise);
        }

        return !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(OpenProblem.BadDay)
            : !campaign.IsCampaignDay(day) ? new(OpenProblem.DayOutsideCampaign)
            : day > last ? new(OpenProblem.DayInFuture)
            : new(day);
    }

    // Who sees one commune reads that one, named or not.
    private static (CommuneDefinition? Commune, OpenProblem? Problem) ChooseCommune(OpenQuery query, AreaScope scope, CampaignDefinition campaign)
    {
        var named = string.IsNullOrEmpty(query.Commune) ? null : campaign.Communes.FirstOrDefault(c => c.Code == query.Commune);
        return scope.SeesAllCommunes
            ? (named, named is null && !string.IsNullOrEmpty(query.Commune) ? OpenProblem.UnknownCommune : null)
            : (string.IsNullOrEmpty(query.Commune) ? campaign.Communes is [var first, ..] ? first : null : named) is { } own ? (own, null)
            : (null, OpenProblem.ForeignCommune);
    }
}

/// <summary>What was asked for, or why there is none.</summary>
public readonly record struct OpenRead<T>(T? Found, OpenProblem? Problem)
{
    public OpenRead(T value)
        : this(value, null)
    {
    }

    public OpenRead(OpenProblem problem)
        : this(default, problem)
    {
    }

    internal T Value => Found!;
}
