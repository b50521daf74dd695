using System.Globalization;
using CampaignPortal.Core.Inspections;

namespace CampaignPortal.Web.Features.Inspections;

/// <summary>Addresses of visits and of each view of their list: <c>?loc=qua-han&amp;xa=3&amp;trang=2</c>.</summary>
internal static class InspectionAddress
{
    public const string Page = "/kiem-tra";
    public const string New = "/kiem-tra/moi";
    public const string Workbook = "/tai-ve/kiem-tra.xlsx";
    public const string Record = "/tai-ve/kiem-tra.docx";

    private static readonly (InspectionChoice Choice, string Word)[] Words =
        [(InspectionChoice.All, "tat-ca"), (InspectionChoice.Open, "chua-xong"), (InspectionChoice.Overdue, "qua-han")];

    public static string Of(int id, string? more = null) => string.Create(CultureInfo.InvariantCulture, $"{Page}/{id}{(more is null ? "" : "?" + more)}");

    public static string Edit(int id) => string.Create(CultureInfo.InvariantCulture, $"{Page}/{id}/sua");

    public static string RecordOf(int id) => string.Create(CultureInfo.InvariantCulture, $"{Record}?id={id}");

    public static InspectionFilter Read(string? choice, int? communeId) => new(communeId, Words.FirstOrDefault(w => w.Word == choice, Words[0]).Choice);

    public static string List(InspectionFilter filter, int page = 1) => With(Page, filter, page);

    public static string Excel(InspectionFilter filter) => With(Workbook, filter, 1);

    public static string Word(InspectionChoice choice) => Words.Single(w => w.Choice == choice).Word;

    private static string With(string path, InspectionFilter filter, int page)
    {
        string?[] parts =
        [
            filter.Choice == InspectionChoice.All ? null : "loc=" + Word(filter.Choice),
            filter.CommuneId is { } id ? string.Create(CultureInfo.InvariantCulture, $"xa={id}") : null,
            page > 1 ? string.Create(CultureInfo.InvariantCulture, $"trang={page}") : null,
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
