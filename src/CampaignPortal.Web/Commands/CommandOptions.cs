using System.CommandLine;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Commands;

/// <summary>Options of more than one command, with a sentence for a value that is none.</summary>
internal static class CommandOptions
{
    /// <summary>A day as 2023-08-20.</summary>
    public static Option<DateOnly?> Day(string name, string description) =>
        Of(name, description + " (dạng 2023-08-20)", ChosenDay.Of, "không phải ngày dạng 2023-08-20.");

    /// <summary>The number of a campaign.</summary>
    public static Option<int?> Campaign(string description) =>
        Of("--campaign", description, WholeNumber.Of, "không phải mã chiến dịch: mã là một số, như 1.");

    private static Option<T?> Of<T>(string name, string description, Func<string?, T?> read, string refusal)
        where T : struct => new(name)
        {
            Description = description,
            CustomParser = result =>
            {
                var typed = result.Tokens[0].Value;
                if (read(typed) is { } value)
                {
                    return value;
                }

                result.AddError($"“{typed}” {refusal}");
                return null;
            },
        };
}
