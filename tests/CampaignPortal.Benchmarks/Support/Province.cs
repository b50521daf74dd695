using System.Globalization;

namespace CampaignPortal.Benchmarks.Support;

/// <summary>
/// A data set of a whole province: real communes (Data/dong-thap-2023.csv), everything else worked out from their place
/// in the list, so that every run has the same figures.
/// </summary>
internal static class Province
{
    public static readonly DateOnly StartDay = new(2023, 8, 5);
    public const int Days = 32;

    private const int Eligible = 900;
    private const int Before = 300;
    private const int Quota = 450;

    /// <summary>Writes the seven files of a data set folder.</summary>
    /// <param name="folder">Exists already.</param>
    /// <param name="hamlets">Of each commune.</param>
    /// <param name="days">How many days every commune has reported.</param>
    public static void Write(string folder, int hamlets, int days) => Write(
        folder, hamlets, days,
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "dong-thap-2023.csv")).Skip(1)
                .Select(line => line.Split(',')).Select(f => new CommuneName(f[5], f[6], f[7], f[3])),
        ]);

    /// <summary>The same for any communes.</summary>
    public static void Write(string folder, int hamlets, int days, IReadOnlyList<CommuneName> communes)
    {
        Table("communes.csv", "commune_code,commune_name,commune_full_name,eligible,activated_before,quota,district", communes.Select(c =>
            Line($"{c.Code},{c.Name},{c.FullName},{hamlets * Eligible},{hamlets * Before},{hamlets * Quota},{c.Group}")));
        Table("hamlets.csv", "commune_code,hamlet_code,hamlet_type,hamlet_name,eligible,activated_before,quota",
            from c in communes
            from h in Enumerable.Range(1, hamlets)
            select Line($"{c.Code},{c.Code}-{h:00},Ấp,{h},{Eligible},{Before},{Quota}"));
        Table("daily_reports.csv", "commune_code,date,submitted_at,kind",
            from c in communes
            from d in Enumerable.Range(0, days)
            select Line($"{c.Code},{StartDay.AddDays(d):yyyy-MM-dd},{StartDay.AddDays(d):yyyy-MM-dd}T15:30:00+07:00,counts"));
        Table("daily_counts.csv",
            "commune_code,hamlet_code,date,registered,level1,level2,awaiting_approval,approved_not_activated,absent,ineligible",
            from c in communes.Index()
            from d in Enumerable.Range(0, days)
            from h in Enumerable.Range(1, hamlets)
            let n = (c.Index * 31) + (h * 17) + (d * 7)
            select Line($"{c.Item.Code},{c.Item.Code}-{h:00},{StartDay.AddDays(d):yyyy-MM-dd},{n % 11},{n % 5},{n % 19},{n % 53},{n % 97},{n % 83},{n % 29}"));
        Table("units.csv", "unit_code,unit_name,unit_type,headcount", []);
        Table("unit_staff_level2.csv", "unit_code,date,activated_level2_cumulative", []);
        Table("dc01.csv", "ngay,don_vi,kich_hoat_muc_1_luy_ke,kich_hoat_muc_2_luy_ke", []);

        void Table(string file, string heading, IEnumerable<string> lines) =>
            File.WriteAllLines(Path.Combine(folder, file), lines.Prepend(heading));
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Group">The district.</param>
internal sealed record CommuneName(string Code, string Name, string FullName, string Group);
