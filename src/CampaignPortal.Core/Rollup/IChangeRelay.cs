namespace CampaignPortal.Core.Rollup;

/// <summary>Carries the word that a campaign has changed between the processes that serve one database.</summary>
public interface IChangeRelay
{
    /// <summary>
    /// Tells the other processes. Comes back at once and never throws, for it is called on the way of a submission: a word
    /// that is lost is made good by <see cref="ChangeFeed.LookAsync"/>.
    /// </summary>
    void Tell(int campaignId);

    /// <summary>Calls back with what other processes tell, and with null after a time in which words may have been lost.</summary>
    void Listen(Action<int?> heard);
}

/// <summary>One process alone serves the database.</summary>
internal sealed class NoOtherProcess : IChangeRelay
{
    public void Tell(int campaignId)
    {
    }

    public void Listen(Action<int?> heard)
    {
    }
}
