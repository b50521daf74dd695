using CampaignPortal.Core.Identity;
using CampaignPortal.Web.Auth;

namespace CampaignPortal.Web.Components.Layout;

/// <summary>A heading of the menu.</summary>
public enum MenuGroup
{
    /// <summary>Theo dõi: how it stands.</summary>
    Follow,

    /// <summary>Số liệu: what comes in, and what is asked about it.</summary>
    Figures,

    /// <summary>Điều hành: what is done about it.</summary>
    Act,

    /// <summary>Văn bản: what goes out on paper.</summary>
    Papers,

    /// <summary>Quản trị.</summary>
    Admin,
}

/// <param name="Text">Key of its words in <c>SharedText</c>.</param>
/// <param name="IsFor">Who sees it; who may open it, the page's policy says.</param>
/// <param name="IsFirst">Stands in the bar itself for these roles, beside the menu.</param>
public sealed record MenuEntry(MenuGroup Group, string Address, string Text, Func<PortalRole, bool> IsFor, Func<PortalRole, bool>? IsFirst = null);

/// <summary>Every page that is found from the menu. A new page is one line here.</summary>
internal static class Navigation
{
    private const string Approvals = "Approvals";

    private static readonly MenuEntry[] Entries =
    [
        new(MenuGroup.Follow, "/tong-quan", "Dashboard", Policies.MayFollow, Policies.MayFollow),
        new(MenuGroup.Follow, "/tong-hop", "Rollup", Policies.MayFollow),
        new(MenuGroup.Follow, "/xep-hang", "Ranking", Policies.MayFollow),
        new(MenuGroup.Follow, "/tien-do", "Pace", Policies.MayFollow),
        new(MenuGroup.Follow, "/tinh-hinh-bao-cao", "Completeness", Policies.MayFollow),
        new(MenuGroup.Figures, "/nhap-lieu", "Entry", Policies.MayEnter, role => role == PortalRole.CommuneOfficer),
        new(MenuGroup.Follow, "/xa", "MyCommune", role => role == PortalRole.CommuneOfficer, role => role == PortalRole.CommuneOfficer),
        new(MenuGroup.Follow, "/ba-danh-sach", "Lists", Policies.MaySeeCommunes),
        new(MenuGroup.Follow, "/don-vi", "Units", Policies.MayFollow),
        new(MenuGroup.Follow, "/don-vi", "MyUnit", role => role == PortalRole.UnitOfficer, role => role == PortalRole.UnitOfficer),
        new(MenuGroup.Follow, "/man-hinh", "Wall", Policies.MayFollow),
        new(MenuGroup.Figures, "/ghi-chu", "Notes", Policies.MayFollow),
        new(MenuGroup.Figures, "/dc01", "Dc01", Policies.MaySeeCommunes),
        new(MenuGroup.Figures, "/can-kiem-tra", "Flags", Policies.MayFollow),
        new(MenuGroup.Figures, "/chi-tieu", "Quotas", role => Policies.MaySeeCommunes(role) || Policies.MaySeeUnits(role)),
        new(MenuGroup.Act, "/nhac-viec", "Duties", role => role != PortalRole.None),
        new(MenuGroup.Act, "/don-doc", "Urging", Policies.MayFollow, Policies.MayFollow),
        new(MenuGroup.Act, "/kiem-tra", "Inspections", Policies.MaySeeCommunes),
        new(MenuGroup.Act, "/don-doc/thu-nhac", "Reminders", Policies.MayDecide),
        new(MenuGroup.Act, "/mo-lai", "Reopenings", Policies.MayDecide),
        new(MenuGroup.Act, "/duyet", Approvals, Policies.MayDecide),
        new(MenuGroup.Papers, "/bao-cao", "Reports", Policies.MayFollow, Policies.MayFollow),
        new(MenuGroup.Papers, "/bao-cao/tong-ket", "Summary", Policies.MayFollow),
        new(MenuGroup.Papers, "/khen-thuong", "Awards", Policies.MayFollow),
        new(MenuGroup.Papers, "/bieu-mau", "SheetForms", Policies.MayDecide),
        new(MenuGroup.Figures, "/xuat-du-lieu", "Exports", Policies.MaySeeCommunes),
        new(MenuGroup.Papers, "/ke-hoach", "Plans", role => role != PortalRole.None),
        new(MenuGroup.Papers, "/bao-cao-tong-ket", "ClosingReport", role => role is PortalRole.CommuneOfficer or PortalRole.UnitOfficer),
        new(MenuGroup.Papers, "/bao-cao-tong-ket/theo-doi", "ClosingReports", Policies.MayFollow),
        new(MenuGroup.Admin, "/quan-tri/quy-dinh", "Rules", Policies.MaySetRules),
        new(MenuGroup.Admin, "/quan-tri/du-lieu-mo", "OpenData", Policies.MaySetRules),
        new(MenuGroup.Admin, "/quan-tri/tai-khoan", "Accounts", role => role == PortalRole.Administrator),
    ];

    /// <summary>What a role finds, in the menu's order.</summary>
    /// <param name="needsApproval">Whether the campaign has the step of approval.</param>
    public static IReadOnlyList<MenuEntry> Of(PortalRole role, bool needsApproval) =>
        [.. Entries.Where(e => e.IsFor(role) && (needsApproval || e.Text != Approvals))];

    /// <summary>The entry under which an address lies; null where it lies under none.</summary>
    public static MenuEntry? At(IEnumerable<MenuEntry> entries, string path) => entries
        .Where(e => path == e.Address || path.StartsWith(e.Address + "/", StringComparison.Ordinal))
        .MaxBy(e => e.Address.Length);
}
