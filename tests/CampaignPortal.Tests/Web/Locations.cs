namespace CampaignPortal.Tests.Web;

/// <summary>Addresses in answers, which may be written whole or from the root.</summary>
public static class Locations
{
    /// <summary>Path and query, after making sure that the address stays in the portal.</summary>
    public static string PathAndQuery(this Uri location)
    {
        var whole = new Uri(Visitor.Address, location);
        Assert.Equal(Visitor.Address.Authority, whole.Authority);
        return whole.PathAndQuery;
    }
}
