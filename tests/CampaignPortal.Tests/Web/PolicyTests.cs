using System.Net;
using CampaignPortal.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace CampaignPortal.Tests.Web;

/// <summary>Every address against every role. An address that is new and has no row here fails.</summary>
public sealed class PolicyTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    private static readonly string?[] Roles = [null, "quantri", "congan", "lanhdao", "xa.tanduong", "dv01"];

    // For each address: nobody, administrator, agency, leadership, commune officer, unit officer.
    // Who may send a form is stopped by its missing token (400); who may not, before that.
    private static readonly Access[] Table =
    [
        new("GET", "/", "/", 302, 302, 302, 302, 302, 302),
        new("GET", "/healthz", "/healthz", 200, 200, 200, 200, 200, 200),
        new("GET", "/readyz", "/readyz", 200, 200, 200, 200, 200, 200),
        new("POST", "/dang-xuat", "/dang-xuat", 400, 400, 400, 400, 400, 400),
        new("GET", "/ngon-ngu", "/ngon-ngu", 302, 302, 302, 302, 302, 302),
        new("GET", "/giao-dien", "/giao-dien", 302, 302, 302, 302, 302, 302),
        new("GET", "/tai-ve/tong-hop.xlsx", "/tai-ve/tong-hop.xlsx", 302, 200, 200, 200, 403, 403),
        new("GET", "/tai-ve/xa.xlsx", "/tai-ve/xa.xlsx?xa=2", 302, 403, 200, 200, 200, 403),
        new("GET", "/tong-hop", "/tong-hop", 302, 200, 200, 200, 403, 403),
        new("POST", "/tong-hop", "/tong-hop", 302, 400, 400, 400, 403, 403),
        new("GET", "/xep-hang", "/xep-hang", 302, 200, 200, 200, 403, 403),
        new("POST", "/xep-hang", "/xep-hang", 302, 400, 400, 400, 403, 403),
        new("GET", "/tai-ve/mau-ngay.xlsx", "/tai-ve/mau-ngay.xlsx?xa=1", 302, 403, 200, 403, 200, 403),
        new("GET", "/api/rollup", "/api/rollup", 401, 200, 200, 200, 403, 403),
        new("GET", "/js/checks.js", "/js/checks.js", 200, 200, 200, 200, 200, 200),
        new("POST", "/api/nhap-lieu", "/api/nhap-lieu", 401, 403, 400, 403, 400, 403),
        new("GET", "/truc-tiep", "/truc-tiep?chien-dich=1", 401, 200, 200, 200, 200, 200),
        new("GET", "/don-vi", "/don-vi", 302, 200, 200, 200, 403, 200),
        new("POST", "/don-vi", "/don-vi", 302, 400, 400, 400, 403, 400),
        new("GET", "/tai-ve/don-vi.xlsx", "/tai-ve/don-vi.xlsx", 302, 200, 200, 200, 403, 200),
        new("GET", "/mo-lai", "/mo-lai", 302, 403, 200, 403, 403, 403),
        new("POST", "/mo-lai", "/mo-lai", 302, 403, 400, 403, 403, 403),
        new("POST", "/mo-lai/xin", "/mo-lai/xin", 302, 403, 400, 403, 400, 403),
        new("POST", "/mo-lai/mo", "/mo-lai/mo", 302, 403, 400, 403, 403, 403),
        new("POST", "/mo-lai/tra-loi", "/mo-lai/tra-loi", 302, 403, 400, 403, 403, 403),
        new("GET", "/duyet", "/duyet", 302, 403, 200, 403, 403, 403),
        new("POST", "/duyet", "/duyet", 302, 403, 400, 403, 403, 403),
        new("POST", "/duyet/quyet-dinh", "/duyet/quyet-dinh", 302, 403, 400, 403, 400, 403),
        new("GET", "/can-kiem-tra", "/can-kiem-tra", 302, 200, 200, 200, 403, 403),
        new("POST", "/can-kiem-tra", "/can-kiem-tra", 302, 400, 400, 400, 403, 403),
        new("GET", "/quan-tri/quy-dinh", "/quan-tri/quy-dinh", 302, 200, 200, 403, 403, 403),
        new("POST", "/quan-tri/quy-dinh", "/quan-tri/quy-dinh", 302, 400, 400, 403, 403, 403),
        new("GET", "/quan-tri/du-lieu-mo", "/quan-tri/du-lieu-mo", 302, 200, 200, 403, 403, 403),
        new("POST", "/quan-tri/du-lieu-mo", "/quan-tri/du-lieu-mo", 302, 400, 400, 403, 403, 403),
        new("GET", "/api/v1/rollup.csv", "/api/v1/rollup.csv", 401, 200, 200, 200, 200, 403),
        new("GET", "/api/v1/rollup.json", "/api/v1/rollup.json", 401, 200, 200, 200, 200, 403),
        new("GET", "/api/v1/counts.csv", "/api/v1/counts.csv", 401, 200, 200, 200, 200, 403),
        new("GET", "/api/v1/counts.json", "/api/v1/counts.json", 401, 200, 200, 200, 200, 403),
        new("GET", "/api/v1/completeness.csv", "/api/v1/completeness.csv", 401, 200, 200, 200, 200, 403),
        new("GET", "/api/v1/completeness.json", "/api/v1/completeness.json", 401, 200, 200, 200, 200, 403),
        new("GET", "/api/v1/{**rest}", "/api/v1/rollup", 401, 404, 404, 404, 404, 403),
        new("GET", "/api/v1/openapi.json", "/api/v1/openapi.json", 401, 200, 200, 200, 200, 403),
        new("GET", "/quan-tri/tai-khoan", "/quan-tri/tai-khoan", 302, 200, 403, 403, 403, 403),
        new("POST", "/quan-tri/tai-khoan", "/quan-tri/tai-khoan", 302, 400, 403, 403, 403, 403),
        new("GET", "/xa", "/xa", 302, 200, 200, 200, 200, 403),
        new("POST", "/xa", "/xa", 302, 400, 400, 400, 400, 400),
        new("GET", "/tong-quan", "/tong-quan", 302, 200, 200, 200, 403, 403),
        new("POST", "/tong-quan", "/tong-quan", 302, 400, 400, 400, 403, 403),
        new("GET", "/tien-do", "/tien-do", 302, 200, 200, 200, 403, 403),
        new("POST", "/tien-do", "/tien-do", 302, 400, 400, 400, 403, 403),
        new("GET", "/tinh-hinh-bao-cao", "/tinh-hinh-bao-cao", 302, 200, 200, 200, 403, 403),
        new("POST", "/tinh-hinh-bao-cao", "/tinh-hinh-bao-cao", 302, 400, 400, 400, 403, 403),
        new("GET", "/tai-ve/tinh-hinh-bao-cao.xlsx", "/tai-ve/tinh-hinh-bao-cao.xlsx", 302, 200, 200, 200, 403, 403),
        new("GET", "/man-hinh", "/man-hinh", 302, 200, 200, 200, 403, 403),
        new("POST", "/man-hinh", "/man-hinh", 302, 400, 400, 400, 403, 403),
        new("GET", "/nhap-lieu", "/nhap-lieu", 302, 403, 200, 403, 200, 403),
        new("POST", "/nhap-lieu", "/nhap-lieu", 302, 403, 400, 403, 400, 403),
        new("GET", "/nhap-lieu/tu-excel", "/nhap-lieu/tu-excel", 302, 403, 200, 403, 200, 403),
        new("POST", "/nhap-lieu/tu-excel", "/nhap-lieu/tu-excel", 302, 403, 400, 403, 400, 403),
        new("GET", "/ghi-chu", "/ghi-chu", 302, 200, 200, 200, 200, 403),
        new("POST", "/ghi-chu", "/ghi-chu", 302, 400, 400, 400, 400, 403),
        new("GET", "/kiem-tra", "/kiem-tra", 302, 200, 200, 200, 200, 403),
        new("POST", "/kiem-tra", "/kiem-tra", 302, 400, 400, 400, 400, 403),
        new("GET", "/kiem-tra/{Id:int}", "/kiem-tra/9", 302, 404, 404, 404, 404, 403),
        new("POST", "/kiem-tra/{Id:int}", "/kiem-tra/9", 302, 400, 400, 400, 400, 403),
        new("GET", "/kiem-tra/moi", "/kiem-tra/moi", 302, 403, 200, 403, 403, 403),
        new("POST", "/kiem-tra/moi", "/kiem-tra/moi", 302, 403, 400, 403, 403, 403),
        new("GET", "/kiem-tra/{Id:int}/sua", "/kiem-tra/9/sua", 302, 403, 404, 403, 403, 403),
        new("POST", "/kiem-tra/{Id:int}/sua", "/kiem-tra/9/sua", 302, 403, 400, 403, 403, 403),
        new("GET", "/tai-ve/kiem-tra.docx", "/tai-ve/kiem-tra.docx?id=9", 302, 404, 404, 404, 403, 403),
        new("GET", "/tai-ve/kiem-tra.xlsx", "/tai-ve/kiem-tra.xlsx", 302, 200, 200, 200, 200, 403),
        new("GET", "/don-doc", "/don-doc", 302, 200, 200, 200, 403, 403),
        new("POST", "/don-doc", "/don-doc", 302, 400, 400, 400, 403, 403),
        new("GET", "/tai-ve/don-doc.docx", "/tai-ve/don-doc.docx", 302, 404, 404, 404, 403, 403),
        new("GET", "/tai-ve/don-doc.png", "/tai-ve/don-doc.png", 302, 404, 404, 404, 403, 403),
        new("GET", "/don-doc/nhat-ky", "/don-doc/nhat-ky", 302, 200, 200, 200, 403, 403),
        new("POST", "/don-doc/nhat-ky", "/don-doc/nhat-ky", 302, 400, 400, 400, 403, 403),
        new("GET", "/tai-ve/nhat-ky-don-doc.xlsx", "/tai-ve/nhat-ky-don-doc.xlsx", 302, 200, 200, 200, 403, 403),
        new("GET", "/don-doc/thu-nhac", "/don-doc/thu-nhac", 302, 403, 200, 403, 403, 403),
        new("POST", "/don-doc/thu-nhac", "/don-doc/thu-nhac", 302, 403, 400, 403, 403, 403),
        new("GET", "/nhac-viec", "/nhac-viec", 302, 200, 200, 200, 200, 200),
        new("POST", "/nhac-viec", "/nhac-viec", 302, 400, 400, 400, 400, 400),
        new("GET", "/api/nhac-viec", "/api/nhac-viec", 401, 200, 200, 200, 200, 200),
        new("GET", "/bao-cao", "/bao-cao", 302, 200, 200, 200, 403, 403),
        new("POST", "/bao-cao", "/bao-cao", 302, 400, 400, 400, 403, 403),
        new("POST", "/api/bao-cao/nhap", "/api/bao-cao/nhap", 401, 403, 400, 403, 403, 403),
        new("POST", "/api/bao-cao/tong-ket/nhap", "/api/bao-cao/tong-ket/nhap", 401, 403, 400, 403, 403, 403),
        new("GET", "/bao-cao/kiem-tra", "/bao-cao/kiem-tra", 302, 200, 200, 200, 403, 403),
        new("POST", "/bao-cao/kiem-tra", "/bao-cao/kiem-tra", 302, 400, 400, 400, 403, 403),
        new("GET", "/bao-cao/the-thuc", "/bao-cao/the-thuc", 302, 403, 200, 403, 403, 403),
        new("POST", "/bao-cao/the-thuc", "/bao-cao/the-thuc", 302, 403, 400, 403, 403, 403),
        new("GET", "/tai-ve/van-ban", "/tai-ve/van-ban?id=1", 302, 404, 404, 404, 403, 403),
        new("GET", "/bao-cao/tong-ket", "/bao-cao/tong-ket", 302, 200, 200, 200, 403, 403),
        new("POST", "/bao-cao/tong-ket", "/bao-cao/tong-ket", 302, 400, 400, 400, 403, 403),
        new("GET", "/bao-cao/tong-ket/soan", "/bao-cao/tong-ket/soan", 302, 403, 200, 403, 403, 403),
        new("POST", "/bao-cao/tong-ket/soan", "/bao-cao/tong-ket/soan", 302, 403, 400, 403, 403, 403),
        new("GET", "/tai-ve/tong-ket.docx", "/tai-ve/tong-ket.docx", 302, 200, 200, 200, 403, 403),
        new("GET", "/tai-ve/tong-ket.xlsx", "/tai-ve/tong-ket.xlsx", 302, 200, 200, 200, 403, 403),
        new("GET", "/khen-thuong", "/khen-thuong", 302, 200, 200, 200, 403, 403),
        new("POST", "/khen-thuong", "/khen-thuong", 302, 400, 400, 400, 403, 403),
        new("GET", "/tai-ve/khen-thuong.docx", "/tai-ve/khen-thuong.docx", 302, 200, 200, 200, 403, 403),
        new("GET", "/tai-ve/khen-thuong.xlsx", "/tai-ve/khen-thuong.xlsx", 302, 200, 200, 200, 403, 403),
        new("GET", "/tai-ve/dinh-kem", "/tai-ve/dinh-kem?id=1", 302, 404, 404, 404, 404, 404),
        new("GET", "/dinh-kem/{Word}/{Id:int}", "/dinh-kem/chi-tieu/9", 302, 404, 404, 404, 404, 404),
        new("POST", "/dinh-kem/{Word}/{Id:int}", "/dinh-kem/chi-tieu/9", 302, 400, 400, 400, 400, 400),
        new("GET", "/ke-hoach", "/ke-hoach", 302, 200, 200, 200, 200, 200),
        new("POST", "/ke-hoach", "/ke-hoach", 302, 400, 400, 400, 400, 400),
        new("GET", "/tai-ve/ke-hoach.xlsx", "/tai-ve/ke-hoach.xlsx", 302, 200, 200, 200, 403, 403),
        new("GET", "/bao-cao-tong-ket", "/bao-cao-tong-ket", 302, 302, 302, 302, 200, 200),
        new("POST", "/bao-cao-tong-ket", "/bao-cao-tong-ket", 302, 400, 400, 400, 400, 400),
        new("POST", "/api/bao-cao-tong-ket/nhap", "/api/bao-cao-tong-ket/nhap", 401, 400, 400, 400, 400, 400),
        new("GET", "/bao-cao-tong-ket/theo-doi", "/bao-cao-tong-ket/theo-doi", 302, 200, 200, 200, 403, 403),
        new("POST", "/bao-cao-tong-ket/theo-doi", "/bao-cao-tong-ket/theo-doi", 302, 400, 400, 400, 403, 403),
        new("POST", "/bao-cao-tong-ket/quyet-dinh", "/bao-cao-tong-ket/quyet-dinh", 302, 403, 400, 403, 403, 403),
        new("GET", "/tai-ve/bao-cao-tong-ket.docx", "/tai-ve/bao-cao-tong-ket.docx?xa=1", 302, 403, 404, 404, 403, 403),
        new("GET", "/tai-ve/bao-cao-tong-ket.xlsx", "/tai-ve/bao-cao-tong-ket.xlsx", 302, 200, 200, 200, 403, 403),
        new("GET", "/xuat-du-lieu", "/xuat-du-lieu", 302, 200, 200, 200, 200, 403),
        new("POST", "/xuat-du-lieu", "/xuat-du-lieu", 302, 400, 400, 400, 400, 403),
        new("POST", "/xuat-du-lieu/bat-dau", "/xuat-du-lieu/bat-dau", 302, 400, 400, 400, 400, 403),
        new("POST", "/xuat-du-lieu/bo", "/xuat-du-lieu/bo", 302, 400, 400, 400, 400, 403),
        new("GET", "/tai-ve/xuat-du-lieu", "/tai-ve/xuat-du-lieu?id=0b6ab8a7-8b0c-4ee4-8b85-5a1d7a6b5a01", 302, 404, 404, 404, 404, 403),
        new("GET", "/bieu-mau", "/bieu-mau", 302, 403, 200, 403, 403, 403),
        new("POST", "/bieu-mau", "/bieu-mau", 302, 403, 400, 403, 403, 403),
        new("GET", "/bieu-mau/{Id:int}", "/bieu-mau/0", 302, 403, 200, 403, 403, 403),
        new("POST", "/bieu-mau/{Id:int}", "/bieu-mau/0", 302, 403, 400, 403, 403, 403),
        new("POST", "/bieu-mau/lap-bieu", "/bieu-mau/lap-bieu", 302, 403, 400, 403, 403, 403),
        new("GET", "/tai-ve/bieu-mau", "/tai-ve/bieu-mau?id=0", 302, 403, 200, 403, 403, 403),
        new("GET", "/tai-ve/bieu-da-lap.xlsx", "/tai-ve/bieu-da-lap.xlsx", 302, 403, 200, 403, 403, 403),
        new("GET", "/tai-ve/can-kiem-tra.xlsx", "/tai-ve/can-kiem-tra.xlsx", 302, 200, 200, 200, 403, 403),
        new("GET", "/tai-ve/lich-su.xlsx", "/tai-ve/lich-su.xlsx?xa=1&ap=1", 302, 403, 200, 200, 403, 403),
        new("GET", "/tai-ve/mo-lai.xlsx", "/tai-ve/mo-lai.xlsx", 302, 403, 200, 403, 403, 403),
        new("GET", "/tai-ve/ghi-chu.xlsx", "/tai-ve/ghi-chu.xlsx", 302, 200, 200, 200, 200, 403),
        new("GET", "/tai-ve/dc01.xlsx", "/tai-ve/dc01.xlsx", 302, 200, 200, 200, 200, 403),
        new("GET", "/tai-ve/dc01-lan-nhap.xlsx", "/tai-ve/dc01-lan-nhap.xlsx", 302, 403, 200, 403, 403, 403),
        new("GET", "/tai-ve/tai-khoan.xlsx", "/tai-ve/tai-khoan.xlsx", 302, 200, 403, 403, 403, 403),
        new("GET", "/tai-ve/duyet.xlsx", "/tai-ve/duyet.xlsx", 302, 403, 200, 403, 403, 403),
        new("GET", "/tai-ve/bao-cao-da-chot.xlsx", "/tai-ve/bao-cao-da-chot.xlsx", 302, 200, 200, 200, 403, 403),
        new("GET", "/tai-ve/ngay-cua-don-vi.xlsx", "/tai-ve/ngay-cua-don-vi.xlsx?don-vi=1", 302, 403, 200, 200, 403, 200),
        new("GET", "/tai-ve/xep-hang.xlsx", "/tai-ve/xep-hang.xlsx", 302, 200, 200, 200, 403, 403),
        new("GET", "/tai-ve/tong-quan.xlsx", "/tai-ve/tong-quan.xlsx", 302, 200, 200, 200, 403, 403),
        new("GET", "/tai-ve/lan-giao-chi-tieu.xlsx", "/tai-ve/lan-giao-chi-tieu.xlsx", 302, 200, 200, 200, 200, 200),
        new("GET", "/tai-ve/xet-khen-thuong.xlsx", "/tai-ve/xet-khen-thuong.xlsx", 302, 200, 200, 200, 403, 403),
        new("GET", "/tai-ve/thu-nhac.xlsx", "/tai-ve/thu-nhac.xlsx", 302, 403, 200, 403, 403, 403),
        new("GET", "/tai-ve/ma-doc.xlsx", "/tai-ve/ma-doc.xlsx", 302, 200, 200, 403, 403, 403),
        new("GET", "/tai-ve/tien-do.xlsx", "/tai-ve/tien-do.xlsx", 302, 200, 200, 200, 403, 403),
        new("GET", "/dc01", "/dc01", 302, 200, 200, 200, 200, 403),
        new("POST", "/dc01", "/dc01", 302, 400, 400, 400, 400, 403),
        new("GET", "/dc01/nhap", "/dc01/nhap", 302, 403, 200, 403, 403, 403),
        new("POST", "/dc01/nhap", "/dc01/nhap", 302, 403, 400, 403, 403, 403),
        new("GET", "/dc01/nhap/{Id:int}", "/dc01/nhap/1", 302, 403, 200, 403, 403, 403),
        new("POST", "/dc01/nhap/{Id:int}", "/dc01/nhap/1", 302, 403, 400, 403, 403, 403),
        new("POST", "/dc01/buoc", "/dc01/buoc", 302, 403, 400, 403, 403, 403),
        new("GET", "/dc01/tep/{id:int}", "/dc01/tep/1", 302, 404, 200, 200, 403, 403),
        new("GET", "/lich-su", "/lich-su", 302, 200, 200, 200, 200, 403),
        new("POST", "/lich-su", "/lich-su", 302, 400, 400, 400, 400, 403),
        new("GET", "/chi-tieu", "/chi-tieu", 302, 200, 200, 200, 200, 200),
        new("POST", "/chi-tieu", "/chi-tieu", 302, 400, 400, 400, 400, 400),
        new("GET", "/chi-tieu/soan", "/chi-tieu/soan", 302, 200, 200, 403, 403, 403),
        new("POST", "/chi-tieu/soan", "/chi-tieu/soan", 302, 400, 400, 403, 403, 403),
        new("GET", "/tai-ve/chi-tieu.xlsx", "/tai-ve/chi-tieu.xlsx", 302, 200, 200, 200, 200, 200),
        new("GET", "/ba-danh-sach", "/ba-danh-sach", 302, 200, 200, 200, 200, 403),
        new("POST", "/ba-danh-sach", "/ba-danh-sach", 302, 400, 400, 400, 400, 403),
        new("GET", "/tai-ve/ba-danh-sach.xlsx", "/tai-ve/ba-danh-sach.xlsx", 302, 200, 200, 200, 200, 403),
        new("GET", "/loi", "/loi", 200, 200, 200, 200, 200, 200),
        new("POST", "/loi", "/loi", 400, 400, 400, 400, 400, 400),
        new("GET", "/loi/{Status:int}", "/loi/404", 200, 200, 200, 200, 200, 200),
        new("POST", "/loi/{Status:int}", "/loi/404", 400, 400, 400, 400, 400, 400),
        new("GET", "/khong-tim-thay", "/khong-tim-thay", 200, 200, 200, 200, 200, 200),
        new("POST", "/khong-tim-thay", "/khong-tim-thay", 400, 400, 400, 400, 400, 400),
        new("GET", "/doi-mat-khau", "/doi-mat-khau", 302, 200, 200, 200, 200, 200),
        new("POST", "/doi-mat-khau", "/doi-mat-khau", 302, 400, 400, 400, 400, 400),
        new("GET", "/khoi-tao", "/khoi-tao", 200, 200, 200, 200, 200, 200),
        new("POST", "/khoi-tao", "/khoi-tao", 400, 400, 400, 400, 400, 400),
        new("GET", "/dang-nhap", "/dang-nhap", 200, 302, 302, 302, 302, 302),
        new("POST", "/dang-nhap", "/dang-nhap", 400, 400, 400, 400, 400, 400),

        // Circuits: the hub asks every call's page for its own policy; nobody gets here without an account.
        new("POST", "/_blazor/negotiate", "/_blazor/negotiate?negotiateVersion=1", 401, 200, 200, 200, 200, 200),
        new("GET", "/_blazor", "/_blazor", 401, 400, 400, 400, 400, 400),
        new("POST", "/_blazor/disconnect/", "/_blazor/disconnect/", 302, 400, 400, 400, 400, 400),
        new("GET", "/_blazor/initializers/", "/_blazor/initializers/", 302, 200, 200, 200, 200, 200),

        // The framework's own: it takes nothing but a protected address, and names of files that are not there.
        new("GET", "/_framework/opaque-redirect", "/_framework/opaque-redirect", 302, 400, 400, 400, 400, 400),
        new("GET", "{**path:file}", "/khong-co.txt", 302, 404, 404, 404, 404, 404),
    ];

    public static TheoryData<string, string, int> Cells =>
        [.. from row in Table from role in Enumerable.Range(0, Roles.Length) select (row.Method, row.Address, role)];

    [Fact]
    public void Every_mapped_address_has_a_row_and_every_row_an_address()
    {
        var mapped = sample.Portal.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["any"]).Select(m => (Method: m, e.RoutePattern.RawText)))
            .Where(e => e.Method != "HEAD").ToList();

        Assert.NotEmpty(mapped);
        Assert.All(mapped, e => Assert.Contains(Table, r => r.Pattern == e.RawText && (r.Method == e.Method || e.Method == "any")));
        Assert.All(Table, r => Assert.Contains(mapped, e => r.Pattern == e.RawText));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Each_role_gets_what_the_table_says(string method, string address, int role)
    {
        using var visitor = await sample.AsAsync(Roles[role]);

        using var answer = await visitor.SendAsync(method, address);

        Assert.Equal(Table.Single(r => r.Method == method && r.Address == address).Status[role], (int)answer.StatusCode);
        if (Roles[role] is null && answer.StatusCode == HttpStatusCode.Redirect && address is not ("/ngon-ngu" or "/giao-dien"))
        {
            Assert.Equal("/dang-nhap", answer.Headers.Location!.AbsolutePath);
        }
    }

    [Theory]
    [InlineData("quantri", "/tong-quan")]
    [InlineData("congan", "/tong-quan")]
    [InlineData("lanhdao", "/tong-quan")]
    [InlineData("xa.tanduong", "/nhap-lieu")]
    [InlineData("dv01", "/don-vi")]
    public async Task Each_role_lands_on_a_page_that_opens(string userName, string home)
    {
        using var visitor = await sample.AsAsync(userName);

        using var answer = await visitor.GetAsync("/");

        Assert.Equal(home, answer.Headers.Location!.OriginalString);
        Assert.NotEmpty((await visitor.PageAsync(home)).QuerySelectorAll("main h1"));
    }

    [Fact]
    public async Task An_officer_sees_no_commune_but_their_own()
    {
        var campaign = await sample.Portal.CampaignAsync();
        var elsewhere = await sample.Portal.CampaignAsync(2);
        using var officer = await sample.AsAsync("xa.tanduong");
        using var unit = await sample.AsAsync("dv01");
        using var agency = await sample.AsAsync("congan");

        foreach (var path in new[] { "/xa?xa=", "/xa?ngay=2023-08-10&xa=" })
        {
            foreach (var commune in campaign.Communes)
            {
                var isOwn = commune.Code == "30211";
                Assert.Equal(isOwn ? HttpStatusCode.OK : HttpStatusCode.Forbidden, await StatusAsync(officer, path + commune.Id));
                Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(unit, path + commune.Id));
                Assert.Equal(HttpStatusCode.OK, await StatusAsync(agency, path + commune.Id));
            }

            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(officer, path + elsewhere.Communes[1].Id));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(agency, path + elsewhere.Communes[1].Id));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(agency, path + "999999"));
        }
    }

    [Fact]
    public async Task An_officers_entry_page_is_their_own_whatever_the_address_asks_for()
    {
        var other = (await sample.Portal.CampaignAsync()).CommuneBy("30214");
        using var officer = await sample.AsAsync("xa.tanduong");

        var page = await officer.PageAsync($"/nhap-lieu?xa={other.Id}");

        Assert.Contains("Xã Tân Dương", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.All(other.Hamlets, h => Assert.Empty(page.QuerySelectorAll($"input[name^='o-{h.Id}-']")));
    }

    [Theory]
    [InlineData("congan")]
    [InlineData("lanhdao")]
    [InlineData("xa.tanduong")]
    [InlineData("dv01")]
    public async Task Nobody_listens_to_another_campaign(string userName)
    {
        using var visitor = await sample.AsAsync(userName);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(visitor, "/truc-tiep?chien-dich=2"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(visitor, "/truc-tiep?chien-dich=99"));
    }

    [Fact]
    public async Task An_agency_cannot_open_or_send_the_grid_of_another_campaign()
    {
        var elsewhere = (await sample.Portal.CampaignAsync(2)).Communes[0];
        var own = (await sample.Portal.CampaignAsync()).Communes[0];
        using var agency = await sample.AsAsync("congan");
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(agency, $"/nhap-lieu?xa={elsewhere.Id}"));
        var fields = Visitor.Fields(await agency.PageAsync($"/nhap-lieu?xa={own.Id}"), "form[data-entry]");

        using var answer = await agency.PostAsync($"/nhap-lieu?xa={elsewhere.Id}", fields);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetHeadersAsync(path);
        return answer.StatusCode;
    }

    private sealed record Access(string Method, string Pattern, string Address, params int[] Status);
}
