using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.Identity;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Areas;

/// <summary>What is asked for, seen from the one who asks.</summary>
internal enum Place
{
    /// <summary>Own campaign, own commune.</summary>
    Own,

    /// <summary>Own campaign, another commune.</summary>
    Neighbour,

    /// <summary>Another campaign and a commune of it.</summary>
    Elsewhere,

    /// <summary>Another campaign's commune, named together with one's own campaign.</summary>
    Smuggled,
}

/// <summary>An operation and what each role gets at each of the places, parted by "|".</summary>
internal sealed record ScopeOperation(string Name, Place[] Places, Func<ScopeCall, Task<string>> Act)
{
    /// <summary>What must be there before anybody asks; once for each portal.</summary>
    public Func<TestPortal, Task>? Before { get; init; }

    public required string None { get; init; }

    public required string Administrator { get; init; }

    public required string Agency { get; init; }

    public required string Leadership { get; init; }

    public required string CommuneOfficer { get; init; }

    public required string UnitOfficer { get; init; }

    public IReadOnlyDictionary<PortalRole, string> Answers => new Dictionary<PortalRole, string>
    {
        [PortalRole.None] = None,
        [PortalRole.Administrator] = Administrator,
        [PortalRole.Agency] = Agency,
        [PortalRole.Leadership] = Leadership,
        [PortalRole.CommuneOfficer] = CommuneOfficer,
        [PortalRole.UnitOfficer] = UnitOfficer,
    };
}

/// <summary>One question: who asks, about which place.</summary>
internal sealed record ScopeCall(TestPortal Portal, AreaScope Scope, Place Place, CampaignDefinition Own, CampaignDefinition Other, string Folder)
{
    /// <summary>Position of the commune that commune officers have in the matrix.</summary>
    public const int OwnCommune = 1;

    /// <summary>The campaign that is named.</summary>
    public CampaignDefinition Campaign => Place == Place.Elsewhere ? Other : Own;

    public int CampaignId => Campaign.Id;

    public int CommuneId => Commune.Id;

    /// <summary>A hamlet of the named commune.</summary>
    public Hamlet FirstHamlet => Commune.Hamlets[0];

    private CommuneDefinition Commune => Place switch
    {
        Place.Own => Own.Communes[OwnCommune],
        Place.Neighbour => Own.Communes[OwnCommune + 1],
        _ => Other.Communes[OwnCommune],
    };

    public T Get<T>()
        where T : notnull => Portal.Get<T>();

    /// <summary>A correction that the named commune's own officer could send at this moment.</summary>
    public EntrySubmission Submission(DateOnly day)
    {
        using var context = Portal.Db.Open(TestPortal.Root);
        return new()
        {
            Id = Guid.NewGuid(),
            CampaignId = CampaignId,
            CommuneId = CommuneId,
            Day = day,
            SeenVersion = context.CommuneDays.SingleOrDefault(d => d.CommuneId == CommuneId && d.Day == day)?.Version ?? 0,
            Cells = [new(Commune.Hamlets[0].Id, Campaign.IndicatorId("level1"), "7")],
        };
    }

    /// <summary>The account of a leader of the named campaign, made when it is first asked for.</summary>
    public async Task<string> AccountAsync()
    {
        var name = $"lanhdao{CampaignId}";
        var accounts = Portal.Get<AccountService>();
        if ((await accounts.ListAsync(TestPortal.Root)).SingleOrDefault(a => a.UserName == name) is { } there)
        {
            return there.Id;
        }

        await accounts.AddAsync(TestPortal.Root, new(name, "Lãnh đạo", PortalRole.Leadership, CampaignId));
        return await AccountAsync();
    }

    /// <summary>The day that <see cref="PrepareAsync"/> makes requests and flags for; the day after it is locked and has none.</summary>
    public static DateOnly Locked { get; } = new(2023, 8, 10);

    /// <summary>Rules that lock days and ask for approval, and a request and a flag of the named commune.</summary>
    public async Task PrepareAsync()
    {
        await AccountAsync();
        await using var context = Portal.Db.Open(TestPortal.Root);
        foreach (var campaign in context.Campaigns.Where(c => c.LockAfterDays == null))
        {
            (campaign.LockAfterDays, campaign.NeedsApproval, campaign.DefinitionVersion) = (3, true, campaign.DefinitionVersion + 1);
        }

        // The day of the submissions stays open.
        var owner = Commune.Hamlets[0].CampaignId;
        if (!context.Reopenings.Any(r => r.CommuneId == CommuneId && r.Day == new DateOnly(2023, 8, 20)))
        {
            context.Reopenings.Add(Request(owner, new(2023, 8, 20), ReopeningStatus.Granted));
        }

        if (!context.Reopenings.Any(r => r.CommuneId == CommuneId && r.Day == Locked && r.Status == ReopeningStatus.Requested))
        {
            context.Reopenings.Add(Request(owner, Locked, ReopeningStatus.Requested));
        }

        if (!context.CellFlags.Any(f => f.CommuneId == CommuneId))
        {
            context.CellFlags.Add(new()
            {
                CampaignId = owner,
                CommuneId = CommuneId,
                Day = Locked,
                HamletId = Commune.Hamlets[0].Id,
                IndicatorId = (owner == Own.Id ? Own : Other).IndicatorId("level1"),
                Code = CheckCode.Unusual,
                Reason = "đã kiểm tra",
                ConfirmedBy = "x",
            });
        }

        await context.SaveChangesAsync();
    }

    /// <summary>The request of <see cref="PrepareAsync"/>.</summary>
    public int RequestId()
    {
        using var context = Portal.Db.Open(TestPortal.Root);
        return context.Reopenings.Single(r => r.CommuneId == CommuneId && r.Status == ReopeningStatus.Requested).Id;
    }

    private Reopening Request(int campaignId, DateOnly day, ReopeningStatus status) => new()
    {
        CampaignId = campaignId,
        CommuneId = CommuneId,
        Day = day,
        Status = status,
        Reason = "mất điện",
        RequestedBy = "x",
        OpenUntil = status == ReopeningStatus.Granted ? new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc) : null,
    };

    /// <summary>Which communes, units and quotas of <paramref name="whole"/> a definition shows.</summary>
    public static string Describe(CampaignDefinition seen, CampaignDefinition whole)
    {
        var commune = whole.Communes[OwnCommune].Id;
        Assert.All(seen.Communes, c => Assert.NotEmpty(c.Hamlets));
        return $"communes {Which(seen.Communes.Select(c => c.Id), whole.Communes.Select(c => c.Id), commune)}, "
            + $"units {Which(seen.Units.Select(u => u.Id), whole.Units.Select(u => u.Id), whole.Units[0].Id)}, "
            + $"quotas {Which(seen.Quotas.Select(q => q.Id), whole.Quotas.Select(q => q.Id), [.. whole.Quotas.Where(q => q.CommuneId == commune).Select(q => q.Id)])}";
    }

    public static string Which(IEnumerable<int> seen, IEnumerable<int> all, params int[] own)
    {
        var ids = seen.ToList();
        return ids.Count == 0 ? "none"
            : ids.SequenceEqual(all) ? "all"
            : ids.SequenceEqual(own) ? "its own"
            : string.Join(' ', ids);
    }
}
