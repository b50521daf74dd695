using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Tests.Areas;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Rollup;

/// <summary>The rollup's statement by hand, which no query filter of the model reaches, beside the model's own queries.</summary>
public sealed class NewestDaysTests
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<PortalRole> Roles => [.. Enum.GetValues<PortalRole>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Each_role_gets_the_rows_that_its_filters_leave_it(PortalRole role)
    {
        var (portal, own, other) = await TestPortal.TwoCampaignsAsync();
        await using var _ = portal;
        var mine = Owner.Of(own, ScopeCall.OwnCommune);
        await using var context = portal.Db.Open(AreaScope.Of(role, "id", role.ToString(), mine.CampaignId, mine.CommuneId, mine.UnitId));

        var ownDays = await NewestDays.ReadAsync(context, own.Id, Day, Cancel);
        var otherDays = await NewestDays.ReadAsync(context, other.Id, Day, Cancel);

        Assert.Equal(await FilteredAsync(context, own.Id), Lines(ownDays));
        Assert.Equal(await FilteredAsync(context, other.Id), Lines(otherDays));
        Assert.Equal(
            role switch
            {
                PortalRole.Administrator => (12, 12),
                PortalRole.Agency or PortalRole.Leadership => (12, 0),
                PortalRole.CommuneOfficer => (1, 0),
                _ => (0, 0),
            },
            (ownDays.ByCommune.Count, otherDays.ByCommune.Count));
        Assert.Equal(ownDays.ByCommune.Count > 0 ? own.Campaign.DefinitionVersion : null, ownDays.DefinitionVersion);
    }

    [Fact]
    public async Task A_scope_without_assignment_gets_nothing()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        await using var context = portal.Db.Open(AreaScope.None);

        var days = await NewestDays.ReadAsync(context, campaign.Id, Day, Cancel);

        Assert.Null(days.DefinitionVersion);
        Assert.Empty(days.ByCommune);
    }

    [Fact]
    public async Task Before_the_first_report_every_commune_still_has_its_row()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;

        var rollup = await portal.Get<RollupService>().CampaignAsync(TestPortal.Agency(campaign), campaign.Id, Day, Cancel);

        Assert.Equal(campaign.Communes.Select(c => c.Id), rollup.Rows.Select(r => r.AreaId));
        Assert.All(rollup.Rows, row => Assert.Null(row.LastReported));
        Assert.Equal(0, rollup.Total.Cumulative);
    }

    // By commune and indicator: day, kind, first submission, value of the day, running value.
    private static async Task<IEnumerable<object>> FilteredAsync(PortalDbContext context, int campaignId)
    {
        var days = (await context.CommuneDays.AsNoTracking().Where(d => d.CampaignId == campaignId && d.Day <= Day).ToListAsync(Cancel))
            .GroupBy(d => d.CommuneId).Select(g => g.MaxBy(d => d.Day)!).ToList();
        var totals = (await context.DayTotals.AsNoTracking().ToListAsync(Cancel)).ToLookup(t => (t.CommuneId, t.Day));
        return
            from day in days
            orderby day.CommuneId
            from total in totals[(day.CommuneId, day.Day)]
            orderby day.CommuneId, total.IndicatorId
            select (object)(
                day.CommuneId, total.IndicatorId, day.Day, day.Kind, day.FirstSubmittedAt, day.Day == Day ? total.DayValue : null, total.Running);
    }

    private static IEnumerable<object> Lines(NewestDays days) =>
        from commune in days.ByCommune
        from figure in commune.Value.Figures
        orderby commune.Key, figure.Key
        select (object)(
            commune.Key, figure.Key, commune.Value.Day, commune.Value.Kind, commune.Value.FirstSubmittedAt, figure.Value.Day, figure.Value.Running);
}
