using System.Data;
using System.Security.Cryptography;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Core.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Core.Identity;

/// <summary>Accounts, as the administrator manages them. Each change signs the account out within a minute.</summary>
public sealed class AccountService(IServiceScopeFactory services, CampaignClock clock)
{
    /// <summary>How long a handed out password signs in.</summary>
    public static readonly TimeSpan OneTimePasswordLife = TimeSpan.FromDays(3);

    // No letters or digits that look alike on paper.
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Every account, by user name.</summary>
    /// <exception cref="AccessDeniedException">The scope is not an administrator's.</exception>
    public async Task<IReadOnlyList<AccountRow>> ListAsync(AreaScope scope, CancellationToken cancel = default)
    {
        await using var work = Begin(scope);
        var now = new DateTimeOffset(clock.RealUtcNow);
        var users = await work.Context.Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync(cancel);
        var communes = await work.Context.Communes.ToDictionaryAsync(c => c.Id, c => c.FullName, cancel);
        var units = await work.Context.Units.ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        return
        [
            .. users.Select(u => new AccountRow(
                u.Id, u.UserName!, u.DisplayName, u.Role, u.CampaignId, u.CommuneId, u.UnitId,
                u.CommuneId is { } c ? communes.GetValueOrDefault(c) : u.UnitId is { } unit ? units.GetValueOrDefault(unit) : null,
                u.IsDisabled, u.MustChangePassword, u.LockoutEnd > now, u.Email)),
        ];
    }

