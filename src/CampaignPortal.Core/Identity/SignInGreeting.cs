using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.Identity;

/// <summary>Name and host of the newest campaign, for people who have not signed in yet: public by nature.</summary>
public sealed class SignInGreeting(PlainDatabase database)
{
    private const string Sql = """
        SELECT c.Name, c.HostName, c.AgencyName, c.AgencyPhone FROM Campaigns c WHERE c.Id = (SELECT MAX(n.Id) FROM Campaigns n)
        """;

    /// <summary>Null where there is no campaign.</summary>
    public Task<Greeting?> ReadAsync(CancellationToken cancel = default) => database.QueryAsync(
        Sql,
        async (reader, token) => await reader.ReadAsync(token)
            ? new Greeting(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3))
            : null,
        cancel);
}

public sealed record Greeting(string CampaignName, string HostName, string AgencyName, string? AgencyPhone);
