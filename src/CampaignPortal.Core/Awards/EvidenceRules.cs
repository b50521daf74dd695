using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;

namespace CampaignPortal.Core.Awards;

/// <summary>Which figures speak for or against whom. Pure.</summary>
internal static class EvidenceRules
{
    /// <param name="row">By the commune's own counts.</param>
    /// <param name="dc01">The national system's line that counts on that day; null where it has none.</param>
    /// <param name="isDc01Official">Then its figure is the one that the rule asks for, where there is one.</param>
    public static AwardEvidence OfCommune(
        AwardRules rules, AwardKind kind, DateOnly day, RollupRow row, Dc01Point? dc01, bool isDc01Official, ReportingRecord record, IReadOnlyList<EvidenceUrge> urges)
    {
        var isPraise = kind == AwardKind.Commendation;
        var quota = isPraise ? rules.QuotaFrom : rules.QuotaBelow;
        var byDc01 = isDc01Official && dc01 is not null;
        List<EvidenceLine> lines = [Line(new(EvidenceKind.Quota, row.Cumulative, row.Quota, day), byDc01 ? null : quota, isPraise)];
        if (dc01 is { } point)
        {
            lines.Add(Line(new(EvidenceKind.Dc01, point.Figures.Level1 + point.Figures.Level2, row.Quota, point.Day), byDc01 ? quota : null, isPraise));
        }

        lines.Add(Line(new(EvidenceKind.OnTime, record.OnTime, record.Days, day), isPraise ? rules.OnTimeFrom : null, isPraise));
        if (!isPraise)
        {
            lines.Add(Line(new(EvidenceKind.Reported, record.Reported, record.Days, day), rules.ReportedBelow, isPraise));
            lines.Add(new(EvidenceKind.Urged, urges.Count, null, day));
        }

        return new(lines, isPraise ? [] : urges);
    }

    public static AwardEvidence OfUnit(AwardRules rules, AwardKind kind, DateOnly day, Campaign campaign, UnitRow unit)
    {
        var isPraise = kind == AwardKind.Commendation;
        var by = campaign.UnitsDeadline is { } deadline && deadline < day ? deadline : day;
        var threshold = isPraise ? rules.StaffFrom : rules.StaffBelow;

        // Before the deadline nobody has failed to keep it.
        var applies = isPraise || campaign.UnitsDeadline is not { } due || day >= due;
        var onDeadline = unit with { Reports = [.. unit.Reports.Where(r => r.Day <= by)] };
        var line = Line(new(EvidenceKind.Staff, onDeadline.Level2, onDeadline.Headcount, by), applies ? threshold : null, isPraise);
        return new([line with { Reached = isPraise && threshold is { } share ? Reached(onDeadline, share) : null }], []);
    }

    /// <summary>Commended is who fulfils everything that is asked for, criticised who is struck by anything.</summary>
    public static bool IsCandidate(AwardKind kind, AwardEvidence evidence)
    {
        var asked = evidence.Lines.Where(l => l.IsStruck is not null).ToList();
        return kind == AwardKind.Commendation ? asked.Count > 0 && asked.All(l => l.IsStruck == true) : asked.Exists(l => l.IsStruck == true);
    }

    // Against the threshold stands the exact ratio: 99,996 % shows as 100,00 and is not 100.
    private static EvidenceLine Line(EvidenceLine line, decimal? threshold, bool isPraise)
    {
        if (threshold is not { } share || line.Whole is not > 0)
        {
            return line;
        }

        var isReached = 100m * line.Part >= share * line.Whole.Value;
        return line with { Threshold = share, IsStruck = isPraise ? isReached : !isReached };
    }

    /// <summary>The day from which the share has been kept up to the last report.</summary>
    internal static DateOnly? Reached(UnitRow unit, decimal share)
    {
        DateOnly? since = null;
        for (var count = 1; count <= unit.Reports.Count; count++)
        {
            var then = unit with { Reports = [.. unit.Reports.Take(count)] };
            since = 100m * then.Level2 >= share * then.Headcount && then.Headcount > 0 ? since ?? unit.Reports[count - 1].Day : null;
        }

        return since;
    }
}
