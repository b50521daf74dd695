using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Core.Identity;

/// <summary>
/// Makes the first account of an empty database, once, for whoever can read the server's console: the code is printed
/// there and lives as long as the process.
/// </summary>
public sealed class FirstAdministrator(PlainDatabase database, IServiceScopeFactory services, CampaignClock clock) : IDisposable
{
    private const string HasAccount = "SELECT 1 WHERE EXISTS (SELECT 1 FROM AspNetUsers)";

    private readonly SemaphoreSlim _gate = new(1);
    private bool _isDone;
    private int _failures;

    /// <summary>Twelve digits in groups of four.</summary>
    public string Code { get; } = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString("0123456789", 4)));

    /// <summary>True while the database has no account at all.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken cancel = default)
    {
        if (_isDone)
        {
            return false;
        }

        _isDone = await database.QueryAsync(HasAccount, (reader, token) => reader.ReadAsync(token), cancel);
        return !_isDone;
    }

    /// <summary>True when the account was made; false for a wrong code, a taken chance or a password that is too short.</summary>
    public async Task<FirstAdministratorResult> CreateAsync(string code, string userName, string password, CancellationToken cancel = default)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            // Ten guesses among 10^12 codes; then only a restart gives another code.
            if (_failures >= 10 || !await IsNeededAsync(cancel))
            {
                return FirstAdministratorResult.Closed;
            }

            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code.Trim()), Encoding.UTF8.GetBytes(Code)))
            {
                _failures++;
                return FirstAdministratorResult.WrongCode;
            }

            await using var scope = services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
            var user = new PortalUser { UserName = userName.Trim(), DisplayName = "Quản trị", Role = PortalRole.Administrator };
            Audit(scope.ServiceProvider.GetRequiredService<PortalDbContext>(), user);
            var created = await users.CreateAsync(user, password);
            _isDone = created.Succeeded;
            return created.Succeeded ? FirstAdministratorResult.Created
                : created.Errors.Any(e => e.Code.StartsWith("Password", StringComparison.Ordinal)) ? FirstAdministratorResult.PasswordTooShort
                : FirstAdministratorResult.BadName;
        }
        finally
        {
            _gate.Release();
        }
    }

    // The user manager saves it together with the account.
    private void Audit(PortalDbContext context, PortalUser user)
    {
        context.Scope = AreaScope.System("first administrator");
        context.AuditEntries.Add(new(context.Scope, clock.RealUtcNow, AuditAction.AccountCreated, []) { Subject = user.UserName });
    }

    public void Dispose() => _gate.Dispose();
}

public enum FirstAdministratorResult
{
    Created,
    WrongCode,
    BadName,
    PasswordTooShort,

    /// <summary>There is an account already, or too many wrong codes were tried.</summary>
    Closed,
}
