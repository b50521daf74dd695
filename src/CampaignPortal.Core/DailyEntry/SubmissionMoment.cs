using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>When a submission was made and when the server had it, in campaign time and in real time, all UTC.</summary>
internal sealed record SubmissionMoment(DateTime Received, DateTime RealReceived, TimeSpan Waited)
{
    // Below this it was the connection that took its time, not an officer without one.
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(2);

    // A phone's word is believed for so long and no longer.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    public bool HasWaited => Waited >= Shortest;

    public DateTime Made => HasWaited ? Received - Waited : Received;

    public DateTime RealMade => HasWaited ? RealReceived - Waited : RealReceived;

    public static SubmissionMoment Of(EntrySubmission submission, DateTime received, DateTime realReceived) => new(
        received, realReceived, submission.Waited > Longest ? Longest : submission.Waited);

    /// <summary>What decides on time, late and locked, by the rule of the campaign.</summary>
    public DateTime Deciding(Campaign campaign) => campaign.LateBy == LateRule.Made ? Made : Received;
}
