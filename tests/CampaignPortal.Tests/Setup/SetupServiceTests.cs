using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Setup;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Setup;

/// <summary>From an empty portal to the first day of its campaign.</summary>
public sealed class SetupServiceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_campaign_every_step_is_still_to_be_done()
    {
        await using var portal = await TestPortal.EmptyAsync();

        var state = await StateAsync(portal);

        Assert.Null(state!.Campaign);
        Assert.Empty(DoneOf(state));
    }

    [Fact]
    public async Task Accounts_are_done_when_agency_every_commune_and_every_unit_has_one_that_signs_in()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        var campaign = await PlannedAsync(portal, folder);
        Assert.Equal([SetupStep.Campaign, SetupStep.Indicators, SetupStep.Areas, SetupStep.Quotas], DoneOf((await StateAsync(portal))!));

        await AddAsync(portal, new("congan", "Công an", PortalRole.Agency, campaign.Id));
        await AddAsync(portal, new("xa1", "Cán bộ xã", PortalRole.CommuneOfficer, campaign.Id, campaign.Communes[0].Id));
        await AddAsync(portal, new("xa1b", "Cán bộ xã", PortalRole.CommuneOfficer, campaign.Id, campaign.Communes[0].Id));
        var second = await AddAsync(portal, new("xa2", "Cán bộ xã", PortalRole.CommuneOfficer, campaign.Id, campaign.Communes[1].Id));
        Assert.DoesNotContain(SetupStep.Accounts, DoneOf((await StateAsync(portal))!));
        await AddAsync(portal, new("dv1", "Cán bộ đơn vị", PortalRole.UnitOfficer, campaign.Id, null, campaign.Units[0].Id));

        var state = (await StateAsync(portal))!;
        Assert.Equal((true, 2, 1), (state.HasAgency, state.CommunesWithAccount, state.UnitsWithAccount));
        Assert.Contains(SetupStep.Accounts, DoneOf(state));

        await portal.Get<AccountService>().SetDisabledAsync(TestPortal.Root, second, true, Cancel);
        Assert.DoesNotContain(SetupStep.Accounts, DoneOf((await StateAsync(portal))!));
    }

    [Fact]
    public async Task A_commune_without_hamlets_or_target_is_named()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        var planned = await PlannedAsync(portal, folder);
        await using (var context = portal.Db.Open(TestPortal.Root))
        {
            context.Communes.Add(new() { CampaignId = planned.Id, Code = "X9", Name = "Ba", FullName = "Xã Ba", SortOrder = 9 });
            (await context.Campaigns.FindAsync([planned.Id], Cancel))!.DefinitionVersion++;
            await context.SaveChangesAsync(Cancel);
        }

        var state = (await StateAsync(portal))!;

        Assert.Equal("Xã Ba", Assert.Single(state.WithoutHamlets).FullName);
        Assert.Equal("Xã Ba", Assert.Single(state.WithoutQuota).FullName);
        Assert.Equal([SetupStep.Campaign, SetupStep.Indicators], DoneOf(state));
    }

    [Fact]
    public async Task From_the_first_day_on_nothing_is_asked_but_for_those_without_whom_nothing_can_begin()
    {
        await using var portal = await TestPortal.EmptyAsync();
        using var folder = new DataSetFolder();
        var campaign = await PlannedAsync(portal, folder);
        await AddAsync(portal, new("congan", "Công an", PortalRole.Agency, campaign.Id));

        portal.SetLocalTime(2023, 10, 2, 8, 0);
        Assert.True((await StateAsync(portal))!.HasBegun);
        portal.SetLocalTime(2023, 11, 1, 0);
        Assert.Null(await StateAsync(portal));
        await AddAsync(portal, new("xa1", "Cán bộ xã", PortalRole.CommuneOfficer, campaign.Id, campaign.Communes[0].Id));
        portal.SetLocalTime(2023, 9, 30, 23, 59);
        Assert.False((await StateAsync(portal))!.HasBegun);
        portal.SetLocalTime(2023, 10, 1, 0, 0);
        Assert.Null(await StateAsync(portal));
    }

    private static Task<SetupState?> StateAsync(TestPortal portal) => portal.Get<SetupService>().GetAsync(TestPortal.Root, Cancel);

    private static IEnumerable<SetupStep> DoneOf(SetupState state) => Enum.GetValues<SetupStep>().Where(state.IsDone);

    private static async Task<string> AddAsync(TestPortal portal, AccountDetails details)
    {
        Assert.Null((await portal.Get<AccountService>().AddAsync(TestPortal.Root, details, Cancel)).Problem);
        return (await Accounts.UserAsync(portal, details.UserName)).Id;
    }

    // As an administrator loads it before the first day: areas and days alone.
    private static async Task<CampaignDefinition> PlannedAsync(TestPortal portal, DataSetFolder folder)
    {
        foreach (var later in new[] { "daily_reports.csv", "daily_counts.csv", "unit_staff_level2.csv", "dc01.csv" })
        {
            folder.Delete(later);
        }

        var campaign = DataSetFolder.Campaign();
        (campaign.StartDay, campaign.EndDay) = (new(2023, 10, 1), new(2023, 10, 31));
        var result = await folder.ImportAsync(portal, null, campaign);
        Assert.Empty(result.Errors);
        return await portal.CampaignAsync(result.CampaignId!.Value);
    }
}
