using System.Reflection;
using CampaignPortal.Core;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Identity;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Tests.Areas;

/// <summary>Every operation of every service, asked by every role for what is theirs and what is not.</summary>
public sealed class ScopeMatrixTests
{
    /// <summary>Methods that take no scope because they read and write no campaign's rows for anybody.</summary>
    private static readonly string[] WithoutScope =
    [
        // Start-up and clock of the process.
        "PortalMigrator.MigrateAsync", "SampleLoader.LoadAsync", "CampaignClock.UtcNow", "CampaignClock.Now", "CampaignClock.Today", "CampaignClock.HasBegun", "CampaignClock.NewestDay",

        // Guarded by a code that only the server's console shows, while there is no account at all.
        "FirstAdministrator.IsNeededAsync", "FirstAdministrator.CreateAsync", "FirstAdministrator.Dispose",

        // The end of the process.
        "ExportService.Dispose",

        // Tells that something changed, and not what.
        "ChangeFeed.Publish", "ChangeFeed.Subscribe", "ChangeFeed.StampAsync", "ChangeFeed.LookAsync", "ChangeFeed.ReadStampAsync",

        // Guarded by a token that its holder alone has; gives the scope to read with.
        "ReaderTokenService.UseAsync",

        // For who has not signed in: the name of the campaign, public by nature, and the keys of the cookies that people sign in with.
        "PlainDatabase.TryAsync", "SignInGreeting.ReadAsync", "KeyRing.GetAllElements", "KeyRing.StoreElement",
    ];

    /// <summary>Takes a scope and asks nothing by itself: the rows that it shows are the matter of <see cref="RowScopeTests"/>.</summary>
    private static readonly string[] Below = ["PortalDb.Open"];

    public static TheoryData<string> Operations => [.. ScopeMatrix.Table.Select(o => o.Name)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_operation_of_every_service_has_a_row_in_the_matrix()
    {
        var operations = PublicMethods().Where(TakesScopeFirst).Select(Name).Except(Below).ToList();

        Assert.Equal(operations.Order(StringComparer.Ordinal), ScopeMatrix.Table.Select(o => o.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_public_method_of_a_service_takes_the_scope_first() =>
        Assert.Equal(WithoutScope.Order(StringComparer.Ordinal), PublicMethods().Where(m => !TakesScopeFirst(m)).Select(Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_role_gets_what_the_matrix_says_of(string operation)
    {
        var row = ScopeMatrix.Table.Single(o => o.Name == operation);
        var (portal, own, other) = await TestPortal.TwoCampaignsAsync();
        await using var _ = portal;
        using var folder = new DataSetFolder();
        Assert.Equal(Enum.GetValues<PortalRole>().Order(), row.Answers.Keys.Order());
        await (row.Before?.Invoke(portal) ?? Task.CompletedTask);

        var wrong = new List<string>();
        foreach (var (role, answers) in row.Answers)
        {
            var expected = answers.Split('|', StringSplitOptions.TrimEntries);
            Assert.Equal(row.Places.Length, expected.Length);
            foreach (var (place, answer) in row.Places.Zip(expected))
            {
                var call = new ScopeCall(portal, ScopeOf(role, own), place, own, other, folder.Path);
                var actual = await AskAsync(row, call);
                if (actual != answer)
                {
                    wrong.Add($"{role}, {place}: {actual}, expected {answer}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    // A refusal must come before anything is written.
    private static async Task<string> AskAsync(ScopeOperation row, ScopeCall call)
    {
        await call.PrepareAsync();
        var before = await TableSizes.OfAsync(call.Portal);
        try
        {
            return await row.Act(call);
        }
        catch (AccessDeniedException)
        {
            Assert.Equal(before, await TableSizes.OfAsync(call.Portal));
            return ScopeMatrix.No;
        }
    }

    private static AreaScope ScopeOf(PortalRole role, CampaignDefinition own) =>
        AreaScope.Of(role, "id", role.ToString(), own.Id, own.Communes[ScopeCall.OwnCommune].Id, own.Units[0].Id);

    private static List<MethodInfo> PublicMethods()
    {
        var services = new ServiceCollection().AddPortalCore(new DatabaseOptions());
        return
        [
            .. from type in services.Select(s => s.ServiceType).Distinct()
               where type.Assembly == typeof(CoreSetup).Assembly && type.IsClass && !type.IsAssignableTo(typeof(DbContext))
               from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
               where !method.IsSpecialName
               select method,
        ];
    }

    private static bool TakesScopeFirst(MethodInfo method) => method.GetParameters().FirstOrDefault()?.ParameterType == typeof(AreaScope);

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
