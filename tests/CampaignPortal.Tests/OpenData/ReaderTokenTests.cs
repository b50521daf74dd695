using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.OpenData;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.OpenData;

public sealed class ReaderTokenTests
{
    private static readonly DateOnly Today = new(2023, 9, 6);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_shown_once_and_only_its_hash_is_kept()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;

        var token = await IssueAsync(portal, campaign, new("  Power BI  của Văn phòng ", null, Today));

        Assert.StartsWith("cpr_", token, StringComparison.Ordinal);
        Assert.True(token.Length >= 47);
        await using var context = portal.Db.Open(TestPortal.Root);
        var stored = await context.ReaderTokens.SingleAsync(Cancel);
        Assert.Equal(64, stored.Hash.Length);
        Assert.Equal("Power BI của Văn phòng", stored.Name);
        Assert.DoesNotContain(token[4..], System.Text.Json.JsonSerializer.Serialize(stored), StringComparison.Ordinal);
        var entry = await context.AuditEntries.SingleAsync(a => a.Action == AuditAction.ReaderTokenIssued, Cancel);
        Assert.Equal(("Power BI của Văn phòng", "Công an huyện"), (entry.Subject, entry.UserName));
        Assert.DoesNotContain(token[4..], entry.Changes, StringComparison.Ordinal);
        Assert.NotEqual(token, await IssueAsync(portal, campaign, new("Khác", null, Today)));
    }

    [Fact]
    public async Task It_reads_to_the_end_of_its_last_day_in_Vietnam()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var tokens = portal.Get<ReaderTokenService>();
        var token = await IssueAsync(portal, campaign, new("Power BI", campaign.Communes[2].Id, Today));

        portal.SetLocalTime(2023, 9, 6, 23, 59);
        var access = await tokens.UseAsync(token, Cancel);
        Assert.Equal((ReaderTokenState.Valid, campaign.Id, (int?)campaign.Communes[2].Id), (access.State, access.CampaignId, access.CommuneId));

        portal.SetLocalTime(2023, 9, 7, 0, 0);
        Assert.Equal(ReaderTokenState.Expired, (await tokens.UseAsync(token, Cancel)).State);
        Assert.Equal(ReaderTokenState.Expired, Assert.Single(await tokens.ListAsync(TestPortal.Agency(campaign), campaign.Id, Cancel)).State);
    }

    [Fact]
    public async Task A_revoked_token_reads_no_more_and_who_revoked_it_stays()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var tokens = portal.Get<ReaderTokenService>();
        var agency = TestPortal.Agency(campaign);
        var token = await IssueAsync(portal, campaign, new("Power BI", null, Today));
        var id = Assert.Single(await tokens.ListAsync(agency, campaign.Id, Cancel)).Id;

        Assert.True(await tokens.RevokeAsync(agency, campaign.Id, id, Cancel));
        Assert.True(await tokens.RevokeAsync(TestPortal.Root, campaign.Id, id, Cancel));
        Assert.False(await tokens.RevokeAsync(agency, campaign.Id, id + 1, Cancel));

        Assert.Equal(ReaderTokenState.Revoked, (await tokens.UseAsync(token, Cancel)).State);
        var row = Assert.Single(await tokens.ListAsync(agency, campaign.Id, Cancel));
        Assert.Equal((ReaderTokenState.Revoked, "Công an huyện"), (row.State, row.RevokedBy));
        await using var context = portal.Db.Open(TestPortal.Root);
        Assert.Equal(1, await context.AuditEntries.CountAsync(a => a.Action == AuditAction.ReaderTokenRevoked, Cancel));
    }

    [Fact]
    public async Task Its_last_use_is_written_down_now_and_then()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var tokens = portal.Get<ReaderTokenService>();
        var token = await IssueAsync(portal, campaign, new("Power BI", null, Today));
        Assert.Null(await LastUseAsync());

        await tokens.UseAsync(token, Cancel);
        Assert.Equal(new DateTime(2023, 9, 6, 10, 0, 0, DateTimeKind.Unspecified), await LastUseAsync());
        portal.SetLocalTime(2023, 9, 6, 10, 4);
        await tokens.UseAsync(token, Cancel);
        Assert.Equal(new DateTime(2023, 9, 6, 10, 0, 0, DateTimeKind.Unspecified), await LastUseAsync());
        portal.SetLocalTime(2023, 9, 6, 10, 5);
        await tokens.UseAsync(token, Cancel);
        Assert.Equal(new DateTime(2023, 9, 6, 10, 5, 0, DateTimeKind.Unspecified), await LastUseAsync());

        async Task<DateTime?> LastUseAsync() => Assert.Single(await tokens.ListAsync(TestPortal.Agency(campaign), campaign.Id, Cancel)).LastUsedAt;
    }

    [Theory]
    [InlineData("")]
    [InlineData("cpr_")]
    [InlineData("cpr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("x")]
    public async Task What_is_no_token_reads_nothing(string text)
    {
        var (portal, _) = await TestPortal.UnreportedAsync();
        await using var __ = portal;

        Assert.Equal(ReaderAccess.Unknown, await portal.Get<ReaderTokenService>().UseAsync(text, Cancel));
    }

    [Fact]
    public async Task What_is_asked_for_wrongly_is_refused_with_its_reason()
    {
        var (portal, campaign, other) = await TestPortal.TwoCampaignsAsync();
        await using var _ = portal;
        (ReaderTokenInput Input, ReaderTokenProblem Problem)[] wrong =
        [
            (new("  ", null, Today), ReaderTokenProblem.NameMissing),
            (new(null, null, Today), ReaderTokenProblem.NameMissing),
            (new(new('x', 101), null, Today), ReaderTokenProblem.NameTooLong),
            (new("x", null, null), ReaderTokenProblem.DayMissing),
            (new("x", null, Today.AddDays(-1)), ReaderTokenProblem.DayPast),
            (new("x", null, Today.AddDays(401)), ReaderTokenProblem.DayTooFar),
            (new("x", other.Communes[0].Id, Today), ReaderTokenProblem.UnknownCommune),
            (new("x", 9999, Today), ReaderTokenProblem.UnknownCommune),
        ];

        foreach (var (input, problem) in wrong)
        {
            Assert.Equal(new(problem, null), await portal.Get<ReaderTokenService>().IssueAsync(TestPortal.Agency(campaign), campaign.Id, input, Cancel));
        }
    }

    private static async Task<string> IssueAsync(TestPortal portal, CampaignDefinition campaign, ReaderTokenInput input)
    {
        var issued = await portal.Get<ReaderTokenService>().IssueAsync(TestPortal.Agency(campaign), campaign.Id, input, Cancel);
        Assert.Null(issued.Problem);
        return issued.Token!;
    }
}
