using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Identity;
using CsCheck;

namespace CampaignPortal.Tests.Areas;

public sealed class AreaScopeTests
{
    [Theory]
    [InlineData(PortalRole.None, 1, 1, 1)]
    [InlineData((PortalRole)99, 1, 1, 1)]
    [InlineData(PortalRole.Agency, null, 1, 1)]
    [InlineData(PortalRole.Leadership, null, 1, 1)]
    [InlineData(PortalRole.CommuneOfficer, null, 1, null)]
    [InlineData(PortalRole.CommuneOfficer, 1, null, 1)]
    [InlineData(PortalRole.UnitOfficer, null, null, 1)]
    [InlineData(PortalRole.UnitOfficer, 1, 1, null)]
    public void An_assignment_that_does_not_fit_its_role_sees_nothing(PortalRole role, int? campaign, int? commune, int? unit) =>
        Assert.Same(AreaScope.None, AreaScope.Of(role, "id", "name", campaign, commune, unit));

    [Theory]
    [InlineData(PortalRole.None, false, false, false)]
    [InlineData(PortalRole.Administrator, false, true, true)]
    [InlineData(PortalRole.Agency, true, true, false)]
    [InlineData(PortalRole.Leadership, false, true, false)]
    [InlineData(PortalRole.CommuneOfficer, true, false, false)]
    [InlineData(PortalRole.UnitOfficer, false, false, false)]
    public void Each_role_enters_follows_and_manages_what_it_is_there_for(PortalRole role, bool enters, bool follows, bool manages)
    {
        var scope = AreaScope.Of(role, "id", "name", 1, 1, 1);

        Assert.Equal((enters, follows, manages), (scope.MayEnter(1, 1), scope.MayFollow(1), scope.MayManageAccounts));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void A_reader_reads_its_campaign_or_commune_and_writes_nothing(int? commune)
    {
        var scope = AreaScope.Reader("token:1", "Power BI", 1, commune);

        Assert.True(scope.SeesCommune(1, 1));
        Assert.Equal(commune is null, scope.SeesCommune(1, 2));
        Assert.Equal(commune is null, scope.MayFollow(1));
        Assert.False(scope.SeesCampaign(2) || scope.SeesCommune(2, 1) || scope.IsSystem);
        Assert.False(scope.MayEnter(1, 1) || scope.MayReport(1, 1) || scope.MayDecide(1) || scope.MaySetRules(1) || scope.MayManageAccounts);
        Assert.All(ScopedSample.All, s => Assert.False(scope.MayWrite(s.Make(new(1, 1, 1, 1, 1)))));
    }

    [Fact]
    public void No_account_is_ever_the_system()
    {
        foreach (var role in Enum.GetValues<PortalRole>())
        {
            Assert.False(AreaScope.Of(role, "system", "import", 1, 1, 1).IsSystem);
        }
    }

    [Fact]
    public void Areas_that_a_role_has_no_use_for_widen_nothing() =>
        Gen.Select(Gen.Enum<PortalRole>(), Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 3]).Sample((role, campaign, commune, unit) =>
        {
            var scope = AreaScope.Of(role, "id", "name", campaign, commune, unit);
            return role switch
            {
                PortalRole.CommuneOfficer => !scope.SeesUnit(campaign, unit) && !scope.SeesCommune(campaign, commune + 1) && !scope.SeesCommune(campaign + 1, commune),
                PortalRole.UnitOfficer => !scope.SeesCommune(campaign, commune) && !scope.SeesUnit(campaign, unit + 1) && !scope.SeesUnit(campaign + 1, unit),
                PortalRole.Agency or PortalRole.Leadership => !scope.SeesCommune(campaign + 1, commune) && !scope.SeesCampaign(campaign + 1),
                PortalRole.Administrator => !scope.MayEnter(campaign, commune),
                _ => !scope.SeesCampaign(campaign) && !scope.SeesCommune(campaign, commune) && !scope.SeesUnit(campaign, unit),
            };
        });
}
