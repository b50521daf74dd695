using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Core.Identity;

/// <summary>
/// Takes a password for the same however its letters are put together: a phone writes "ộ" as one character, keyboards of Windows as
/// two or three. One that was pasted from a chat may have spaces around it.
/// </summary>
internal sealed class ComposedPasswordHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<PortalUser>(options)
{
    public override string HashPassword(PortalUser user, string password) => base.HashPassword(user, Composed(password));

    public override PasswordVerificationResult VerifyHashedPassword(PortalUser user, string hashedPassword, string providedPassword)
    {
        // The last as typed: passwords from before they were composed.
        string[] readings = [Composed(providedPassword), Composed(providedPassword).Trim(), providedPassword];
        return readings.Distinct(StringComparer.Ordinal)
            .Select(reading => base.VerifyHashedPassword(user, hashedPassword, reading))
            .FirstOrDefault(result => result != PasswordVerificationResult.Failed);
    }

    private static string Composed(string password)
    {
        try
        {
            return password.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // No text, such as half a character: nobody's password, and no fault of the server.
            return password;
        }
    }
}
