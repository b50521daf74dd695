using System.Data.Common;
using System.Xml.Linq;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CampaignPortal.Core.Identity;

/// <summary>
/// The keys of cookies and forms, in the database, so that every node has them and a restart signs nobody out. Read by hand:
/// the first page needs them before EF Core's model is there.
/// </summary>
public sealed class KeyRing(PlainDatabase database, PortalDb db) : IXmlRepository
{
    private const string Sql = "SELECT k.Xml FROM DataProtectionKeys k WHERE k.Xml IS NOT NULL";

    /// <summary>Every key. Waits for the database: the framework asks for keys without an await, seldom and off every request's path.</summary>
    public IReadOnlyCollection<XElement> GetAllElements() => database.QueryAsync(Sql, ElementsAsync, CancellationToken.None).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        using var context = db.Open(AreaScope.None);
        context.DataProtectionKeys.Add(new() { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }

    private static async Task<IReadOnlyCollection<XElement>> ElementsAsync(DbDataReader reader, CancellationToken cancel)
    {
        List<XElement> elements = [];
        while (await reader.ReadAsync(cancel))
        {
            elements.Add(XElement.Parse(reader.GetString(0)));
        }

        return elements;
    }
}
