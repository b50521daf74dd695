using System.Globalization;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Documents;
using CampaignPortal.Core.Reports;

namespace CampaignPortal.Core.Awards;

/// <summary>Rules and figures in the words of official documents, the same for page, .docx and .xlsx. Pure.</summary>
public static class AwardWords
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>The rules of a kind, one sentence for communes and one for units.</summary>
    public static IReadOnlyList<string> Rules(AwardRules rules, AwardKind kind, Campaign campaign, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(campaign);
        var until = $"tính đến hết ngày {OfficialDate.InText(day)}";
        return kind == AwardKind.Commendation
            ?
            [
                Sentence("Xã, phường, thị trấn", until, " và ",
                    rules.QuotaFrom is { } quota ? $"đạt từ {Share(quota)} chỉ tiêu trở lên" : null,
                    rules.OnTimeFrom is { } onTime ? $"báo cáo đúng hạn từ {Share(onTime)} số ngày trở lên" : null),
                Sentence("Cơ quan, đơn vị", campaign.UnitsDeadline is { } deadline ? $"chậm nhất ngày {OfficialDate.InText(deadline)}" : until, " và ",
                    rules.StaffFrom is { } staff ? $"có từ {Share(staff)} biên chế trở lên kích hoạt mức 2" : null),
            ]
            :
            [
                Sentence("Xã, phường, thị trấn", until, " hoặc ",
                    rules.QuotaBelow is { } quota2 ? $"đạt dưới {Share(quota2)} chỉ tiêu" : null,
                    rules.ReportedBelow is { } reported ? $"báo cáo dưới {Share(reported)} số ngày" : null),
                Sentence("Cơ quan, đơn vị", campaign.UnitsDeadline is { } due ? $"tại hạn {OfficialDate.InText(due)}{(day < due ? " (chưa đến hạn)" : "")}" : until, " hoặc ",
                    rules.StaffBelow is { } staff2 ? $"có dưới {Share(staff2)} biên chế kích hoạt mức 2" : null),
            ];
    }

    public static string Label(EvidenceLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Kind switch
        {
            EvidenceKind.Quota => "Tài khoản kích hoạt trên chỉ tiêu",
            EvidenceKind.Dc01 => "Tài khoản kích hoạt theo DC01 trên chỉ tiêu",
            EvidenceKind.OnTime => "Ngày báo cáo đúng hạn trên số ngày",
            EvidenceKind.Reported => "Ngày có báo cáo trên số ngày",
            EvidenceKind.Staff => "Biên chế đã kích hoạt mức 2",
            _ => "Số lần được đôn đốc",
        };
    }

    /// <summary>Where the figure comes from.</summary>
    public static string Source(EvidenceLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var day = OfficialDate.InText(line.Day);
        return line.Kind switch
        {
            EvidenceKind.Quota => $"Số liệu xã báo cáo trên cổng, lũy kế đến hết ngày {day}; chỉ tiêu có hiệu lực ngày đó",
            EvidenceKind.Dc01 => $"Phân hệ DC01 mở rộng, lũy kế ngày {day}",
            EvidenceKind.OnTime or EvidenceKind.Reported => $"Lịch báo cáo trên cổng, từ ngày đầu chiến dịch đến hết ngày {day}",
            EvidenceKind.Staff => $"Báo cáo của đơn vị trên cổng, lũy kế đến hết ngày {day}{(line.Reached is { } since ? $"; đạt từ ngày {OfficialDate.InText(since)}" : "")}",
            _ => $"Nhật ký đôn đốc trên cổng đến hết ngày {day}",
        };
    }

    /// <summary>"3.913/3.755 (104,21%)".</summary>
    public static string Figure(EvidenceLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Whole is null ? OfficialNumber.Count(line.Part)
            : $"{OfficialNumber.Count(line.Part)}/{OfficialNumber.Count(line.Whole)}{(line.Percent is { } percent ? $" ({OfficialNumber.Percent(percent)}%)" : "")}";
    }

    /// <summary>A value of the log in words.</summary>
    public static string? Logged(string field, string? value) =>
        field == nameof(AwardProposal.Evidence) && value is not null && AwardEvidence.OfLog(value) is { } evidence
            ? string.Join("; ", evidence.Lines.Select(l => $"{Label(l)}: {Figure(l)}{(l.Threshold is { } threshold ? $", mức {Share(threshold)}" : "")}, ngày {OfficialDate.InText(l.Day)}"))
            : value;

    /// <summary>What the rule says to the figure; blank where it asks for none.</summary>
    public static string Verdict(AwardKind kind, EvidenceLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return (kind, line.IsStruck) switch
        {
            (_, null) => "",
            (AwardKind.Commendation, true) or (AwardKind.Criticism, false) => "Đạt mức",
            _ => "Dưới mức",
        };
    }

    /// <summary>The evidence in one sentence: the reason, unless a person writes another.</summary>
    public static string Reason(AwardKind kind, AwardEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var parts = evidence.Lines.Select(line => (kind, line.Kind) switch
        {
            (AwardKind.Commendation, EvidenceKind.Quota) when line.IsStruck == true => $"hoàn thành {Of(line, "chỉ tiêu", "tài khoản")}",
            (AwardKind.Commendation, EvidenceKind.Dc01) when line.IsStruck == true => $"hoàn thành {Of(line, "chỉ tiêu theo DC01", "tài khoản")}",
            (_, EvidenceKind.Quota) when line.IsStruck is not null => $"đạt {Of(line, "chỉ tiêu", "tài khoản")}",
            (_, EvidenceKind.Dc01) when line.IsStruck is not null => $"đạt {Of(line, "chỉ tiêu theo DC01", "tài khoản")}",
            (_, EvidenceKind.OnTime) => $"báo cáo đúng hạn {Days(line)}",
            (_, EvidenceKind.Reported) => $"có báo cáo {Days(line)}",
            (_, EvidenceKind.Staff) => $"{Of(line, "biên chế", "người")} kích hoạt mức 2{(line.Reached is { } since ? $", đạt từ ngày {OfficialDate.InText(since)}" : "")}",
            (_, EvidenceKind.Urged) when line.Part > 0 => $"đã được đôn đốc {OfficialNumber.Count(line.Part)} lần",
            _ => null,
        }).OfType<string>();
        var text = string.Join("; ", parts);
        return text.Length == 0 ? "" : Phrases.Upper(text) + ".";
    }

    /// <summary>"2 tập thể, 1 cá nhân".</summary>
    internal static string Count(int collectives, int persons)
    {
        (int Number, string Word)[] parts = [(collectives, "tập thể"), (persons, "cá nhân")];
        return string.Join(", ", parts.Where(p => p.Number > 0).Select(p => $"{OfficialNumber.Count(p.Number)} {p.Word}"));
    }

    internal static string Count(IReadOnlyCollection<AwardEntry> entries) => Count(entries.Count(e => !e.IsPerson), entries.Count(e => e.IsPerson));

    private static string Of(EvidenceLine line, string whole, string unit) => line.Whole is null
        ? $"{OfficialNumber.Count(line.Part)} {unit}"
        : $"{OfficialNumber.Percent(line.Percent)}% {whole} ({OfficialNumber.Count(line.Part)}/{OfficialNumber.Count(line.Whole)} {unit})";

    private static string Days(EvidenceLine line) => $"{OfficialNumber.Count(line.Part)}/{OfficialNumber.Count(line.Whole)} ngày";

    private static string Share(decimal value) => value.ToString("0.##", Vietnamese) + "%";

    private static string Sentence(string who, string when, string link, params string?[] conditions)
    {
        var asked = conditions.OfType<string>().ToList();
        return asked.Count == 0 ? $"{who}: không xét theo số liệu." : $"{who}: {string.Join(link, asked)}, {when}.";
    }
}
