using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.Urging;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Attachments;

/// <summary>Who reads and adds the files of each kind of paper, and until when. A further kind is a further entry.</summary>
internal static class PaperRules
{
    private static readonly Dictionary<AttachmentOwnerKind, PaperRule> Rules = new()
    {
        [AttachmentOwnerKind.QuotaRevision] = new(PaperReaders.Everybody, (scope, campaignId, _) => scope.MaySetRules(campaignId), async look =>
            await look.Context.QuotaRevisions.AsNoTracking().FirstOrDefaultAsync(r => r.CampaignId == look.CampaignId && r.Id == look.Paper.Id, look.Cancel) is { } found
                ? new(found.Id, null, new(found.DocumentDate, Number: found.DocumentNumber)) : null),
        [AttachmentOwnerKind.DayNote] = new(PaperReaders.Area, Enters, async look =>
            look.Day is { } day && await look.Context.DayNotes.AnyAsync(n => n.CampaignId == look.CampaignId && n.CommuneId == look.Paper.CommuneId && n.Day == day, look.Cancel)
                ? look.OfCommune(look.Paper.CommuneId, day) with { IsOpen = await look.IsDayOpenAsync(day) } : null),
        [AttachmentOwnerKind.Dc01Explanation] = new(PaperReaders.Area, (scope, campaignId, communeId) => Enters(scope, campaignId, communeId) && !scope.MayDecide(campaignId), async look =>
            look.Day is { } day && await look.Context.Dc01Explanations.AnyAsync(e => e.CampaignId == look.CampaignId && e.CommuneId == look.Paper.CommuneId && e.Day == day, look.Cancel)
                ? look.OfCommune(look.Paper.CommuneId, day) : null),
        [AttachmentOwnerKind.DailyReport] = new(PaperReaders.Followers, Decides, async look =>
            await look.Context.DailyReports.Where(r => r.CampaignId == look.CampaignId && r.Id == look.Paper.Id).Select(r => (DateOnly?)r.Day).FirstOrDefaultAsync(look.Cancel) is { } day
                ? new(look.Paper.Id, null, new(day)) : null),
        [AttachmentOwnerKind.SummaryReport] = new(PaperReaders.Followers, Decides, async look =>
            await look.Context.SummaryReports.Where(r => r.CampaignId == look.CampaignId && r.Id == look.Paper.Id).Select(r => (DateOnly?)r.Day).FirstOrDefaultAsync(look.Cancel) is { } day
                ? new(look.Paper.Id, null, new(day)) : null),
        [AttachmentOwnerKind.Commendation] = OfList(AwardKind.Commendation),
        [AttachmentOwnerKind.Criticism] = OfList(AwardKind.Criticism),
        [AttachmentOwnerKind.Urge] = new(PaperReaders.Followers, Decides, async look =>
            await look.Context.Urges.AsNoTracking().FirstOrDefaultAsync(u => u.CampaignId == look.CampaignId && u.Id == look.Paper.Id, look.Cancel) is { } urge
                && await look.Context.Urges.AtOnceWith(urge).OrderBy(u => u.Id).Select(u => u.Id).FirstAsync(look.Cancel) == urge.Id
                ? new(look.Paper.Id, null, new(urge.Day, Number: CampaignClock.ToLocal(urge.UrgedAt).ToString("HH:mm", CultureInfo.InvariantCulture))) : null),
        [AttachmentOwnerKind.Reopening] = new(PaperReaders.Area, Enters, async look =>
            await look.Context.Reopenings.AsNoTracking().FirstOrDefaultAsync(r => r.CampaignId == look.CampaignId && r.Id == look.Paper.Id, look.Cancel) is { } request
                ? look.OfCommune(request.CommuneId, request.Day) with { IsOpen = request.Status == ReopeningStatus.Requested } : null),
    };

    /// <summary>Kinds whose files are kept by this folder's service; of the others the paper's own service keeps them.</summary>
    public static IReadOnlyCollection<AttachmentOwnerKind> Kinds => Rules.Keys;

    /// <summary>What every account of the campaign reads, though it is no area's own.</summary>
    public static IReadOnlyList<AttachmentOwnerKind> ForEverybody { get; } = [.. Rules.Where(r => r.Value.Readers == PaperReaders.Everybody).Select(r => r.Key)];

    /// <exception cref="AccessDeniedException">Not a kind for this account.</exception>
    public static PaperRule Of(AttachmentOwnerKind kind, AreaScope scope, int campaignId)
    {
        var rule = Rules.GetValueOrDefault(kind);
        AreaScope.Require(scope.SeesCampaign(campaignId) && rule is not null && rule.Readers switch
        {
            PaperReaders.Followers => scope.MayFollow(campaignId),
            PaperReaders.Area => scope.SeesAllCommunes || scope.CommuneId is not null,
            _ => scope.SeesAllCommunes || scope.CommuneId is not null || scope.UnitId is not null,
        });
        return rule!;
    }

    /// <summary>The scope that reads the files of a kind: of the campaign's own papers an officer's would see none.</summary>
    public static AreaScope Reader(AttachmentOwnerKind kind, AreaScope scope, int campaignId) =>
        ForEverybody.Contains(kind) ? AreaScope.Reader(scope.UserId, scope.UserName, campaignId, null) : scope;

    private static bool Decides(AreaScope scope, int campaignId, int? communeId) => scope.MayDecide(campaignId);

    private static bool Enters(AreaScope scope, int campaignId, int? communeId) => communeId is { } commune && scope.MayEnter(campaignId, commune);

    private static PaperRule OfList(AwardKind kind) => new(PaperReaders.Followers, Decides, async look =>
        await look.Context.AwardPapers.Where(p => p.CampaignId == look.CampaignId && p.Kind == kind && p.Id == look.Paper.Id)
            .Select(p => (int?)p.Number).FirstOrDefaultAsync(look.Cancel) is { } number
            ? new(look.Paper.Id, null, new(Number: number.ToString(CultureInfo.InvariantCulture))) : null);
}

/// <param name="MayAdd">By scope, campaign and the commune whose paper it is.</param>
/// <param name="FindAsync">Null where the scope sees no such paper.</param>
internal sealed record PaperRule(PaperReaders Readers, Func<AreaScope, int, int?, bool> MayAdd, Func<PaperLook, Task<FoundPaper?>> FindAsync);

internal enum PaperReaders
{
    /// <summary>Who follows the campaign.</summary>
    Followers,

    /// <summary>Those too whose commune it is.</summary>
    Area,

    /// <summary>Every account of the campaign.</summary>
    Everybody,
}

/// <param name="CommuneId">Null for the campaign's own.</param>
internal sealed record FoundPaper(int Id, int? CommuneId, PaperSubject Subject, bool IsOpen = true);

/// <summary>Where a paper is looked for.</summary>
internal sealed record PaperLook(PortalDbContext Context, CampaignDefinition Campaign, PaperId Paper, DateTime UtcNow, CancellationToken Cancel)
{
    public int CampaignId => Campaign.Id;

    /// <summary>The day of what a commune writes once a day.</summary>
    public DateOnly? Day => Paper.Id >= 0 && Paper.Id <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(Paper.Id) : null;

    public FoundPaper OfCommune(int? communeId, DateOnly day) => new(Paper.Id, communeId, new(day, communeId is { } id ? Campaign.FindCommune(id) : null));

    public async Task<bool> IsDayOpenAsync(DateOnly day) =>
        (await DayGate.CheckAsync(Context, Campaign, Paper.CommuneId!.Value, day, UtcNow, UtcNow, Cancel)).Refusal is null;
}
