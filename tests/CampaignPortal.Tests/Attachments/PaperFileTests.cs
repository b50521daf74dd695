using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Identity;
using CampaignPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Attachments;

/// <summary>What holds for the files of every kind of paper. A kind without a line in <see cref="Rights"/> fails.</summary>
public sealed class PaperFileTests
{
    private const string Code = "30211";

    /// <summary>Administrator, agency, leadership, the commune's officer, a neighbour, a unit's officer: adds, reads, sees none or may not ask.</summary>
    private static readonly Dictionary<AttachmentOwnerKind, string> Rights = new()
    {
        [AttachmentOwnerKind.QuotaRevision] = "adds adds reads reads reads reads",
        [AttachmentOwnerKind.DayNote] = "reads adds reads adds none refused",
        [AttachmentOwnerKind.Dc01Explanation] = "reads reads reads adds none refused",
        [AttachmentOwnerKind.DailyReport] = "reads adds reads refused refused refused",
        [AttachmentOwnerKind.SummaryReport] = "reads adds reads refused refused refused",
        [AttachmentOwnerKind.Commendation] = "reads adds reads refused refused refused",
        [AttachmentOwnerKind.Criticism] = "reads adds reads refused refused refused",
        [AttachmentOwnerKind.Urge] = "reads adds reads refused refused refused",
        [AttachmentOwnerKind.Reopening] = "reads adds reads adds none refused",
    };