    /// <summary>Adds an account with a one-time password, which is shown once and stored nowhere.</summary>
    /// <exception cref="AccessDeniedException">The scope is not an administrator's.</exception>
    public async Task<AccountResult> AddAsync(AreaScope scope, AccountDetails details, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(details);
        await using var work = Begin(scope);
        if (await CheckAsync(work.Context, details, cancel) is { } problem)
        {
            return AccountResult.Failed(problem);
        }

        var user = new PortalUser { UserName = SearchKey.Clean(details.UserName), DisplayName = SearchKey.Clean(details.DisplayName) };
        Assign(user, details);
        var password = OneTimePassword(user);
        Audit(work, AuditAction.AccountCreated, user, []);
        var created = await work.Users.CreateAsync(user, password);
        return created.Succeeded ? new(null, password) : AccountResult.Failed(
            created.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName)) ? AccountProblem.NameTaken : AccountProblem.BadName);
    }

    /// <summary>Sets display name, role and area.</summary>
    /// <exception cref="AccessDeniedException">The scope is not an administrator's.</exception>
    public async Task<AccountResult> ChangeAsync(
        AreaScope scope, string userId, AccountDetails details, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(details);
        await using var work = Begin(scope);
        return await InOneMomentAsync(work, userId, async (user, token) =>
        {
            if (details.Shown is { } shown && Describe(shown) != Describe(user))
            {
                return AccountResult.Failed(AccountProblem.ChangedMeanwhile);
            }

            if (await CheckAsync(work.Context, details, token) is { } problem)
            {
                return AccountResult.Failed(problem);
            }

            if (details.Role != PortalRole.Administrator && await IsLastAdministratorAsync(work.Context, user, token))
            {
                return AccountResult.Failed(AccountProblem.LastAdministrator);
            }

            var before = Describe(user);
            user.DisplayName = SearchKey.Clean(details.DisplayName);
            Assign(user, details);
            Audit(work, AuditAction.AccountChanged, user, [new("assignment", before, Describe(user))]);
            return await SaveAsync(work, user);
        }, cancel);
    }

    /// <summary>Keeps an account from signing in, or lets it in again; counts and audit stay.</summary>
    /// <exception cref="AccessDeniedException">The scope is not an administrator's.</exception>
    public async Task<AccountResult> SetDisabledAsync(
        AreaScope scope, string userId, bool disabled, CancellationToken cancel = default)
    {
        await using var work = Begin(scope);
        return await InOneMomentAsync(work, userId, async (user, token) =>
        {
            if (disabled && await IsLastAdministratorAsync(work.Context, user, token))
            {
                return AccountResult.Failed(AccountProblem.LastAdministrator);
            }

            user.IsDisabled = disabled;
            Audit(work, disabled ? AuditAction.AccountDisabled : AuditAction.AccountEnabled, user, []);
            return await SaveAsync(work, user);
        }, cancel);
    }

    /// <summary>A new one-time password in place of the old one; unlocks the account too.</summary>
    /// <exception cref="AccessDeniedException">The scope is not an administrator's.</exception>
    public async Task<AccountResult> HandOutPasswordAsync(AreaScope scope, string userId, CancellationToken cancel = default)
    {
        await using var work = Begin(scope);
        var user = await work.Users.FindByIdAsync(userId);
        if (user is null)
        {
            return AccountResult.Failed(AccountProblem.NotFound);
        }

        var password = OneTimePassword(user);
        user.PasswordHash = work.Users.PasswordHasher.HashPassword(user, password);
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        Audit(work, AuditAction.PasswordHandedOut, user, []);
        var saved = await SaveAsync(work, user);
        return saved.Succeeded ? saved with { OneTimePassword = password } : saved;
    }

    private static async Task<AccountProblem?> CheckAsync(PortalDbContext context, AccountDetails details, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(details.UserName) || string.IsNullOrWhiteSpace(details.DisplayName))
        {
            return AccountProblem.NameMissing;
        }

        if (!MailAddresses.TryRead(details.Email, out _))
        {
            return AccountProblem.BadEmail;
        }

        var scope = AreaScope.Of(details.Role, "", "", details.CampaignId, details.CommuneId, details.UnitId);
        if (scope == AreaScope.None)
        {
            return AccountProblem.AreaMissing;
        }

        var exists = scope switch
        {
            { CommuneId: { } commune } => await context.Communes.AnyAsync(c => c.Id == commune && c.CampaignId == details.CampaignId, cancel),
            { UnitId: { } unit } => await context.Units.AnyAsync(u => u.Id == unit && u.CampaignId == details.CampaignId, cancel),
            { CampaignId: { } campaign } => await context.Campaigns.AnyAsync(c => c.Id == campaign, cancel),
            _ => true,
        };
        return exists ? null : AccountProblem.AreaMissing;
    }

    // What a role has no use for is not kept, so that no left-over area widens it later.
    private static void Assign(PortalUser user, AccountDetails details)
    {
        MailAddresses.TryRead(details.Email, out var email);
        user.Email = email;
        user.Role = details.Role;
        user.CampaignId = details.Role == PortalRole.Administrator ? null : details.CampaignId;
        user.CommuneId = details.Role == PortalRole.CommuneOfficer ? details.CommuneId : null;
        user.UnitId = details.Role == PortalRole.UnitOfficer ? details.UnitId : null;
    }

    // Of two administrators who shut each other out at once the second finds the first gone, and stays.
    private static Task<AccountResult> InOneMomentAsync(
        Work work, string userId, Func<PortalUser, CancellationToken, Task<AccountResult>> change, CancellationToken cancel) =>
        PortalDb.RunAsync(
            work.Context,
            IsolationLevel.Serializable,
            async token => await work.Users.FindByIdAsync(userId) is { } user ? await change(user, token) : AccountResult.Failed(AccountProblem.NotFound),
            cancel);

    private static Task<bool> IsLastAdministratorAsync(PortalDbContext context, PortalUser user, CancellationToken cancel) =>
        user is { Role: PortalRole.Administrator, IsDisabled: false }
            ? context.Users.AllAsync(u => u.Id == user.Id || u.Role != PortalRole.Administrator || u.IsDisabled, cancel)
            : Task.FromResult(false);

    private static string Describe(PortalUser user) =>
        Describe(user.Role, user.CampaignId, user.CommuneId, user.UnitId, user.DisplayName, user.Email);

    private static string Describe(AccountRow row) => Describe(row.Role, row.CampaignId, row.CommuneId, row.UnitId, row.DisplayName, row.Email);

    private static string Describe(PortalRole role, int? campaign, int? commune, int? unit, string name, string? email) =>
        FormattableString.Invariant($"{role} campaign={campaign} commune={commune} unit={unit} name={name} email={email}");

    private static async Task<AccountResult> SaveAsync(Work work, PortalUser user)
    {
        // The new stamp ends the account's open sessions at their next check; it saves the user and the audit together.
        if ((await work.Users.UpdateSecurityStampAsync(user)).Succeeded)
        {
            return new(null, null);
        }

        work.Context.ChangeTracker.Clear();
        return AccountResult.Failed(AccountProblem.ChangedMeanwhile);
    }

    private string OneTimePassword(PortalUser user)
    {
        user.MustChangePassword = true;
        user.PasswordExpiresAt = clock.RealUtcNow + OneTimePasswordLife;
        return string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(PasswordLetters, 4)));
    }

    private void Audit(Work work, AuditAction action, PortalUser user, IReadOnlyCollection<AuditChange> changes) =>
        work.Context.AuditEntries.Add(new(work.Context.Scope, clock.RealUtcNow, action, changes)
        {
            CampaignId = user.CampaignId ?? 0,
            Subject = user.UserName,
        });

    private Work Begin(AreaScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayManageAccounts);
        return new(services.CreateAsyncScope(), scope);
    }

    // User manager and audit share one context, so that both are saved in one transaction.
    private sealed class Work : IAsyncDisposable
    {
        private readonly AsyncServiceScope _services;

        public Work(AsyncServiceScope services, AreaScope scope)
        {
            _services = services;
            Context = services.ServiceProvider.GetRequiredService<PortalDbContext>();
            Context.Scope = scope;
            Users = services.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        }

        public PortalDbContext Context { get; }

        public UserManager<PortalUser> Users { get; }

        public ValueTask DisposeAsync() => _services.DisposeAsync();
    }
}
