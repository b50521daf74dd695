using System.Text.RegularExpressions;

namespace CampaignPortal.Web.Endpoints;

/// <summary>Where to go back to, from the address line, where anybody may have written it.</summary>
internal static partial class LocalPath
{
    /// <summary>
    /// The path where it is one of the portal's own, the start page otherwise. Browsers take <c>//</c> and <c>/\</c> for
    /// another site, and drop control characters that stand between. Letters that no header carries are encoded.
    /// </summary>
    public static string Of(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? BeyondAscii().Replace(path, m => Uri.EscapeDataString(m.Value)) : "/";

    /// <summary>The same with one more value in its query.</summary>
    public static string With(string? path, string name, string value)
    {
        var local = Of(path);
        return $"{local}{(local.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";
    }

    [GeneratedRegex("[^\\x00-\\x7f]+", RegexOptions.None, 1000)]
    private static partial Regex BeyondAscii();
}
