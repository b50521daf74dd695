using System.Text.RegularExpressions;

namespace CampaignPortal.Core.Reminders;

/// <summary>E-mail addresses as they are typed.</summary>
public static partial class MailAddresses
{
    /// <summary>Longest that can be sent to.</summary>
    public const int Length = 254;

    /// <summary>The address alone, null for nothing typed.</summary>
    /// <returns>False where it is none.</returns>
    public static bool TryRead(string? text, out string? address)
    {
        address = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        return address is null || (address.Length <= Length && Whole().IsMatch(address));
    }

    // One plain address: no name beside it, no second one, nothing that could begin another line of a letter's head.
    [GeneratedRegex(@"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();
}
