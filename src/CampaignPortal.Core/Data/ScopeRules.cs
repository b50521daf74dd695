using System.Linq.Expressions;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignPortal.Core.Data;

/// <summary>Row scope in one place: reading by query filters, writing by a guard, both over every <see cref="IInCampaign"/> type.</summary>
internal static class ScopeRules
{
    /// <summary>Adds to every scoped type its filter, and makes its owner columns part of the WHERE of each update and delete.</summary>
    public static void Filter(ModelBuilder builder, PortalDbContext context)
    {
        foreach (var type in builder.Model.GetEntityTypes().Where(IsScoped).ToList())
        {
            builder.Entity(type.ClrType).HasQueryFilter(FilterOf(type.ClrType, context));
            foreach (var owner in OwnerColumns(type.ClrType).Where(name => type.FindProperty(name)!.IsPrimaryKey() is false))
            {
                builder.Entity(type.ClrType).Property(owner).IsConcurrencyToken();
            }
        }
    }

    public static bool IsScoped(IReadOnlyTypeBase type) => type.ClrType.IsAssignableTo(typeof(IInCampaign));

    /// <summary>Throws before anything is sent when a row outside the scope was added, changed or deleted, or a frozen one changed or deleted.</summary>
    public static void Guard(PortalDbContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries<IInCampaign>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
            {
                continue;
            }

            AreaScope.Require(context.Scope.MayWrite(entry.Entity));
            AreaScope.Require(entry.State == EntityState.Added || entry.Entity is not IFrozen);
            foreach (var owner in OwnerColumns(entry.Entity.GetType()).Select(name => entry.Property(name)))
            {
                // A row that changes hands must not be written even where both hands are the caller's, nor deleted: the
                // check above saw the new owner, the DELETE would name the old one.
                AreaScope.Require(entry.State == EntityState.Added || Equals(owner.OriginalValue, owner.CurrentValue));
            }
        }
    }

    private static IEnumerable<string> OwnerColumns(Type type)
    {
        yield return CampaignColumn(type);
        if (AreaColumn(type) is { } area)
        {
            yield return area;
        }

        if (type.IsAssignableTo(typeof(IMaybeInCommune)))
        {
            yield return nameof(IMaybeInCommune.UnitId);
        }
    }

    private static string CampaignColumn(Type type) => type == typeof(Campaign) ? nameof(Campaign.Id) : nameof(IInCampaign.CampaignId);

    private static string? AreaColumn(Type type) => type switch
    {
        _ when type == typeof(Commune) || type == typeof(Unit) => "Id",
        _ when type.IsAssignableTo(typeof(IInUnit)) => nameof(IInUnit.UnitId),
        _ when type.IsAssignableTo(typeof(IInCommune)) || type.IsAssignableTo(typeof(IMaybeInCommune)) => nameof(IInCommune.CommuneId),
        _ => null,
    };

    private static LambdaExpression FilterOf(Type type, PortalDbContext context)
    {
        var row = Expression.Parameter(type, "row");
        var filter = Either(
            context, nameof(PortalDbContext.ScopeAllCampaigns),
            Expression.Equal(Expression.Property(row, CampaignColumn(type)), Of(context, nameof(PortalDbContext.ScopeCampaign))));

        if (type.IsAssignableTo(typeof(IMaybeInCommune)))
        {
            var communeOrUnit = Expression.OrElse(
                Owned(row, nameof(IMaybeInCommune.CommuneId), context, nameof(PortalDbContext.ScopeCommune)),
                Owned(row, nameof(IMaybeInCommune.UnitId), context, nameof(PortalDbContext.ScopeUnit)));
            filter = Expression.AndAlso(filter, Either(context, nameof(PortalDbContext.ScopeAllCommunes), communeOrUnit));
        }
        else if (type.IsAssignableTo(typeof(IInCommune)))
        {
            filter = Expression.AndAlso(filter, Either(
                context, nameof(PortalDbContext.ScopeAllCommunes),
                Owned(row, AreaColumn(type)!, context, nameof(PortalDbContext.ScopeCommune))));
        }
        else if (type.IsAssignableTo(typeof(IInUnit)))
        {
            filter = Expression.AndAlso(filter, Either(
                context, nameof(PortalDbContext.ScopeAllUnits),
                Owned(row, AreaColumn(type)!, context, nameof(PortalDbContext.ScopeUnit))));
        }

        return Expression.Lambda(filter, row);
    }

    // A row without an area (null) equals no one's area: the test for null keeps C#'s null == null out.
    private static BinaryExpression Owned(ParameterExpression row, string column, PortalDbContext context, string mine)
    {
        var owner = Of(context, mine);
        return Expression.AndAlso(
            Expression.NotEqual(owner, Expression.Constant(null, typeof(int?))),
            Expression.Equal(Expression.Convert(Expression.Property(row, column), typeof(int?)), owner));
    }

    private static BinaryExpression Either(PortalDbContext context, string always, Expression otherwise) =>
        Expression.OrElse(Of(context, always), otherwise);

    // A property of the context itself: EF Core puts in the value of the context that runs the query.
    private static MemberExpression Of(PortalDbContext context, string property) =>
        Expression.Property(Expression.Constant(context, typeof(PortalDbContext)), typeof(PortalDbContext)
            .GetProperty(property, System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!);
}
