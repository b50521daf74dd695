using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Identity;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Tests.Identity;

public sealed class AccountServiceTests
{
    private static readonly AreaScope Administrator = AreaScope.Of(PortalRole.Administrator, "admin-id", "quantri", null, null, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_added_account_has_a_one_time_password_that_must_be_changed_and_expires()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var commune = campaign.CommuneBy("30211").Id;

        var result = await portal.Get<AccountService>().AddAsync(
            Administrator, new("xa.tanduong", "  Cán bộ  xã Tân Dương ", PortalRole.CommuneOfficer, campaign.Id, commune), Cancel);

        Assert.True(result.Succeeded);
        Assert.Matches("^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$", result.OneTimePassword);
        var user = await Accounts.UserAsync(portal, "xa.tanduong");
        Assert.Equal(("Cán bộ xã Tân Dương", PortalRole.CommuneOfficer, campaign.Id, commune), (user.DisplayName, user.Role, user.CampaignId, user.CommuneId));
        Assert.True(user.MustChangePassword);
        Assert.Equal(portal.Time.GetUtcNow().UtcDateTime + AccountService.OneTimePasswordLife, user.PasswordExpiresAt);
        Assert.True(await Accounts.AcceptsAsync(portal, user, result.OneTimePassword!));
        Assert.DoesNotContain(result.OneTimePassword!, user.PasswordHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_change_is_in_the_audit_with_who_made_it_and_never_with_a_password()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var service = portal.Get<AccountService>();
        var first = await service.AddAsync(Administrator, new("lanhdao", "Lãnh đạo", PortalRole.Leadership, campaign.Id), Cancel);
        var id = (await Accounts.UserAsync(portal, "lanhdao")).Id;
        await service.ChangeAsync(Administrator, id, new("lanhdao", "Lãnh đạo huyện", PortalRole.Agency, campaign.Id), Cancel);
        await service.SetDisabledAsync(Administrator, id, true, Cancel);
        await service.SetDisabledAsync(Administrator, id, false, Cancel);
        var second = await service.HandOutPasswordAsync(Administrator, id, Cancel);

        await using var context = portal.Db.Open(TestPortal.Root);
        var entries = await context.AuditEntries.Where(a => a.Subject == "lanhdao").OrderBy(a => a.Id).ToListAsync(Cancel);
        Assert.Equal(
            [AuditAction.AccountCreated, AuditAction.AccountChanged, AuditAction.AccountDisabled, AuditAction.AccountEnabled, AuditAction.PasswordHandedOut],
            entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.Equal(("admin-id", "quantri", campaign.Id), (e.UserId, e.UserName, e.CampaignId)));
        var change = Assert.Single(AuditChanges.Read(entries[1].Changes));
        Assert.Contains("Leadership", change.Old, StringComparison.Ordinal);
        Assert.Contains("Agency", change.New, StringComparison.Ordinal);
        Assert.All(entries, e => Assert.DoesNotContain(first.OneTimePassword!, e.Changes, StringComparison.Ordinal));
        Assert.All(entries, e => Assert.DoesNotContain(second.OneTimePassword!, e.Changes, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "Tên", AccountProblem.NameMissing)]
    [InlineData("   ", "Tên", AccountProblem.NameMissing)]
    [InlineData("ten", " ", AccountProblem.NameMissing)]
    [InlineData("cán bộ", "Tên", AccountProblem.BadName)]
    [InlineData("can bo", "Tên", AccountProblem.BadName)]
    [InlineData("co-roi", "Tên", AccountProblem.NameTaken)]
    [InlineData("CO-ROI", "Tên", AccountProblem.NameTaken)]
    [InlineData(" co-roi ", "Tên", AccountProblem.NameTaken)]
    public async Task A_name_that_is_missing_odd_or_taken_is_refused_and_leaves_no_trace(string userName, string displayName, AccountProblem problem)
    {
        await using var portal = await TestPortal.EmptyAsync();
        var service = portal.Get<AccountService>();
        await service.AddAsync(TestPortal.Root, new("co-roi", "Có rồi", PortalRole.Administrator), Cancel);
        var before = await TableSizes.OfAsync(portal);

        var result = await service.AddAsync(TestPortal.Root, new(userName, displayName, PortalRole.Administrator), Cancel);

        Assert.Equal((problem, null), (result.Problem, result.OneTimePassword));
        Assert.Equal(before, await TableSizes.OfAsync(portal));
    }

    [Fact]
    public async Task The_area_of_a_role_must_be_given_and_exist_in_its_campaign()
    {
        var (portal, own, other) = await TestPortal.TwoCampaignsAsync();
        await using var _ = portal;
        var service = portal.Get<AccountService>();
        var commune = own.Communes[0].Id;
        AccountDetails[] wrong =
        [
            new("x", "X", PortalRole.None),
            new("x", "X", (PortalRole)99, own.Id, commune, own.Units[0].Id),
            new("x", "X", PortalRole.Agency),
            new("x", "X", PortalRole.Leadership, 999),
            new("x", "X", PortalRole.CommuneOfficer, own.Id),
            new("x", "X", PortalRole.CommuneOfficer, null, commune),
            new("x", "X", PortalRole.CommuneOfficer, own.Id, 999_999),
            new("x", "X", PortalRole.CommuneOfficer, other.Id, commune),
            new("x", "X", PortalRole.UnitOfficer, own.Id, commune),
            new("x", "X", PortalRole.UnitOfficer, own.Id, null, other.Units[0].Id),
        ];
        await service.AddAsync(TestPortal.Root, new("co-roi", "Có rồi", PortalRole.Leadership, own.Id), Cancel);
        var existing = await Accounts.UserAsync(portal, "co-roi");

        foreach (var details in wrong)
        {
            Assert.Equal(AccountProblem.AreaMissing, (await service.AddAsync(Administrator, details, Cancel)).Problem);
            Assert.Equal(AccountProblem.AreaMissing, (await service.ChangeAsync(Administrator, existing.Id, details, Cancel)).Problem);
        }

        Assert.Equal(PortalRole.Leadership, (await Accounts.UserAsync(portal, "co-roi")).Role);
    }

    [Fact]
    public async Task An_area_that_the_new_role_has_no_use_for_is_dropped()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var service = portal.Get<AccountService>();
        var (commune, unit) = (campaign.Communes[0].Id, campaign.Units[0].Id);
        await service.AddAsync(Administrator, new("x", "X", PortalRole.CommuneOfficer, campaign.Id, commune, unit), Cancel);

        Assert.Equal((PortalRole.CommuneOfficer, campaign.Id, commune, null), await AssignmentAsync(portal));
        Assert.Equal((PortalRole.UnitOfficer, campaign.Id, null, unit), await ChangedToAsync(PortalRole.UnitOfficer));
        Assert.Equal((PortalRole.Leadership, campaign.Id, null, null), await ChangedToAsync(PortalRole.Leadership));
        Assert.Equal((PortalRole.Administrator, null, null, null), await ChangedToAsync(PortalRole.Administrator));

        async Task<(PortalRole, int?, int?, int?)> ChangedToAsync(PortalRole role)
        {
            var user = await Accounts.UserAsync(portal, "x");
            await service.AddAsync(Administrator, new("admin2", "Quản trị 2", PortalRole.Administrator), Cancel);
            Assert.True((await service.ChangeAsync(Administrator, user.Id, new("x", "X", role, campaign.Id, commune, unit), Cancel)).Succeeded);
            return await AssignmentAsync(portal);
        }
    }

    [Fact]
    public async Task What_another_administrator_has_set_meanwhile_is_not_overwritten()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var service = portal.Get<AccountService>();
        await service.AddAsync(Administrator, new("x", "X", PortalRole.CommuneOfficer, campaign.Id, campaign.Communes[0].Id), Cancel);
        var shown = await ShownAsync();

        var first = new AccountDetails("x", "X", PortalRole.CommuneOfficer, campaign.Id, campaign.Communes[1].Id, Shown: shown);
        var second = new AccountDetails("x", "Cán bộ xã", PortalRole.CommuneOfficer, campaign.Id, campaign.Communes[0].Id, Shown: shown);
        Assert.True((await service.ChangeAsync(Administrator, shown.Id, first, Cancel)).Succeeded);
        Assert.Equal(AccountProblem.ChangedMeanwhile, (await service.ChangeAsync(Administrator, shown.Id, second, Cancel)).Problem);

        var now = await ShownAsync();
        Assert.Equal(("X", campaign.Communes[1].Id), (now.DisplayName, now.CommuneId));
        Assert.True((await service.ChangeAsync(Administrator, shown.Id, second with { Shown = now }, Cancel)).Succeeded);

        async Task<AccountRow> ShownAsync() => (await service.ListAsync(Administrator, Cancel)).Single(a => a.UserName == "x");
    }

    [Fact]
    public async Task An_account_that_does_not_exist_is_not_found()
    {
        await using var portal = await TestPortal.EmptyAsync();
        var service = portal.Get<AccountService>();

        Assert.Equal(AccountProblem.NotFound, (await service.ChangeAsync(Administrator, "?", new("x", "X", PortalRole.Administrator), Cancel)).Problem);
        Assert.Equal(AccountProblem.NotFound, (await service.SetDisabledAsync(Administrator, "?", true, Cancel)).Problem);
        Assert.Equal(AccountProblem.NotFound, (await service.HandOutPasswordAsync(Administrator, "?", Cancel)).Problem);
    }

    private static async Task<(PortalRole Role, int? Campaign, int? Commune, int? Unit)> AssignmentAsync(TestPortal portal)
    {
        var user = await Accounts.UserAsync(portal, "x");
        return (user.Role, user.CampaignId, user.CommuneId, user.UnitId);
    }
}
