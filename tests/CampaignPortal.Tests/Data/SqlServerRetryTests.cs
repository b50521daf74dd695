using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DataSets;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Support.SqlServer;

namespace CampaignPortal.Tests.Data;

/// <summary>A server that goes away in the middle of a transaction, as at a failover: the whole of it is sent again.</summary>
public sealed class SqlServerRetryTests : IAsyncDisposable
{
    private readonly SqlServerPortal _portal = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("INSERT INTO [Campaigns]")]
    [InlineData("MERGE [Hamlets]")]
    [InlineData("INSERT INTO [DayTotals]")]
    [InlineData("INSERT INTO [UnitProgress]")]
    public async Task An_import_is_repeated_whole_after_a_lost_connection(string at)
    {
        _portal.LoseOnceAt(at);

        var result = await _portal.Get<DataSetImport>().RunAsync(
            StandInCampaign.Administrator, SampleCampaign.Folder, SampleCampaign.Create(),
            onlyBefore: CampaignClock.ToUtc(new(2023, 8, 7, 0, 0, 0, DateTimeKind.Unspecified)), cancel: Cancel);

        Assert.NotNull(result.CampaignId);
        Assert.Equal(2, Sent("INSERT INTO [Campaigns]"));
    }

    [Fact]
    public async Task A_submission_is_repeated_whole_after_a_lost_connection()
    {
        _portal.Rows.Add(StandInCampaign.Definition());
        _portal.LoseOnceAt("INSERT INTO [CommuneDays]");

        var outcome = await _portal.Get<EntryService>().SubmitAsync(
            StandInCampaign.Officer, StandInCampaign.Submission(0, (StandInCampaign.FirstHamlet, StandInCampaign.Flow, "3")), Cancel);

        Assert.Equal(EntryStatus.Accepted, outcome.Status);
        Assert.Equal(2, Sent("INSERT INTO [CommuneDays]"));
    }

    [Fact]
    public async Task A_rollup_is_read_again_after_a_lost_connection()
    {
        _portal.Rows.Add(StandInCampaign.Definition());
        _portal.LoseOnceAt("FROM Communes");

        var rollup = await _portal.Get<RollupService>().CampaignAsync(
            StandInCampaign.Agency, StandInCampaign.Id, StandInCampaign.Day, Cancel);

        Assert.Single(rollup.Rows);
        Assert.Equal(2, Sent("FROM Communes"));
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private int Sent(string text) => _portal.Commands.Count(c => c.Sql.Contains(text, StringComparison.Ordinal));
}
