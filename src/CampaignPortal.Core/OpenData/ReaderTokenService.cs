using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.OpenData;

/// <summary>Tokens for programs that read the open data: issued, listed and revoked by people, asked for at each reading.</summary>
public sealed class ReaderTokenService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    public const int NameLength = 100;

    /// <summary>Longest life of a token, in days.</summary>
    public const int MostDays = 400;

    /// <summary>What every token begins with, so that one that leaked is known for what it is.</summary>
    public const string Prefix = "cpr_";

    // How often a use is written down.
    private static readonly TimeSpan UseStep = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<int, DateTime> _lastUses = new();

    /// <summary>The tokens of a campaign, the newest first.</summary>
    /// <exception cref="AccessDeniedException">The scope does not set this campaign's rules.</exception>
    public async Task<IReadOnlyList<ReaderTokenRow>> ListAsync(AreaScope scope, int campaignId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MaySetRules(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var tokens = await context.ReaderTokens.AsNoTracking().Where(t => t.CampaignId == campaignId)
            .OrderByDescending(t => t.Id).ToListAsync(cancel);
        return
        [
            .. tokens.Select(t => new ReaderTokenRow(
                t.Id, t.Name, t.OnlyCommuneId is { } commune ? campaign.FindCommune(commune)?.FullName : null, StateOf(t), t.LastDay,
                CampaignClock.ToLocal(t.IssuedAt), t.IssuedBy, Local(t.RevokedAt), t.RevokedBy, Local(t.LastUsedAt))),
        ];
    }

    /// <summary>Issues a token. It is in the answer, and nowhere else afterwards.</summary>
    /// <exception cref="AccessDeniedException">The scope does not set this campaign's rules.</exception>
    public async Task<IssuedToken> IssueAsync(AreaScope scope, int campaignId, ReaderTokenInput input, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        AreaScope.Require(scope.MaySetRules(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var name = SearchKey.Clean(input.Name ?? "");
        if (Check(campaign, name, input) is { } problem)
        {
            return new(problem, null);
        }

        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        context.ReaderTokens.Add(new()
        {
            CampaignId = campaignId,
            Name = name,
            OnlyCommuneId = input.CommuneId,
            Hash = HashOf(token),
            LastDay = input.LastDay!.Value,
            IssuedAt = clock.RealUtcNow,
            IssuedBy = scope.UserName,
        });
        Audit(context, campaignId, input.CommuneId, AuditAction.ReaderTokenIssued, name, new AuditChange("lastDay", null, input.LastDay.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        await context.SaveChangesAsync(cancel);
        return new(null, token);
    }

    /// <summary>Ends a token at once. One that was revoked before stays as it was.</summary>
    /// <returns>False where the campaign has no such token.</returns>
    /// <exception cref="AccessDeniedException">The scope does not set this campaign's rules.</exception>
    public async Task<bool> RevokeAsync(AreaScope scope, int campaignId, int tokenId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MaySetRules(campaignId));
        await using var context = db.Open(scope);
        var token = await context.ReaderTokens.FirstOrDefaultAsync(t => t.CampaignId == campaignId && t.Id == tokenId, cancel);
        if (token is { RevokedAt: null })
        {
            (token.RevokedAt, token.RevokedBy) = (clock.RealUtcNow, scope.UserName);
            Audit(context, campaignId, token.OnlyCommuneId, AuditAction.ReaderTokenRevoked, token.Name);
            await context.SaveChangesAsync(cancel);
        }

        return token is not null;
    }

    /// <summary>Whose token this is and whether it reads now; writes down that it was used.</summary>
    public async Task<ReaderAccess> UseAsync(string token, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (!token.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return ReaderAccess.Unknown;
        }

        var hash = HashOf(token);
        await using var context = db.Open(AreaScope.System("reader"));
        if (await context.ReaderTokens.AsNoTracking().FirstOrDefaultAsync(t => t.Hash == hash, cancel) is not { } found)
        {
            return ReaderAccess.Unknown;
        }

        var state = StateOf(found);
        if (state == ReaderTokenState.Valid)
        {
            await NoteUseAsync(context, found.Id, cancel);
        }

        return new(state, found.Id, found.Name, found.CampaignId, found.OnlyCommuneId);
    }

    private ReaderTokenState StateOf(ReaderToken token) =>
        token.RevokedAt is not null ? ReaderTokenState.Revoked
        : token.LastDay < RealToday ? ReaderTokenState.Expired
        : ReaderTokenState.Valid;

    private DateOnly RealToday => DateOnly.FromDateTime(CampaignClock.ToLocal(clock.RealUtcNow));

    private ReaderTokenProblem? Check(CampaignDefinition campaign, string name, ReaderTokenInput input) =>
        name.Length == 0 ? ReaderTokenProblem.NameMissing
        : name.Length > NameLength ? ReaderTokenProblem.NameTooLong
        : input.LastDay is not { } last ? ReaderTokenProblem.DayMissing
        : last < RealToday ? ReaderTokenProblem.DayPast
        : last > RealToday.AddDays(MostDays) ? ReaderTokenProblem.DayTooFar
        : input.CommuneId is { } commune && campaign.FindCommune(commune) is null ? ReaderTokenProblem.UnknownCommune
        : null;

    private async Task NoteUseAsync(PortalDbContext context, int tokenId, CancellationToken cancel)
    {
        var now = clock.RealUtcNow;
        if (now - _lastUses.GetValueOrDefault(tokenId) < UseStep)
        {
            return;
        }

        _lastUses[tokenId] = now;
        try
        {
            await context.ReaderTokens.Where(t => t.Id == tokenId).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancel);
        }
        catch (Exception problem) when (DatabaseTrouble.MayPass(problem))
        {
            // Who reads is not kept from it because it cannot be written down now.
        }
    }

    private void Audit(PortalDbContext context, int campaignId, int? communeId, AuditAction action, string name, params AuditChange[] changes) =>
        context.AuditEntries.Add(new(context.Scope, clock.RealUtcNow, action, changes)
        {
            CampaignId = campaignId,
            CommuneId = communeId,
            Subject = name,
        });

    private static DateTime? Local(DateTime? utc) => utc is { } at ? CampaignClock.ToLocal(at) : null;

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <param name="CommuneId">The one commune that it is to read; null for all.</param>
/// <param name="LastDay">Null where what was typed is no day.</param>
public sealed record ReaderTokenInput(string? Name, int? CommuneId, DateOnly? LastDay);

/// <param name="Token">Shown once; null where there was a problem.</param>
public sealed record IssuedToken(ReaderTokenProblem? Problem, string? Token);

public enum ReaderTokenProblem
{
    NameMissing,
    NameTooLong,
    DayMissing,
    DayPast,
    DayTooFar,
    UnknownCommune,
}

public enum ReaderTokenState
{
    Valid,
    Expired,
    Revoked,

    /// <summary>There is no such token.</summary>
    Unknown,
}

/// <param name="Commune">Null where it reads the whole campaign.</param>
/// <param name="IssuedAt">Wall times in Asia/Ho_Chi_Minh, by the real clock, as the ones below.</param>
public sealed record ReaderTokenRow(
    int Id, string Name, string? Commune, ReaderTokenState State, DateOnly LastDay, DateTime IssuedAt, string IssuedBy,
    DateTime? RevokedAt, string? RevokedBy, DateTime? LastUsedAt);

/// <summary>Who asks with a token, and whether it reads now.</summary>
public sealed record ReaderAccess(ReaderTokenState State, int TokenId, string Name, int CampaignId, int? CommuneId)
{
    public static readonly ReaderAccess Unknown = new(ReaderTokenState.Unknown, 0, "", 0, null);
}
