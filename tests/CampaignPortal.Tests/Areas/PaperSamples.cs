using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Plans;
using CampaignPortal.Core.Reminders;
using static CampaignPortal.Tests.Areas.ScopedSample;

namespace CampaignPortal.Tests.Areas;

/// <summary>The samples of <see cref="ScopedSample"/> that are a commune's, a unit's or the campaign's own.</summary>
internal static class PaperSamples
{
    private static readonly (Belongs Belongs, Func<Owner, int?> Commune, Func<Owner, int?> Unit)[] Owners =
    [
        (Belongs.CampaignAlone, _ => null, _ => null), (Belongs.Commune, o => o.CommuneId, _ => null), (Belongs.Unit, _ => null, o => o.UnitId),
    ];

    public static IReadOnlyList<ScopedSample> All { get; } =
    [
        .. Of<Attachment>((o, c, u) => new() { CampaignId = o.CampaignId, CommuneId = c, UnitId = u, FileName = "x", Hash = "x", AddedBy = "x" }, a => a.Length = Fresh()),
        .. Of<AttachmentPart>(
            (o, c, u) => new() { CampaignId = o.CampaignId, CommuneId = c, UnitId = u, AttachmentId = AttachmentOf(o), Content = [1] }, p => p.Content = [1, (byte)Fresh()]),
        .. Of<Plan>((o, c, u) => new() { CampaignId = o.CampaignId, CommuneId = c, UnitId = u, Number = "x", FiledBy = "x" }, p => p.Number = $"khác {Fresh()}"),
        .. Of<ClosingReport>(
            (o, c, u) => new() { CampaignId = o.CampaignId, CommuneId = c, UnitId = u, Figures = "{}", Stamp = "x", Prose = "{}", ChangedBy = "x" },
            r => r.Comment = $"khác {Fresh()}"),
        .. Of<ClosingFiling>(
            (o, c, u) => new() { CampaignId = o.CampaignId, CommuneId = c, UnitId = u, ReportId = ReportOf(o), Figures = "{}", Stamp = "x", Prose = "{}", Attached = "[]", FiledBy = "x" },
            f => f.Prose = $"{{\"x\":{Fresh()}}}"),
        .. Of<ReminderMail>((o, c, u) => new() { CampaignId = o.CampaignId, CommuneId = c, UnitId = u, Addresses = "x" }, m => m.Error = $"khác {Fresh()}"),
    ];

    /// <summary>One of each of the things that rows of other tables hang on, for each campaign; the first campaign's is the first.</summary>
    public static async Task AddOwnersAsync(PortalDbContext context, params IEnumerable<int> campaigns)
    {
        foreach (var campaignId in campaigns)
        {
            context.Attachments.Add(new() { CampaignId = campaignId, FileName = "x.pdf", Hash = "x", AddedBy = "x" });
            context.Inspections.Add(new()
            {
                CampaignId = campaignId,
                CommuneId = context.Communes.Where(c => c.CampaignId == campaignId).Min(c => c.Id),
                Day = new(2023, 8, 10),
                Team = Core.Inspections.InspectionTeam.Joint,
                Findings = "x",
                RecordedBy = "x",
                ChangedBy = "x",
            });
            context.ClosingReports.Add(new() { CampaignId = campaignId, Figures = "{}", Stamp = "x", Prose = "{}", ChangedBy = "x" });
            await context.SaveChangesAsync();
        }
    }

    private static int AttachmentOf(Owner owner) => owner.CampaignId;

    private static int ReportOf(Owner owner) => owner.CampaignId;

    private static IEnumerable<ScopedSample> Of<T>(Func<Owner, int?, int?, T> make, Action<T> change)
        where T : class, IInCampaign => Owners.Select(owner => New(owner.Belongs, o => make(o, owner.Commune(o), owner.Unit(o)), change));
}
