using CampaignPortal.Tests.Support;
using static CampaignPortal.Tests.Areas.Place;

namespace CampaignPortal.Tests.Areas;

/// <summary>Rows of the matrix for the two commonest answers.</summary>
internal static class ScopeRows
{
    private static readonly Place[] Campaigns = [Own, Elsewhere];

    /// <summary>What the standing agency of the campaign alone may do.</summary>
    public static ScopeOperation Agency(string name, Func<ScopeCall, Task> act, Func<TestPortal, Task>? before = null) => new(name, Campaigns, async c =>
    {
        await act(c);
        return ScopeMatrix.Yes;
    })
    {
        Before = before,
        None = "no | no",
        Administrator = "no | no",
        Agency = "yes | no",
        Leadership = "no | no",
        CommuneOfficer = "no | no",
        UnitOfficer = "no | no",
    };

    /// <summary>What everybody sees who follows the whole campaign.</summary>
    public static ScopeOperation Following(string name, Func<ScopeCall, Task> act, Func<TestPortal, Task>? before = null) => new(name, Campaigns, async c =>
    {
        await act(c);
        return ScopeMatrix.Yes;
    })
    {
        Before = before,
        None = "no | no",
        Administrator = "yes | yes",
        Agency = "yes | no",
        Leadership = "yes | no",
        CommuneOfficer = "no | no",
        UnitOfficer = "no | no",
    };
}
