namespace CampaignPortal.Core.Campaigns;

/// <summary>
/// The time of a campaign: a wall clock in Asia/Ho_Chi_Minh, for a sample campaign moved to the days of its data.
/// Only campaign days follow it; sign-in, tokens and logs keep the real time.
/// </summary>
public sealed class CampaignClock(TimeProvider time)
{
    /// <summary>Vietnam keeps +07:00 the year round.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>The real moment, in UTC, for audit entries and tokens.</summary>
    public DateTime RealUtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>The campaign's moment, in UTC.</summary>
    public DateTime UtcNow(Campaign campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        var now = RealUtcNow;
        return campaign is { DemoStartsAt: { } start, DemoAnchor: { } anchor }
            ? start + (now - anchor)
            : now;
    }

    /// <summary>The campaign's moment as a wall clock in Asia/Ho_Chi_Minh shows it.</summary>
    public DateTime Now(Campaign campaign) => ToLocal(UtcNow(campaign));

    /// <summary>The campaign's day, midnight to midnight in Asia/Ho_Chi_Minh.</summary>
    public DateOnly Today(Campaign campaign) => DateOnly.FromDateTime(Now(campaign));

    /// <summary>The last campaign day that there is something to see of: today, or the nearest day before or after the campaign.</summary>
    public DateOnly NewestDay(CampaignDefinition campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return campaign.Nearest(Today(campaign.Campaign));
    }

    /// <summary>Whether counts are entered today, or were before.</summary>
    public bool HasBegun(Campaign campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return Today(campaign) >= campaign.StartDay;
    }

    public static DateTime ToLocal(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    public static DateTime ToUtc(DateTime local) =>
        TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Zone);
}
