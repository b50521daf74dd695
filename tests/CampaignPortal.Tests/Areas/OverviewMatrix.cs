using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.Pace;
using static CampaignPortal.Tests.Areas.Place;

namespace CampaignPortal.Tests.Areas;

/// <summary>The lines of <see cref="ScopeMatrix"/> on what is seen of the whole campaign at a glance.</summary>
internal static class OverviewMatrix
{
    private static readonly DateOnly Day = new(2023, 8, 20);

    public static IReadOnlyList<ScopeOperation> Table { get; } =
    [
        Current("OverviewService.GetAsync", async c =>
        {
            if (await c.Get<OverviewService>().GetAsync(c.Scope, _ => Day) is not { } overview)
            {
                return null;
            }

            Assert.Equal(overview.Campaign.Communes.Select(m => m.Id), overview.Completeness!.Rows.Select(r => r.CommuneId));
            Assert.Equal(12, overview.Pace.ByCommune.Count);
            Assert.Equal(c.Scope.MayDecide(overview.Campaign.Id), overview.WaitingRequests is not null);
            return overview.Campaign.Id;
        }),
        Current("CompletenessService.GetAsync", async c =>
        {
            if (await c.Get<CompletenessService>().GetAsync(c.Scope, _ => Day) is not { } found)
            {
                return null;
            }

            Assert.Equal(12 * 16, found.Table.Total.Expected);
            return found.Campaign.Id;
        }),
    ];

    private static ScopeOperation Current(string name, Func<ScopeCall, Task<int?>> act) => new(name, [Own], async c =>
    {
        var id = await act(c);
        return id is null ? ScopeMatrix.No : id == c.Own.Id ? ScopeMatrix.Yes : id == c.Other.Id ? "newest" : "?";
    })
    {
        None = "no",
        Administrator = "newest",
        Agency = "yes",
        Leadership = "yes",
        CommuneOfficer = "no",
        UnitOfficer = "no",
    };
}
