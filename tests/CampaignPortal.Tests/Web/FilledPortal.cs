using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Checks;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.DayLocks;
using CampaignPortal.Core.Dc01;
using CampaignPortal.Core.Inspections;
using CampaignPortal.Core.OpenData;
using CampaignPortal.Core.Plans;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Core.Reminders;
using CampaignPortal.Core.Reports;
using CampaignPortal.Core.SheetForms;
using CampaignPortal.Core.Urging;
using CampaignPortal.Tests.Attachments;
using CampaignPortal.Tests.Closing;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Web;

/// <summary>The sample campaign with rows in the tables that it leaves empty, each in more than one state.</summary>
public sealed class FilledPortal : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2023, 8, 10);

    public WebPortal Portal { get; private set; } = default!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Portal = await WebPortal.StartAsync();
        var campaign = await Portal.CampaignAsync();
        await AwardsAsync(campaign);
        await VisitsAsync(campaign);
        await PapersAsync(campaign);
        await TokensAsync(campaign);
        await Portal.Get<UrgingService>().RecordAsync(TestPortal.Agency(campaign), campaign.Id, [.. campaign.Communes.Select(c => c.Id)], Cancel);
        await RowsAsync(campaign);
        await FiguresAsync(campaign);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private async Task AwardsAsync(CampaignDefinition campaign)
    {
        var (awards, agency) = (Portal.Get<AwardService>(), TestPortal.Agency(campaign));
        var rules = new AwardRulesInput { CampaignId = campaign.Id, SeenVersion = 0, Day = "2023-08-19", QuotaFrom = "45,5", OnTimeFrom = "90", StaffFrom = "98", QuotaBelow = "40", ReportedBelow = "95", StaffBelow = "90" };
        Assert.Equal(AwardOutcome.Saved, await awards.SaveRulesAsync(agency, rules, Cancel));
        await DecideAsync(AwardSubject.OfUnit(campaign.Units[2].Id), true, null);
        await DecideAsync(AwardSubject.OfCommune(campaign.Communes[3].Id), false, "Còn chậm");
        await DecideAsync(AwardSubject.New(), true, "Làm 3 ca liền", "Cán bộ số 7", "Tổ trưởng", "Ấp Tân Lợi");

        async Task DecideAsync(string subject, bool isProposed, string? reason, string? name = null, string? position = null, string? body = null) =>
            Assert.Equal(AwardOutcome.Saved, await awards.DecideAsync(
                agency,
                new()
                {
                    CampaignId = campaign.Id,
                    Kind = AwardKind.Commendation,
                    Subject = subject,
                    SeenVersion = 0,
                    IsProposed = isProposed,
                    Level = name is null ? AwardLevel.Host : AwardLevel.Higher,
                    Reason = reason,
                    Name = name,
                    IsPerson = name is not null,
                    Position = position,
                    Body = body,
                },
                Cancel));
    }

    private async Task VisitsAsync(CampaignDefinition campaign)
    {
        var (visits, agency) = (Portal.Get<InspectionService>(), TestPortal.Agency(campaign));
        foreach (var (index, commune) in campaign.Communes.Take(3).Index())
        {
            var saved = await visits.SaveAsync(
                agency,
                new()
                {
                    CampaignId = campaign.Id,
                    SeenVersion = 0,
                    CommuneId = commune.Id,
                    Day = $"2023-08-{14 + index}",
                    Team = InspectionRules.Teams[index],
                    Findings = $"Thiếu {index + 2} máy",
                    Demands = index == 2 ? [] : [new(0, $"Thêm {index + 2} máy", "2023-08-18"), new(0, "Họp dân", "2023-08-25")],
                },
                Cancel);
            if (index == 1)
            {
                await visits.MarkDoneAsync(agency, campaign.Id, saved.Stored!.Id, 1, 1, "Đã mượn đủ 3 máy", Cancel);
            }
        }
    }

    private async Task PapersAsync(CampaignDefinition campaign)
    {
        var (root, plans, closing) = (TestPortal.Root, Portal.Get<PlanService>(), Portal.Get<ClosingService>());
        var bodies = new[] { BodyId.OfCommune(campaign.Communes[1].Id), BodyId.OfCommune(campaign.Communes[4].Id), BodyId.OfUnit(campaign.Units[0].Id) };
        foreach (var (index, body) in bodies.Index())
        {
            for (var version = 0; version <= index % 2; version++)
            {
                using var file = new MemoryStream([.. SampleFiles.Jpeg, (byte)version]);
                var plan = new PlanInput { CampaignId = campaign.Id, Body = body, SeenVersion = version, Number = $"{20 + index}/KH", Date = $"2023-08-0{3 + index}", File = new("kh.jpg", file) };
                Assert.Equal(PlanStatus.Filed, (await plans.FileAsync(root, plan, Cancel)).Status);
            }

            var typed = Papers.Input(campaign.Id, body, 0, "Đã làm xong.");
            Assert.Equal(ClosingStatus.Saved, (await closing.SaveAsync(root, typed, Cancel)).Status);
            if (index > 0)
            {
                Assert.Equal(ClosingStatus.Filed, (await closing.FileAsync(root, typed with { SeenVersion = 1 }, true, Cancel)).Status);
                var desk = await closing.GetAsync(root, campaign.Id, body, Cancel);
                var review = Portal.Get<ClosingReviewService>();
                Assert.Equal(
                    index == 1 ? ReviewOutcome.Returned : ReviewOutcome.Accepted,
                    index == 1 ? await review.ReturnAsync(root, campaign.Id, desk.Report!.Id, 1, "Bổ sung.", Cancel) : await review.AcceptAsync(root, campaign.Id, desk.Report!.Id, 1, Cancel));
            }
        }

        var agency = TestPortal.Agency(campaign);
        foreach (var day in new[] { 7, 18 })
        {
            var draft = new DailyDraftInput { CampaignId = campaign.Id, Day = new(2023, 8, day), SeenVersion = 0 };
            Assert.Equal(IssueOutcome.Issued, await Portal.Get<DailyReportService>().IssueAsync(agency, draft, true, Cancel));
        }
    }

    private async Task TokensAsync(CampaignDefinition campaign)
    {
        var (tokens, root) = (Portal.Get<ReaderTokenService>(), TestPortal.Root);
        var lastDay = DateOnly.FromDateTime(Portal.Time.GetUtcNow().UtcDateTime).AddDays(30);
        foreach (var (name, commune) in new[] { ("Bảng tỉnh", (int?)null), ("Trang xã", campaign.Communes[5].Id), ("Thử", null) })
        {
            Assert.Null((await tokens.IssueAsync(root, campaign.Id, new(name, commune, lastDay), Cancel)).Problem);
        }

        var rows = await tokens.ListAsync(root, campaign.Id, Cancel);
        await tokens.RevokeAsync(root, campaign.Id, rows[0].Id, Cancel);
        await using var context = Portal.Get<PortalDb>().Open(root);
        context.ReaderTokens.Single(t => t.Id == rows[1].Id).LastUsedAt = Portal.Time.GetUtcNow().UtcDateTime.AddMinutes(-75);
        await context.SaveChangesAsync(Cancel);
    }

    // Of a day that a commune corrects, of the national system's files, of forms that were filled.
    private async Task FiguresAsync(CampaignDefinition campaign)
    {
        var (entry, agency, commune) = (Portal.Get<EntryService>(), TestPortal.Agency(campaign), campaign.CommuneBy("30211"));
        foreach (var (level1, absent) in new[] { ("7", "4"), ("1204", "") })
        {
            var seen = await entry.GetDayAsync(agency, campaign.Id, commune.Id, new(2023, 8, 20), Cancel);
            var typed = Fill.Cells(campaign, commune.Code, new(2023, 8, 20), seen.Version, (0, "level1", level1), (0, "absent", absent)).Checked();
            Assert.Equal(EntryStatus.Accepted, (await entry.SubmitAsync(agency, typed, Cancel)).Status);
        }

        await using var context = Portal.Get<PortalDb>().Open(TestPortal.Root);
        foreach (var (index, progress) in context.UnitProgress.Where(p => p.UnitId == 2 || p.UnitId == 3).ToList().Index())
        {
            (progress.PupilsGuided, progress.ParentsGuided) = (1200 + index, index);
        }

        var at = new DateTime(2023, 8, 20, 2, 31, 0, DateTimeKind.Utc);
        for (var index = 0; index < 3; index++)
        {
            var day = index == 0 ? 17 : 19;
            context.Add(new Dc01Import
            {
                CampaignId = campaign.Id,
                FileName = $"dc01-{index}.xlsx",
                FileHash = "",
                UploadedBy = "Công an huyện",
                UploadedAt = at.AddMinutes(index),
                ConfirmedBy = index == 0 ? null : "Trực ban",
                ConfirmedAt = index == 0 ? null : at.AddMinutes(index + 3),
                Day = index == 0 ? new(2023, 8, day) : null,
                FirstDay = index == 0 ? null : new(2023, 8, day - index + 1),
                LastDay = index == 0 ? null : new(2023, 8, day),
                LineCount = 1200 + index,
            });
            context.Add(new SheetFormUse
            {
                CampaignId = campaign.Id,
                FormName = $"Biểu {index + 4} của tỉnh",
                FirstDay = new(2023, 8, day - index),
                LastDay = new(2023, 8, day),
                Recipient = index == 1 ? null : "Công an tỉnh",
                Hash = "",
                MadeBy = "Công an huyện",
                MadeAt = at.AddMinutes(index),
            });
            context.Add(new Dc01Explanation
            {
                CampaignId = campaign.Id,
                CommuneId = commune.Id,
                Day = new(2023, 8, 17 + index),
                Text = $"Tám hồ sơ chờ đồng bộ từ ngày {15 + index}/8",
                Level1Difference = index,
                Version = 1,
                ChangedBy = "Cán bộ xã",
                ChangedAt = at,
            });
        }

        await context.SaveChangesAsync(Cancel);
    }

    private async Task RowsAsync(CampaignDefinition campaign)
    {
        await using var context = Portal.Get<PortalDb>().Open(TestPortal.Root);
        var at = new DateTime(2023, 8, 12, 3, 4, 0, DateTimeKind.Utc);
        for (var n = 0; n < 3; n++)
        {
            context.Add(new QuotaRevision
            {
                CampaignId = campaign.Id,
                IndicatorId = campaign.Headline.Id,
                ValidFrom = Day.AddDays(n),
                DocumentNumber = $"{31 + n}/QĐ-UBND",
                DocumentDate = Day.AddDays(n - 2),
                DocumentTitle = "Điều chỉnh chỉ tiêu",
                Reason = n == 1 ? "Xã có dân chuyển đến" : null,
                PublishedBy = "Quản trị",
                PublishedAt = at.AddDays(n),
            });
            context.Add(new CellFlag
            {
                CampaignId = campaign.Id,
                CommuneId = campaign.Communes[n].Id,
                HamletId = campaign.Communes[n].Hamlets[0].Id,
                IndicatorId = campaign.Headline.Id,
                Day = Day.AddDays(n),
                Code = CheckCode.Unusual,
                Value = 1200 + n,
                Limit = 40.5 + n,
                Reason = "Dân về đông",
                ConfirmedBy = "Cán bộ xã",
                ConfirmedAt = at.AddMinutes(n),
            });
            context.Add(new Reopening
            {
                CampaignId = campaign.Id,
                CommuneId = campaign.Communes[n].Id,
                Day = Day.AddDays(n),
                Reason = $"Nhập thiếu {n + 3} ấp",
                RequestedBy = "Cán bộ xã",
                RequestedAt = at.AddHours(n),
                Status = (ReopeningStatus)n,
                DecidedBy = n == 0 ? null : "Công an huyện",
                DecidedAt = n == 0 ? null : at.AddHours(n + 5),
                OpenUntil = n == 1 ? at.AddHours(30) : null,
                Answer = n == 2 ? "Số liệu đã chốt" : null,
            });
        }

        foreach (var (index, state) in Enum.GetValues<MailState>().Index())
        {
            context.Add(new ReminderMail
            {
                CampaignId = campaign.Id,
                CommuneId = campaign.Communes[index].Id,
                Day = Day.AddDays(index),
                Kind = ReminderKind.BeforeCutOff,
                State = state,
                Attempts = index + 1,
                ClaimedAt = at.AddMinutes(index),
                SettledAt = state is MailState.Claimed or MailState.Sending ? null : at.AddMinutes(index + 7),
                Addresses = $"xa{index}@x.vn",
                Error = state == MailState.Failed ? "550 không có hộp thư" : null,
            });
        }

        await context.SaveChangesAsync(Cancel);
    }
}
