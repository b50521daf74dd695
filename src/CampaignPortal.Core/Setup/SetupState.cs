using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Setup;

/// <summary>What has to be there before officers can begin, in the order in which it is done.</summary>
public enum SetupStep
{
    Campaign = 1,
    Indicators = 2,

    /// <summary>Communes with their hamlets, and units.</summary>
    Areas = 3,

    /// <summary>A target of each commune that holds on the first day.</summary>
    Quotas = 4,

    /// <summary>Somebody who can sign in for the agency, each commune and each unit.</summary>
    Accounts = 5,
}

/// <summary>How far the newest campaign has been set up.</summary>
/// <param name="Campaign">Null where there is none yet; everything else waits for it.</param>
/// <param name="HasAgency">Somebody of the standing agency can sign in.</param>
/// <param name="CommunesWithAccount">Communes whose officer can.</param>
/// <param name="UnitsWithAccount">Units whose officer can.</param>
public sealed record SetupState(CampaignDefinition? Campaign, bool HasAgency, int CommunesWithAccount, int UnitsWithAccount)
{
    /// <summary>True where its first day has come without anybody who could report.</summary>
    public bool HasBegun { get; init; }

    public IReadOnlyList<CommuneDefinition> WithoutHamlets { get; } = [.. Campaign?.Communes.Where(c => c.Hamlets.Count == 0) ?? []];

    public IReadOnlyList<CommuneDefinition> WithoutQuota { get; } =
        [.. Campaign?.Communes.Where(c => Campaign.QuotaOn(Campaign.Campaign.StartDay, c.Id) is null) ?? []];

    /// <summary>Whether anything can be reported and followed at all.</summary>
    public bool IsUsable => HasAgency && CommunesWithAccount > 0;

    public bool IsDone(SetupStep step) => Campaign is not null && step switch
    {
        SetupStep.Campaign => true,
        SetupStep.Indicators => Campaign.Entered.Count > 0,
        SetupStep.Areas => Campaign.Communes.Count > 0 && WithoutHamlets.Count == 0,
        SetupStep.Quotas => Campaign.Communes.Count > 0 && WithoutQuota.Count == 0,
        SetupStep.Accounts => HasAgency && CommunesWithAccount == Campaign.Communes.Count && UnitsWithAccount == Campaign.Units.Count,
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
