using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Tests.Support;

/// <summary>Builds submissions by names that people read: commune code, position of the hamlet, indicator code.</summary>
public static class Fill
{
    public static EntrySubmission Cells(
        CampaignDefinition campaign, string commune, DateOnly day, int seen, params (int Hamlet, string Indicator, string? Text)[] cells) =>
        new()
        {
            Id = Guid.NewGuid(),
            CampaignId = campaign.Id,
            CommuneId = campaign.CommuneBy(commune).Id,
            Day = day,
            SeenVersion = seen,
            Cells = [.. cells.Select(c => new TypedCell(campaign.HamletId(commune, c.Hamlet), campaign.IndicatorId(c.Indicator), c.Text))],
        };

    public static EntrySubmission Zero(CampaignDefinition campaign, string commune, DateOnly day, int seen) =>
        Cells(campaign, commune, day, seen) with { DeclaresZero = true };

    /// <summary>The same with the officer's word for every cell, so that no warning keeps it out.</summary>
    public static EntrySubmission Checked(this EntrySubmission submission, string reason = "đã kiểm tra") =>
        submission with { Cells = [.. submission.Cells.Select(c => c with { Reason = reason })] };

    public static CommuneDefinition CommuneBy(this CampaignDefinition campaign, string code) => campaign.Communes.Single(c => c.Code == code);

    public static int HamletId(this CampaignDefinition campaign, string commune, int position) =>
        campaign.CommuneBy(commune).Hamlets[position].Id;

    public static int IndicatorId(this CampaignDefinition campaign, string code) => campaign.FindIndicator(code)!.Id;

    /// <summary>What the stored day holds in one cell; null is blank.</summary>
    public static int? Value(this EntryDay day, int hamlet, string indicator) =>
        day.Rows[hamlet].Cells[day.Campaign.IndicatorId(indicator)].Value;
}
