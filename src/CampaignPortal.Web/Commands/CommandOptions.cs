using System.CommandLine;
using System.Globalization;

namespace CampaignPortal.Web.Commands;

/// <summary>Options of more than one command, with a sentence for a value that is none.</summary>
internal static class CommandOptions
{
    /// <summary>A day as 2023-08-20.</summary>
    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description + " (dạng 2023-08-20)",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"“{result.Tokens[0].Value}” không phải ngày dạng 2023-08-20.");
            return null;
        },
    };

    /// <summary>The number of a campaign.</summary>
    public static Option<int?> Campaign(string description) => new("--campaign")
    {
        Description = description,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return id;
            }

            result.AddError($"“{result.Tokens[0].Value}” không phải mã chiến dịch: mã là một số, như 1.");
            return null;
        },
    };
}
