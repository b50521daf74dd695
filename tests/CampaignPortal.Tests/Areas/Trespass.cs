using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Identity;

namespace CampaignPortal.Tests.Areas;

/// <summary>Somebody at a row that is not theirs to write, nor to read unless said so.</summary>
internal sealed record Trespass(PortalRole Role, Place Place, bool MayRead = false)
{
    public static IEnumerable<Trespass> At(Belongs belongs)
    {
        yield return new(PortalRole.None, Place.Own);
        yield return new(PortalRole.Leadership, Place.Own, MayRead: true);
        yield return new(PortalRole.Leadership, Place.Elsewhere);
        yield return new(PortalRole.Agency, Place.Elsewhere);
        yield return new(PortalRole.CommuneOfficer, Place.Elsewhere);
        yield return new(PortalRole.UnitOfficer, Place.Elsewhere);
        if (belongs != Belongs.Commune)
        {
            yield return new(PortalRole.CommuneOfficer, Place.Own, MayRead: belongs == Belongs.Campaign);
        }
        else
        {
            yield return new(PortalRole.CommuneOfficer, Place.Neighbour);
        }

        if (belongs != Belongs.Unit)
        {
            yield return new(PortalRole.UnitOfficer, Place.Own, MayRead: belongs == Belongs.Campaign);
        }
        else
        {
            yield return new(PortalRole.UnitOfficer, Place.Neighbour);
        }
    }

    /// <summary>Those who may read and write a row.</summary>
    public static IEnumerable<(PortalRole Role, Place Place)> Rightful(Belongs belongs)
    {
        yield return (PortalRole.Administrator, Place.Own);
        yield return (PortalRole.Administrator, Place.Elsewhere);
        yield return (PortalRole.Agency, Place.Own);
        if (belongs is Belongs.Commune)
        {
            yield return (PortalRole.Agency, Place.Neighbour);
            yield return (PortalRole.CommuneOfficer, Place.Own);
        }
        else if (belongs is Belongs.Unit)
        {
            yield return (PortalRole.Agency, Place.Neighbour);
            yield return (PortalRole.UnitOfficer, Place.Own);
        }
    }

    /// <summary>Ways to write a foreign row of which the intruder holds a copy with all its keys.</summary>
    /// <param name="change">Changes a value that is no key and no owner.</param>
    public static IEnumerable<Attack> Attacks(Owner mine, Action<IInCampaign> change)
    {
        yield return new("change", (context, row) =>
        {
            context.Attach(row);
            change(row);
        });
        yield return new("change as a whole", (context, row) =>
        {
            change(row);
            context.Update(row);
        });
        yield return new("delete", (context, row) => context.Remove(row));
        foreach (var (name, lie) in Lies(mine))
        {
            yield return new($"change under a false {name}", (context, row) =>
            {
                lie(row);
                context.Attach(row);
                change(row);
            });
            yield return new($"delete under a false {name}", (context, row) =>
            {
                lie(row);
                context.Remove(row);
            });
            yield return new($"take over by {name}", (context, row) =>
            {
                context.Attach(row);
                lie(row);
                change(row);
            });
            yield return new($"take over by {name} and delete", (context, row) =>
            {
                context.Attach(row);
                lie(row);
                context.Remove(row);
            });
        }
    }

    private static IEnumerable<(string Name, Action<IInCampaign> Lie)> Lies(Owner mine)
    {
        yield return ("campaign", row => Set(row, (nameof(Owner.CampaignId), mine.CampaignId)));
        yield return ("commune", row => Set(row, (nameof(Owner.CampaignId), mine.CampaignId), (nameof(Owner.CommuneId), mine.CommuneId)));
        yield return ("unit", row => Set(row, (nameof(Owner.CampaignId), mine.CampaignId), (nameof(Owner.UnitId), mine.UnitId)));
        yield return ("commune instead of a unit", row => Set(row, (nameof(Owner.CommuneId), mine.CommuneId), (nameof(Owner.UnitId), null)));
        yield return ("unit instead of a commune", row => Set(row, (nameof(Owner.UnitId), mine.UnitId), (nameof(Owner.CommuneId), null)));
    }

    private static void Set(IInCampaign row, params (string Column, int? Value)[] values)
    {
        foreach (var (column, value) in values)
        {
            var property = row.GetType().GetProperty(column);
            if (property is not null && (value is not null || property.PropertyType == typeof(int?)))
            {
                property.SetValue(row, value);
            }
        }
    }
}

/// <summary>One way to write a row, up to saving.</summary>
internal sealed record Attack(string Name, Action<PortalDbContext, IInCampaign> Act);
