using System.Globalization;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Awards;
using CampaignPortal.Web.Components.Shared;
using CampaignPortal.Web.Features.Awards;
using CampaignPortal.Web.Features.Dc01;
using CampaignPortal.Web.Features.Reports;
using CampaignPortal.Web.Features.Summary;

namespace CampaignPortal.Web.Features.Attachments;

/// <summary>Where the files of a paper are, <c>/dinh-kem/ghi-chu/738752?xa=3</c>, and where the paper is.</summary>
internal static class PaperAddress
{
    public const string Page = "/dinh-kem";

    private static readonly Dictionary<AttachmentOwnerKind, string> Words = new()
    {
        [AttachmentOwnerKind.QuotaRevision] = "chi-tieu",
        [AttachmentOwnerKind.DayNote] = "ghi-chu",
        [AttachmentOwnerKind.Dc01Explanation] = "dc01",
        [AttachmentOwnerKind.DailyReport] = "bao-cao-ngay",
        [AttachmentOwnerKind.SummaryReport] = "tong-ket",
        [AttachmentOwnerKind.Commendation] = "khen-thuong",
        [AttachmentOwnerKind.Criticism] = "phe-binh",
        [AttachmentOwnerKind.Urge] = "don-doc",
        [AttachmentOwnerKind.Reopening] = "mo-lai",
    };

    public static string Of(PaperId paper, string? more = null)
    {
        string?[] query = [paper.CommuneId is { } commune ? string.Create(CultureInfo.InvariantCulture, $"xa={commune}") : null, more];
        var asked = string.Join('&', query.OfType<string>());
        return string.Create(CultureInfo.InvariantCulture, $"{Page}/{Words[paper.Kind]}/{paper.Id}{(asked.Length > 0 ? "?" : "")}{asked}");
    }

    /// <summary>Null for an address that names no kind of paper.</summary>
    public static PaperId? Read(string word, int id, int? communeId) =>
        Words.FirstOrDefault(w => w.Value == word) is { Value: not null } found
            ? new(found.Key, id, found.Key is AttachmentOwnerKind.DayNote or AttachmentOwnerKind.Dc01Explanation ? communeId ?? 0 : null)
            : null;

    /// <summary>The page that the paper is on, for the one who asks.</summary>
    public static string Back(PaperFiles files, AreaScope scope)
    {
        var (day, commune) = (files.Subject.Day ?? default, files.Subject.Commune?.Id ?? 0);
        var entry = "/nhap-lieu?ngay=" + Show.Iso(day);
        return files.Paper.Kind switch
        {
            AttachmentOwnerKind.QuotaRevision => "/chi-tieu",
            AttachmentOwnerKind.DayNote => scope.CommuneId is null ? "/ghi-chu?ngay=" + Show.Iso(day) : entry + "#ghi-chu",
            AttachmentOwnerKind.Dc01Explanation => scope.CommuneId is null ? Dc01Address.Commune(commune) : Dc01Address.Table,
            AttachmentOwnerKind.DailyReport => ReportAddress.Of(day),
            AttachmentOwnerKind.SummaryReport => SummaryAddress.Page,
            AttachmentOwnerKind.Commendation => AwardAddress.Of(AwardKind.Commendation),
            AttachmentOwnerKind.Criticism => AwardAddress.Of(AwardKind.Criticism),
            AttachmentOwnerKind.Urge => "/don-doc/nhat-ky",
            _ => scope.MayDecide(scope.CampaignId ?? 0) ? "/mo-lai" : entry,
        };
    }
}
