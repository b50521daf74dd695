using CampaignPortal.Core.Checks;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.DailyEntry;

/// <summary>What the checks said of a submission: refused cells, and flags for those that the officer confirmed.</summary>
internal sealed class StruckCells(
    int communeId, DateOnly day, int campaignId, IReadOnlySet<(int Hamlet, int Indicator)> changed, IReadOnlyList<Strike> strikes,
    IReadOnlyDictionary<(int, int), string> reasons)
{
    /// <summary>Errors, and warnings without a word of reason.</summary>
    public IReadOnlyList<CellProblem> Problems { get; } =
    [
        .. from strike in strikes
           where strike.Rule.Level == CheckLevel.Error || !reasons.ContainsKey((strike.HamletId, strike.IndicatorId))
           select new CellProblem(strike.HamletId, strike.IndicatorId, null, ProblemOf(strike.Rule.Code), strike.Limit)
           {
               IsWarning = strike.Rule.Level == CheckLevel.Warning,
           },
    ];

    /// <summary>Flags of the changed cells, in place of those that they had. The caller saves.</summary>
    public async Task WriteFlagsAsync(PortalDbContext context, bool isNewDay, DateTime realNow, CancellationToken cancel)
    {
        if (!isNewDay)
        {
            var old = await context.CellFlags.AsTracking().Where(f => f.CommuneId == communeId && f.Day == day).ToListAsync(cancel);
            context.CellFlags.RemoveRange(old.Where(f =>
                changed.Contains((f.HamletId, f.IndicatorId)) && !strikes.Any(s => IsSame(s, f))));
            foreach (var flag in old)
            {
                if (strikes.FirstOrDefault(s => IsSame(s, flag)) is { } again)
                {
                    Fill(flag, again);
                }
            }

            context.CellFlags.AddRange(strikes.Where(s => !old.Any(f => IsSame(s, f))).Select(New));
        }
        else
        {
            context.CellFlags.AddRange(strikes.Select(New));
        }

        CellFlag New(Strike strike) => Fill(
            new()
            {
                CampaignId = campaignId,
                CommuneId = communeId,
                Day = day,
                HamletId = strike.HamletId,
                IndicatorId = strike.IndicatorId,
                Code = strike.Rule.Code,
                Reason = "",
                ConfirmedBy = "",
            },
            strike);

        CellFlag Fill(CellFlag flag, Strike strike)
        {
            (flag.Value, flag.Limit) = (strike.Value, strike.Limit);
            (flag.Reason, flag.ConfirmedBy, flag.ConfirmedAt) = (reasons[(strike.HamletId, strike.IndicatorId)], context.Scope.UserName, realNow);
            return flag;
        }
    }

    private static bool IsSame(Strike strike, CellFlag flag) =>
        (strike.HamletId, strike.IndicatorId, strike.Rule.Code) == (flag.HamletId, flag.IndicatorId, flag.Code);

    private static CellProblemCode ProblemOf(CheckCode code) => code switch
    {
        CheckCode.Unusual => CellProblemCode.Unusual,
        CheckCode.AboveEligible => CellProblemCode.AboveEligible,
        CheckCode.StocksAboveEligible => CellProblemCode.StocksAboveEligible,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "not a check of a cell"),
    };
}
