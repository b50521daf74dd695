using System.Text;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Text;

namespace CampaignPortal.Core.SheetForms;

/// <summary>Every field of a campaign's forms: the list that people read and the values come from the same lines.</summary>
internal sealed class FormFields
{
    public const string Name = "ten";

    private static readonly FieldOf<UnitSource>[] Units =
    [
        new("stt", "Số thứ tự", s => s.Number),
        new(Name, "Tên cơ quan, đơn vị", s => s.Row.Name),
        new("ma", "Mã đơn vị", s => s.Row.Code),
        new("khoi", "Khối", s => s.Row.Kind),
        new("bien_che", "Biên chế", s => s.Row.Headcount),
        new("muc_2", "Số người đã kích hoạt mức 2", s => s.Row.Level2),
        new("con_thieu", "Số người chưa kích hoạt mức 2", s => s.Row.Missing),
        new("ty_le", "Tỷ lệ kích hoạt mức 2 (%)", s => s.Row.Percent),
        new("hoc_sinh", "Học sinh đã hướng dẫn", s => s.Row.Pupils),
        new("phu_huynh", "Phụ huynh đã hướng dẫn", s => s.Row.Parents),
        new("lan_cuoi", "Ngày báo cáo gần nhất", s => s.Row.LastReported),
    ];

    private static readonly FieldOf<AreaSource>[] OneArea =
    [
        new("stt", "Số thứ tự", s => s.Number),
        new(Name, "Tên địa bàn", s => s.Row.Name),
        new("ma", "Mã địa bàn", s => s.Row.Code),
        new("xep_hang", "Xếp hạng theo tỷ lệ so với chỉ tiêu", s => s.Row.Rank),
        new("bao_cao", "Tình trạng báo cáo ngày cuối", s => State(s.Row)),
        new("gui_luc", "Giờ gửi báo cáo ngày cuối", s => s.Row.SubmittedAt),
        new("lan_cuoi", "Ngày báo cáo gần nhất", s => s.Row.LastReported),
    ];

    private static readonly FieldOf<SpanSource>[] Span =
    [
        new("ngay", "Ngày cuối của kỳ số liệu", s => s.To),
        new("tu_ngay", "Ngày đầu của kỳ số liệu", s => s.From),
        new("den_ngay", "Ngày cuối của kỳ số liệu", s => s.To),
        new("ngay_thu", "Ngày thứ mấy của chiến dịch", s => s.Rollup.DayNumber),
        new("tong_so_ngay", "Số ngày của chiến dịch", s => s.Rollup.DayCount),
        new("con_ngay", "Số ngày còn lại", s => s.Rollup.DaysLeft),
        new("can_moi_ngay", "Số cần đạt mỗi ngày còn lại", s => s.Rollup.NeededPerDay),
        new("chien_dich", "Tên chiến dịch", s => s.Campaign.Campaign.Name),
        new("co_quan_chu_tri", "Cơ quan chủ trì", s => s.Campaign.Campaign.HostName),
        new("co_quan_thuong_truc", "Cơ quan thường trực", s => s.Campaign.Campaign.AgencyName),
        new("toan_dia_ban", "Tên dòng tổng", s => s.Campaign.Campaign.HostTotalLabel),
        new("du_lieu_luc", "Thời điểm lấy số liệu", s => s.Rollup.AsOf),
        new("nguoi_lap", "Người lập biểu", s => s.MadeBy),
        new("so_xa", "Số xã, phường, thị trấn", s => s.Rollup.Rows.Count),
        new("so_xa_da_bao_cao", "Số xã đã báo cáo ngày cuối", s => s.Rollup.ReportedCount),
        new("xa_chua_bao_cao", "Tên các xã chưa báo cáo ngày cuối", s => string.Join(", ", s.Rollup.NotReported.Select(r => r.Name))),
    ];

    private readonly FieldOf<AreaSource>[] _areas;

    public FormFields(CampaignDefinition campaign)
    {
        _areas = [.. Figures(campaign).DistinctBy(f => f.Key)];
        All =
        [
            .. Span.Select(f => new FormField(f.Key, f.Meaning, FormGroup.None)),
            .. _areas.Where(f => Span.All(s => s.Key != f.Key)).Select(f => new FormField(f.Key, $"{f.Meaning}, {campaign.Campaign.HostTotalLabel.ToLowerInvariant()}", FormGroup.None)),
            .. OneArea.Concat(_areas).Select(f => new FormField(Prefix(FormGroup.Communes) + f.Key, f.Meaning + " của xã", FormGroup.Communes)),
            .. OneArea.Concat(_areas).Select(f => new FormField(Prefix(FormGroup.Hamlets) + f.Key, f.Meaning + " của ấp, khóm", FormGroup.Hamlets)),
            new(Prefix(FormGroup.Hamlets) + "xa", "Tên xã của ấp, khóm", FormGroup.Hamlets),
            .. Units.Select(f => new FormField(Prefix(FormGroup.Units) + f.Key, f.Meaning, FormGroup.Units)),
        ];
        ByKey = All.ToDictionary(f => f.Key, StringComparer.Ordinal);
    }

