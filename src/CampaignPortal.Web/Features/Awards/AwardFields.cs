using CampaignPortal.Core.Awards;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.Awards;

/// <summary>The names of the forms' fields, and what was typed in them.</summary>
internal static class AwardFields
{
    public const string Version = "phien-ban";
    public const string Proposed = "de-nghi";
    public const string Level = "cap";
    public const string Form = "hinh-thuc";
    public const string Reason = "ly-do";
    public const string Name = "ten";
    public const string Person = "ca-nhan";
    public const string Position = "chuc-vu";
    public const string Body = "don-vi";
    public const string Day = "ngay-xet";
    public const string QuotaFrom = "chi-tieu-tu";
    public const string OnTimeFrom = "dung-han-tu";
    public const string StaffFrom = "bien-che-tu";
    public const string QuotaBelow = "chi-tieu-duoi";
    public const string ReportedBelow = "bao-cao-duoi";
    public const string StaffBelow = "bien-che-duoi";
    public const string HostForm = "hinh-thuc-co-so";
    public const string HigherForm = "hinh-thuc-cap-tren";
    public const string CriticismForm = "hinh-thuc-phe-binh";

    public static AwardInput Decision(IFormCollection form, int campaignId, AwardKind kind, string subject) => new()
    {
        CampaignId = campaignId,
        Kind = kind,
        Subject = subject,
        SeenVersion = WholeNumber.Of(form[Version]) ?? -1,
        IsProposed = form[Proposed] == "1",
        Level = form[Level] == nameof(AwardLevel.Higher) ? AwardLevel.Higher : AwardLevel.Host,
        Form = form[Form],
        Reason = form[Reason],
        Name = form[Name],
        IsPerson = form[Person] == "1",
        Position = form[Position],
        Body = form[Body],
    };

    public static AwardRulesInput Rules(IFormCollection form, int campaignId) => new()
    {
        CampaignId = campaignId,
        SeenVersion = WholeNumber.Of(form[Version]) ?? -1,
        Day = form[Day],
        QuotaFrom = form[QuotaFrom],
        OnTimeFrom = form[OnTimeFrom],
        StaffFrom = form[StaffFrom],
        QuotaBelow = form[QuotaBelow],
        ReportedBelow = form[ReportedBelow],
        StaffBelow = form[StaffBelow],
        HostForm = form[HostForm],
        HigherForm = form[HigherForm],
        CriticismForm = form[CriticismForm],
    };
}
