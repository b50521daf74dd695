using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Identity;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Areas;

/// <summary>The rows themselves, below every service: what a context with a scope reads and writes of each scoped type.</summary>
public sealed class RowScopeTests
{
    public static TheoryData<string> Samples => [.. ScopedSample.All.Select(s => s.Name)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_scoped_type_of_the_model_has_a_sample_of_each_owner_that_it_can_have()
    {
        await using var portal = await TestPortal.EmptyAsync();
        await using var context = portal.Db.Open(TestPortal.Root);
        var types = context.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(IInCampaign)));

        var needed =
            from type in types
            from belongs in type.IsAssignableTo(typeof(IInCommune)) ? [Belongs.Commune]
                : type.IsAssignableTo(typeof(IInUnit)) ? [Belongs.Unit]
                : type.IsAssignableTo(typeof(IMaybeInCommune)) ? [Belongs.CampaignAlone, Belongs.Commune, Belongs.Unit]
                : (Belongs[])[Belongs.Campaign]
            select $"{type.Name} of {belongs}";
        Assert.Equal(needed.Order(StringComparer.Ordinal), ScopedSample.All.Select(s => s.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_foreign_row_can_not_be_read(string name)
    {
        var (portal, own, other) = await TestPortal.TwoCampaignsAsync();
        await using var _ = portal;
        var sample = ScopedSample.All.Single(s => s.Name == name);
        foreach (var trespass in Trespass.At(sample.Belongs))
        {
            var victim = await StoredAsync(portal, sample, OwnerAt(trespass.Place, own, other));

            await using var context = portal.Db.Open(ScopeOf(trespass.Role, own));
            Assert.True(trespass.MayRead == (await context.FindAsync(sample.Type, Keys(context, victim), Cancel) is not null), $"{trespass}");
            Assert.All(Rows(context, sample.Type), row => Assert.True(IsWithin(context.Scope, row), $"{trespass}"));
            if (trespass.Role == PortalRole.None)
            {
                Assert.Empty(Rows(context, sample.Type));
            }

            await RemoveAsync(portal, sample, victim);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_foreign_row_can_not_be_added_changed_or_deleted_under_its_own_name_or_a_false_one(string name)
    {
        var (portal, own, other) = await TestPortal.TwoCampaignsAsync();
        await using var _ = portal;
        var sample = ScopedSample.All.Single(s => s.Name == name);
        var done = new List<string>();
        foreach (var trespass in Trespass.At(sample.Belongs))
        {
            var owner = OwnerAt(trespass.Place, own, other);
            var scope = ScopeOf(trespass.Role, own);
            if (await ChangesSomethingAsync(portal, scope, sample, null, (context, _) => context.Add(sample.Make(owner))))
            {
                done.Add($"{trespass}: add");
            }

            var victim = await StoredAsync(portal, sample, owner);
            foreach (var (attack, act) in Trespass.Attacks(Owner.Of(own, ScopeCall.OwnCommune), sample.Change))
            {
                if (await ChangesSomethingAsync(portal, scope, sample, victim, act))
                {
                    done.Add($"{trespass}: {attack}");
                    victim = await StoredAsync(portal, sample, owner);
                }
            }

            await RemoveAsync(portal, sample, victim);
        }

        Assert.Empty(done);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_row_of_ones_own_is_read_and_changed_and_never_changes_hands(string name)
    {
        var (portal, own, other) = await TestPortal.TwoCampaignsAsync();
        await using var _ = portal;
        var sample = ScopedSample.All.Single(s => s.Name == name);
        foreach (var (role, place) in Trespass.Rightful(sample.Belongs))
        {
            var row = await StoredAsync(portal, sample, OwnerAt(place, own, other));
            var scope = ScopeOf(role, own);
            await using (var context = portal.Db.Open(scope))
            {
                Assert.NotNull(await context.FindAsync(sample.Type, Keys(context, row), Cancel));
            }

            // Not even by an administrator, whose both ends are.
            var away = OwnerAt(place == Place.Elsewhere ? Place.Own : Place.Elsewhere, own, other);
            foreach (var (attack, act) in Trespass.Attacks(away, _ => { }).Where(a => a.Name.StartsWith("take over", StringComparison.Ordinal) && !a.Name.EndsWith("delete", StringComparison.Ordinal)))
            {
                Assert.False(await ChangesSomethingAsync(portal, scope, sample, row, act), $"{role} {place}: {attack}");
            }

            // What is written once is not even changed by its owner.
            Assert.True(
                row is IFrozen != await ChangesSomethingAsync(portal, scope, sample, row, Trespass.Attacks(away, sample.Change).First().Act), $"{role} {place}");
            await RemoveAsync(portal, sample, row);
        }
    }

    private static async Task<bool> ChangesSomethingAsync(
        TestPortal portal, AreaScope scope, ScopedSample sample, IInCampaign? victim, Action<PortalDbContext, IInCampaign> act)
    {
        var before = await StateAsync(portal, sample, victim);
        await using (var context = portal.Db.Open(scope))
        {
            try
            {
                act(context, victim is null ? null! : (IInCampaign)context.Entry(victim).CurrentValues.Clone().ToObject());
                await context.SaveChangesAsync(Cancel);
            }
            catch (Exception refusal) when (refusal is AccessDeniedException or DbUpdateException or InvalidOperationException)
            {
            }
        }

        return before != await StateAsync(portal, sample, victim);
    }

    private static async Task<string> StateAsync(TestPortal portal, ScopedSample sample, IInCampaign? row)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        var count = Rows(context, sample.Type).Count();
        var stored = row is null ? null : await context.FindAsync(sample.Type, Keys(context, row), Cancel);
        var values = stored is null ? [] : context.Entry(stored).Properties.Select(p => $"{p.Metadata.Name}={(p.CurrentValue is byte[] bytes ? Convert.ToHexString(bytes) : p.CurrentValue)}");
        return $"{count} rows; {string.Join(' ', values)}";
    }

    private static async Task<IInCampaign> StoredAsync(TestPortal portal, ScopedSample sample, Owner owner)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        if (sample.Existing is { } existing)
        {
            return existing(context, owner);
        }

        var row = sample.Make(owner);
        context.Add(row);
        await context.SaveChangesAsync(Cancel);
        return row;
    }

    private static async Task RemoveAsync(TestPortal portal, ScopedSample sample, IInCampaign row)
    {
        await using var context = portal.Db.Open(TestPortal.Root);
        if (sample.Existing is null && await context.FindAsync(sample.Type, Keys(context, row), Cancel) is { } stored)
        {
            if (stored is IFrozen)
            {
                await RemoveFrozenAsync(context, row);
                return;
            }

            context.Remove(stored);
            await context.SaveChangesAsync(Cancel);
        }
    }

    // No context deletes one: only a statement by hand does.
    private static async Task RemoveFrozenAsync(PortalDbContext context, IInCampaign row)
    {
        var type = context.Model.FindEntityType(row.GetType())!;
#pragma warning disable EF1002 // A table of the model.
        Assert.Equal(1, await context.Database.ExecuteSqlRawAsync($"DELETE FROM {type.GetTableName()} WHERE Id = {{0}}", [Keys(context, row)[0]!], Cancel));
#pragma warning restore EF1002
    }

    private static object?[] Keys(PortalDbContext context, IInCampaign row) =>
        [.. context.Model.FindEntityType(row.GetType())!.FindPrimaryKey()!.Properties.Select(p => p.PropertyInfo!.GetValue(row))];

    private static IQueryable<IInCampaign> Rows(PortalDbContext context, Type type) =>
        (IQueryable<IInCampaign>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type).Invoke(context, null)!;

    private static bool IsWithin(AreaScope scope, IInCampaign row) => row.CampaignId == scope.CampaignId && (scope.Role, row) switch
    {
        (PortalRole.CommuneOfficer, IInCommune mine) => mine.CommuneId == scope.CommuneId,
        (PortalRole.CommuneOfficer, IMaybeInCommune mine) => mine.CommuneId == scope.CommuneId,
        (PortalRole.CommuneOfficer, IInUnit) => false,
        (PortalRole.UnitOfficer, IInUnit mine) => mine.UnitId == scope.UnitId,
        (PortalRole.UnitOfficer, IMaybeInCommune mine) => mine.UnitId == scope.UnitId,
        (PortalRole.UnitOfficer, IInCommune) => false,
        _ => true,
    };

    private static Owner OwnerAt(Place place, CampaignDefinition own, CampaignDefinition other) =>
        Owner.Of(place == Place.Elsewhere ? other : own, ScopeCall.OwnCommune + (place == Place.Neighbour ? 1 : 0));

    private static AreaScope ScopeOf(PortalRole role, CampaignDefinition own)
    {
        var mine = Owner.Of(own, ScopeCall.OwnCommune);
        return AreaScope.Of(role, "id", role.ToString(), mine.CampaignId, mine.CommuneId, mine.UnitId);
    }
}
