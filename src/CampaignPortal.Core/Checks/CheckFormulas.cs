using System.Linq.Expressions;

namespace CampaignPortal.Core.Checks;

/// <summary>What is known where a check is made, in persons. A page knows the same by the same names.</summary>
/// <param name="Today">The day's count of the cell.</param>
/// <param name="Usual">Median of the cell's last reported days; null while there are too few.</param>
/// <param name="Reached">Activated in the hamlet up to and with the day, those before the campaign included.</param>
/// <param name="Stocks">Sum of the hamlet's states on the day.</param>
/// <param name="Eligible">The hamlet's eligible citizens.</param>
/// <param name="Staff">A unit's staff at level 2.</param>
/// <param name="Headcount">A unit's staff.</param>
public sealed record CheckFacts(
    double Today = 0, double? Usual = null, double Reached = 0, double Stocks = 0, double Eligible = 0, double Staff = 0, double Headcount = 0);

/// <summary>
/// The checks, written once: the server runs them as they stand here, <see cref="CheckScript"/> turns the same
/// expressions into the script that the page runs while an officer types, with or without a connection.
/// </summary>
public static class CheckFormulas
{
    /// <summary>True where the check strikes.</summary>
    public static IReadOnlyDictionary<CheckCode, Expression<Func<CheckFacts, CheckRule, bool>>> All { get; } =
        new Dictionary<CheckCode, Expression<Func<CheckFacts, CheckRule, bool>>>
        {
            [CheckCode.Unusual] = (facts, rule) =>
                facts.Usual != null && facts.Today >= rule.Floor && facts.Today > rule.Factor * facts.Usual.Value,
            [CheckCode.AboveEligible] = (facts, rule) => facts.Reached > facts.Eligible,
            [CheckCode.StocksAboveEligible] = (facts, rule) => facts.Stocks > facts.Eligible,
            [CheckCode.StaffAboveHeadcount] = (facts, rule) => facts.Staff > facts.Headcount,
        };

    private static readonly Dictionary<CheckCode, Func<CheckFacts, CheckRule, bool>> Compiled =
        All.ToDictionary(f => f.Key, f => f.Value.Compile());

    public static bool Strikes(CheckRule rule, CheckFacts facts)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Level != CheckLevel.Off && Compiled[rule.Code](facts, rule);
    }
}