    public static TheoryData<AttachmentOwnerKind> Kinds => [.. PaperRules.Kinds];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Who_reads_and_adds_is_as_the_table_says_of_page_list_file_and_download(AttachmentOwnerKind kind)
    {
        await using var desk = await OpenAsync(kind);
        var (service, store, id) = (desk.Portal.Get<PaperFileService>(), desk.Portal.Get<AttachmentService>(), desk.Campaign.Id);
        Assert.Null(await AddAsync(desk, desk.Adder, SampleFiles.Png));
        var file = (await service.GetAsync(desk.Adder, id, desk.Paper, Cancel))!.Files.Single();

        var wrong = new List<string>();
        foreach (var (scope, right) in Scopes(desk.Campaign).Zip(Rights[kind].Split(' ')))
        {
            var seen = await AskAsync(() => service.GetAsync(scope, id, desk.Paper, Cancel));
            var listed = await AskAsync(async () => (await service.ListAsync(scope, id, kind, [desk.Paper], Cancel))[desk.Paper].FirstOrDefault());
            var added = await AskAsync(async () => (object?)(await AddAsync(desk, scope, "MZ"u8.ToArray())) ?? "null");
            var removed = await AskAsync(async () => (object?)(await service.RemoveAsync(scope, id, desk.Paper, 999, Cancel)) ?? "null");
            var downloaded = await store.OpenAsync(scope, id, file.Id, Cancel);
            var said = (seen, added, removed) switch
            {
                (PaperFiles { MayAdd: true }, AttachmentProblem.UnknownKind, AttachmentProblem.Gone) => "adds",
                (PaperFiles { MayAdd: false }, Refused, Refused) => "reads",
                (null, AttachmentProblem.Gone, AttachmentProblem.Gone) => "none",
                (Refused, Refused, Refused) => "refused",
                _ => $"{seen} {added} {removed}",
            };
            var (mayRead, listRefused) = (right is "adds" or "reads", right == "refused");
            if (said != right || mayRead != (downloaded is not null) || mayRead != (listed is AttachmentRow) || listRefused != (listed is Refused))
            {
                wrong.Add($"{scope.UserName}: {said}, list {listed}, download {downloaded?.Name}; expected {right}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_is_taken_by_its_content_under_a_clean_name_once_and_audited(AttachmentOwnerKind kind)
    {
        await using var desk = await OpenAsync(kind);
        var (service, id) = (desk.Portal.Get<PaperFileService>(), desk.Campaign.Id);
        var before = await TableSizes.OfAsync(desk.Portal);
        Assert.Equal(AttachmentProblem.Missing, await service.AddAsync(desk.Adder, id, desk.Paper, null, Cancel));
        Assert.Equal(AttachmentProblem.Empty, await AddAsync(desk, desk.Adder, []));
        Assert.Equal(AttachmentProblem.TooLarge, await AddAsync(desk, desk.Adder, [.. SampleFiles.Pdf, .. new byte[FileLook.MaxBytes]]));
        Assert.Equal(AttachmentProblem.UnknownKind, await AddAsync(desk, desk.Adder, "<script>alert(1)</script>"u8.ToArray()));
        Assert.Equal(AttachmentProblem.TwoKinds, await AddAsync(desk, desk.Adder, [.. SampleFiles.Pdf, .. SampleFiles.Docx]));
        Assert.Equal(before, await TableSizes.OfAsync(desk.Portal));

        Assert.Null(await AddAsync(desk, desk.Adder, SampleFiles.Jpeg, "..\\..\\CON\u202Egpj.exe\r\nSet-Cookie: x"));
        Assert.Equal(AttachmentProblem.Twice, await AddAsync(desk, desk.Adder, SampleFiles.Jpeg, "khác.jpg"));
        var file = (await service.GetAsync(desk.Adder, id, desk.Paper, Cancel))!.Files.Single();
        Assert.Equal(FileKind.Jpeg, file.Kind);
        Assert.EndsWith(".jpg", file.FileName, StringComparison.Ordinal);
        Assert.DoesNotContain(file.FileName, c => char.IsControl(c) || "\\/:\u202E".Contains(c, StringComparison.Ordinal));
        using var sent = new MemoryStream();
        await (await desk.Portal.Get<AttachmentService>().OpenAsync(desk.Adder, id, file.Id, Cancel))!.CopyToAsync(sent, Cancel);
        Assert.Equal(SampleFiles.Jpeg, sent.ToArray());

        Assert.Null(await service.RemoveAsync(desk.Adder, id, desk.Paper, file.Id, Cancel));
        Assert.Empty((await service.GetAsync(desk.Adder, id, desk.Paper, Cancel))!.Files);
        await using var context = desk.Portal.Db.Open(TestPortal.Root);
        Assert.Equal((0, 0), (await context.Attachments.CountAsync(Cancel), await context.AttachmentParts.CountAsync(Cancel)));
        var entries = await context.AuditEntries.Where(a => a.Action == AuditAction.AttachmentAdded || a.Action == AuditAction.AttachmentRemoved).OrderBy(a => a.Id).ToListAsync(Cancel);
        Assert.Equal([AuditAction.AttachmentAdded, AuditAction.AttachmentRemoved], entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.Equal((desk.Adder.UserName, FormattableString.Invariant($"{kind}:{desk.Paper.Id}")), (e.UserName, e.Subject)));
        Assert.Equal([(file.FileName, null, file.Hash), (file.FileName, file.Hash, null)], entries.Select(e => AuditChanges.Read(e.Changes).Single()).Select(c => (c.Field, c.Old, c.New)));

        // A commune's own papers stand under it in the audit, and what is about a day under that.
        var isArea = kind is AttachmentOwnerKind.DayNote or AttachmentOwnerKind.Dc01Explanation or AttachmentOwnerKind.Reopening;
        Assert.All(entries, e => Assert.Equal(isArea ? desk.Campaign.CommuneBy(Code).Id : null, e.CommuneId));
        Assert.All(entries, e => Assert.Equal(kind is AttachmentOwnerKind.Commendation or AttachmentOwnerKind.Criticism ? null : SamplePapers.Day, e.Day));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_paper_takes_so_many_files_and_none_once_it_is_closed_nor_another_papers(AttachmentOwnerKind kind)
    {
        await using var desk = await OpenAsync(kind);
        var (service, id) = (desk.Portal.Get<PaperFileService>(), desk.Campaign.Id);
        for (var n = 0; n < AttachmentStore.MaxFiles; n++)
        {
            Assert.Null(await AddAsync(desk, desk.Adder, [.. SampleFiles.Jpeg, (byte)n]));
        }

        Assert.Equal(AttachmentProblem.TooMany, await AddAsync(desk, desk.Adder, SampleFiles.Jpeg));
        var file = (await service.GetAsync(desk.Adder, id, desk.Paper, Cancel))!.Files[0].Id;

        // The same number of another kind, and another number of the same.
        foreach (var other in PaperRules.Kinds.Where(k => k != kind).Select(k => desk.Paper with { Kind = k }).Append(desk.Paper with { Id = desk.Paper.Id + 1 }))
        {
            Assert.NotNull(await AskAsync(async () => (object?)(await service.RemoveAsync(desk.Adder, id, other, file, Cancel))));
        }

        if (await SamplePapers.CloseAsync(desk.Portal, kind, desk.Campaign))
        {
            Assert.False((await service.GetAsync(desk.Adder, id, desk.Paper, Cancel))!.IsOpen);
            Assert.Equal(AttachmentProblem.Closed, await service.RemoveAsync(desk.Adder, id, desk.Paper, file, Cancel));
            Assert.Equal(AttachmentProblem.Closed, await AddAsync(desk, desk.Adder, SampleFiles.Pdf));
        }

        Assert.Equal(AttachmentStore.MaxFiles, (await service.GetAsync(desk.Adder, id, desk.Paper, Cancel))!.Files.Count);
    }

    [Fact]
    public async Task One_letter_lies_at_every_commune_that_was_urged_at_once()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        portal.SetLocalTime(2023, 8, 20, 21);
        var (urging, agency) = (portal.Get<Core.Urging.UrgingService>(), TestPortal.Agency(campaign));
        await urging.RecordAsync(agency, campaign.Id, [campaign.Communes[0].Id, campaign.Communes[1].Id], Cancel);
        portal.SetLocalTime(2023, 8, 20, 22);
        await urging.RecordAsync(agency, campaign.Id, [campaign.Communes[1].Id], Cancel);

        var all = (await urging.LogAsync(agency, c => new(c.Campaign.StartDay, c.Campaign.EndDay), Cancel))!.Rows;
        var second = (await urging.LogAsync(agency, c => new(c.Campaign.StartDay, c.Campaign.EndDay, campaign.Communes[1].Id), Cancel))!.Rows;

        Assert.Equal([all[1].Letter, all[1].Letter], all.Skip(1).Select(r => r.Letter));
        Assert.NotEqual(all[0].Letter, all[1].Letter);
        Assert.Equal([all[0].Letter, all[1].Letter], second.Select(r => r.Letter));
        using var file = new MemoryStream(SampleFiles.Pdf);
        Assert.Null(await portal.Get<PaperFileService>().AddAsync(agency, campaign.Id, all[1].Letter, new("cv.pdf", file), Cancel));

        // The second entry of a go is no letter of its own.
        Assert.Null(await portal.Get<PaperFileService>().GetAsync(agency, campaign.Id, all[1].Letter with { Id = all[1].Letter.Id + 1 }, Cancel));
    }

    private static async Task<Desk> OpenAsync(AttachmentOwnerKind kind)
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        portal.SetLocalTime(2023, 8, 20);
        var adder = Scopes(campaign).Zip(Rights[kind].Split(' ')).Last(s => s.Second == "adds").First;
        return new(portal, campaign, await SamplePapers.AddAsync(portal, kind, campaign.Id, campaign.CommuneBy(Code).Id), adder);
    }

    private static IEnumerable<AreaScope> Scopes(CampaignDefinition campaign) =>
    [
        AreaScope.Of(PortalRole.Administrator, "admin", "Quản trị", null, null, null), TestPortal.Agency(campaign), TestPortal.Leadership(campaign),
        TestPortal.Officer(campaign, Code), TestPortal.Officer(campaign, "30214"), AreaScope.Of(PortalRole.UnitOfficer, "unit", "Đơn vị", campaign.Id, null, campaign.Units[0].Id),
    ];

    private static async Task<AttachmentProblem?> AddAsync(Desk desk, AreaScope scope, byte[] content, string name = "x.pdf")
    {
        using var file = new MemoryStream(content);
        return await desk.Portal.Get<PaperFileService>().AddAsync(scope, desk.Campaign.Id, desk.Paper, new(name, file), Cancel);
    }

    private static async Task<object?> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (AccessDeniedException)
        {
            return Refused.Answer;
        }
    }

    private sealed record Refused
    {
        public static readonly Refused Answer = new();
    }

    private sealed record Desk(TestPortal Portal, CampaignDefinition Campaign, PaperId Paper, AreaScope Adder) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}
