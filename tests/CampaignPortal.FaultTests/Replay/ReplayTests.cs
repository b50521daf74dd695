using System.Net;
using CampaignPortal.FaultTests.Support;

namespace CampaignPortal.FaultTests.Replay;

public sealed class ReplayTests(SharedPortal shared) : IClassFixture<SharedPortal>
{
    [Fact]
    public async Task One_submission_sent_a_hundred_times_at_once_is_stored_once_and_answered_alike()
    {
        var (before, sent) = (shared.Day.Stored(), shared.Day.Next());

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => shared.Day.SendAsync(sent))));

        Assert.Single(answers, a => a.Status == "accepted");
        Assert.Equal(99, answers.Count(a => a.Status == "repeated"));
        Assert.Equal((HttpStatusCode.OK, before.Version + 1), Assert.Single(answers.Select(a => (a.Code, a.Version)).Distinct()));
        Assert.Single(answers.Select(a => (a.At, a.Message)).Distinct());
        Assert.True(shared.Day.IsStored(sent, before, "a hundred times"));
    }
}