    public IReadOnlyList<FormField> All { get; }

    public IReadOnlyDictionary<string, FormField> ByKey { get; }

    /// <summary>"xa." before the fields of communes, "ap." of hamlets, "dv." of units.</summary>
    public static string Prefix(FormGroup group) => group switch
    {
        FormGroup.Communes => "xa.",
        FormGroup.Hamlets => "ap.",
        FormGroup.Units => "dv.",
        _ => "",
    };

    /// <summary>What somebody wrote as the key that it means: "Lũy kế" gives luy_ke.</summary>
    public static string KeyOf(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var letter in SearchKey.Of(text))
        {
            key.Append(char.IsAsciiLetterOrDigit(letter) || letter == '.' ? letter : '_');
        }

        return string.Join('_', key.ToString().Split('_', StringSplitOptions.RemoveEmptyEntries)).Replace("_.", ".", StringComparison.Ordinal).Replace("._", ".", StringComparison.Ordinal);
    }

    public Dictionary<string, object?> Of(SpanSource span, AreaSource total)
    {
        var values = Values(_areas, total, FormGroup.None);
        foreach (var field in Span)
        {
            values[field.Key] = field.Value(span);
        }

        return values;
    }

    public Dictionary<string, object?> Of(AreaSource area, FormGroup group)
    {
        var values = Values(OneArea.Concat(_areas), area, group);
        values[Prefix(group) + "xa"] = area.Commune;
        return values;
    }

    public static Dictionary<string, object?> Of(UnitSource unit) => Values(Units, unit, FormGroup.Units);

    private static Dictionary<string, object?> Values<TSource>(IEnumerable<FieldOf<TSource>> fields, TSource source, FormGroup group) =>
        fields.ToDictionary(f => Prefix(group) + f.Key, f => f.Value(source), StringComparer.Ordinal);

    private static IEnumerable<FieldOf<AreaSource>> Figures(CampaignDefinition campaign)
    {
        var headline = campaign.Headline;
        yield return new("du_dieu_kien", "Công dân đủ điều kiện", s => s.Row.Eligible);
        yield return new("da_kich_hoat_truoc", "Đã kích hoạt trước chiến dịch", s => s.Row.ActivatedBefore);
        yield return new("chi_tieu", "Chỉ tiêu", s => s.Row.Quota);
        yield return new("trong_ngay", $"{headline.Name} trong ngày cuối", s => s.Row.Today);
        yield return new("trong_ky", $"{headline.Name} trong kỳ", s => s.Period.GetValueOrDefault(headline.Id));
        yield return new("luy_ke", $"{headline.Name} lũy kế", s => s.Row.Cumulative);
        yield return new("ty_le", "Tỷ lệ so với chỉ tiêu (%)", s => s.Row.PercentOfQuota);
        yield return new("ty_le_du_dieu_kien", "Tỷ lệ so với công dân đủ điều kiện (%)", s => s.Row.PercentOfEligible);
        yield return new("con_lai", "Còn lại so với chỉ tiêu", s => s.Row.Remaining);
        foreach (var indicator in campaign.Indicators)
        {
            foreach (var key in (string[])[KeyOf(indicator.Name), KeyOf(indicator.Code)])
            {
                if (indicator.Kind == IndicatorKind.Stock)
                {
                    yield return new(key, $"{indicator.Name} (hiện trạng)", s => s.Row[indicator.Id].Running);
                    continue;
                }

                yield return new(key + ".trong_ngay", $"{indicator.Name} trong ngày cuối", s => s.Row[indicator.Id].Day ?? 0);
                yield return new(key + ".trong_ky", $"{indicator.Name} trong kỳ", s => s.Period.GetValueOrDefault(indicator.Id));
                yield return new(key + ".luy_ke", $"{indicator.Name} lũy kế", s => s.Row[indicator.Id].Running);
            }
        }
    }

    private static string State(RollupRow row) => (row.State, row.Kind) switch
    {
        (DayState.OnTime or DayState.Late, DayKind.Zero) => "Không phát sinh",
        (DayState.OnTime, _) => "Đúng hạn",
        (DayState.Late, _) => "Trễ",
        (DayState.Ahead, _) => "Chưa đến ngày",
        _ => "Chưa báo cáo",
    };
}
