using System.Net;
using CampaignPortal.Core.Data;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Web;

/// <summary>A page that was opened while its day could be written, and sent once the day is locked.</summary>
public sealed class LockedDayWebTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_or_a_spreadsheet_for_a_day_that_was_locked_meanwhile_is_answered_with_a_sentence()
    {
        await using var portal = await WebPortal.StartAsync();
        using var officer = await portal.SignInAsync("xa.tanduong");
        var note = Visitor.Fields(await officer.PageAsync("/nhap-lieu?ngay=2023-08-19"), "form[data-note]");
        var cells = Visitor.Fields(await officer.PageAsync("/nhap-lieu?ngay=2023-08-19"), "form[data-entry]");
        var confirm = Visitor.Fields(await officer.PageAsync("/nhap-lieu/tu-excel?ngay=2023-08-19"), "form:not([enctype])[autocomplete]");
        foreach (var (name, value) in cells.Where(c => c.Key is "ma-gui" or "phien-ban" or "ngay" || c.Key.StartsWith("o-", StringComparison.Ordinal)))
        {
            confirm[name] = value;
        }

        await using (var context = portal.Get<PortalDb>().Open(TestPortal.Root))
        {
            var campaign = await context.Campaigns.AsTracking().SingleAsync(Cancel);
            (campaign.LockAfterDays, campaign.DefinitionVersion) = (0, campaign.DefinitionVersion + 1);
            await context.SaveChangesAsync(Cancel);
        }

        note["kho-khan"] = "quá muộn";
        using var noted = await officer.PostAsync("/nhap-lieu?ngay=2023-08-19", note);
        using var confirmed = await officer.PostAsync("/nhap-lieu/tu-excel?ngay=2023-08-19", confirm);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (noted.StatusCode, confirmed.StatusCode));
        Assert.Contains("Ngày này đã khóa", (await Visitor.ReadAsync(noted)).QuerySelector("#ghi-chu [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ngày này đã khóa", (await Visitor.ReadAsync(confirmed)).QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await officer.PageAsync("/nhap-lieu?ngay=2023-08-19")).QuerySelectorAll("#ghi-chu textarea, .excel-link"));
    }
}
