using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Quotas;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Quotas;

public sealed class QuotaRulesTests
{
    private static readonly DateOnly Today = new(2023, 8, 20);

    [Theory]
    [InlineData("-5", QuotaProblemCode.Negative)]
    [InlineData("năm", QuotaProblemCode.NotWholeNumber)]
    [InlineData("1.5", QuotaProblemCode.NotWholeNumber)]
    [InlineData("1.204", QuotaProblemCode.NotWholeNumber)]
    [InlineData("99999999", QuotaProblemCode.TooLarge)]
    [InlineData("=1+1", QuotaProblemCode.NotWholeNumber)]
    public async Task What_is_no_count_is_named_with_its_cell(string text, QuotaProblemCode code)
    {
        var campaign = await CampaignAsync();
        var area = QuotaArea.Commune(campaign.Communes[2].Id);

        var (plan, problems) = QuotaRules.Read(campaign, Input(campaign, (area.Key, text), ("toan", " 7 ")));

        Assert.Equal(new(code, area), Assert.Single(problems));
        Assert.Equal([7], plan.Targets.Values);
    }

    [Theory]
    [InlineData("ap-999999")]
    [InlineData("xa-999999")]
    [InlineData("dv-999999")]
    [InlineData("xa-")]
    [InlineData("khac")]
    public async Task A_target_for_an_area_that_is_gone_is_refused(string key)
    {
        var campaign = await CampaignAsync();

        var (_, problems) = QuotaRules.Read(campaign, Input(campaign, (key, "5")));

        Assert.Equal(QuotaProblemCode.UnknownArea, Assert.Single(problems).Code);
    }

    [Fact]
    public async Task Blank_is_no_target_and_zero_is_one()
    {
        var campaign = await CampaignAsync();
        var (first, second) = (QuotaArea.Commune(campaign.Communes[0].Id), QuotaArea.Commune(campaign.Communes[1].Id));

        var (plan, problems) = QuotaRules.Read(campaign, Input(campaign, (first.Key, " "), (second.Key, "0")));

        Assert.Empty(problems);
        Assert.Equal((second, 0), (Assert.Single(plan.Targets).Key, plan.Targets[second]));
    }

    [Fact]
    public async Task Differences_are_named_by_area_with_both_sums()
    {
        var campaign = await CampaignAsync();
        var held = QuotaBook.On(campaign, campaign.Headline.Id, Today).ToDictionary(h => h.Key, h => h.Value.Target);
        var commune = campaign.Communes[3];
        var sum = campaign.Communes.Sum(c => held[QuotaArea.Commune(c.Id)]);
        held[QuotaArea.Host] = sum;
        Assert.Empty(QuotaRules.Differences(campaign, held));

        held[QuotaArea.Hamlet(commune.Hamlets[0].Id)] += 3;
        Assert.Equal((QuotaArea.Commune(commune.Id), -3), (Assert.Single(QuotaRules.Differences(campaign, held)).Area, QuotaRules.Differences(campaign, held)[0].Amount));

        held[QuotaArea.Commune(commune.Id)] += 3;
        Assert.Equal(new(QuotaArea.Host, sum, sum + 3), Assert.Single(QuotaRules.Differences(campaign, held)));

        held.Remove(QuotaArea.Host);
        Assert.Equal(new(QuotaArea.Host, null, sum + 3), Assert.Single(QuotaRules.Differences(campaign, held)));
    }

    [Theory]
    [InlineData("2023-08-04", QuotaProblemCode.BeforeStart)]
    [InlineData("2023-08-19", QuotaProblemCode.BeforeToday)]
    [InlineData("2023-09-06", QuotaProblemCode.AfterEnd)]
    public async Task A_revision_holds_from_today_to_the_end_and_at_no_other_time(string from, QuotaProblemCode code)
    {
        var campaign = await CampaignAsync();

        Assert.Equal([code], Publication(campaign, p => p with { ValidFrom = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture) }));
        Assert.Empty(Publication(campaign, p => p with { ValidFrom = Today }));
        Assert.Empty(Publication(campaign, p => p with { ValidFrom = campaign.Campaign.EndDay }));
    }

    [Fact]
    public async Task The_first_targets_of_an_indicator_may_hold_from_the_start()
    {
        var campaign = await CampaignAsync();
        var plan = Plan(campaign) with { ValidFrom = campaign.Campaign.StartDay };

        Assert.Empty(QuotaRules.BeforePublication(campaign, campaign.IndicatorId("registered"), plan, Today));
    }

    [Fact]
    public async Task A_publication_needs_its_document_and_targets_for_everybody_who_had_one()
    {
        var campaign = await CampaignAsync();

        Assert.Equal([QuotaProblemCode.DocumentNumber], Publication(campaign, p => p with { DocumentNumber = null }));
        Assert.Equal([QuotaProblemCode.DocumentDate], Publication(campaign, p => p with { DocumentDate = null }));
        Assert.Equal([QuotaProblemCode.DocumentTitle], Publication(campaign, p => p with { DocumentTitle = null }));
        Assert.Equal([QuotaProblemCode.ValidFrom], Publication(campaign, p => p with { ValidFrom = null }));
        var without = campaign.Communes[0].Hamlets[0].Id;
        Assert.Equal(
            [QuotaProblemCode.Blank, QuotaProblemCode.SumsDiffer],
            Publication(campaign, p => p with { Targets = p.Targets.Where(t => t.Key != QuotaArea.Hamlet(without)).ToDictionary() }));
        Assert.Contains(QuotaProblemCode.NothingTyped, Publication(campaign, p => p with { Targets = new Dictionary<QuotaArea, int>() }));
    }

    [Fact]
    public async Task Sums_that_differ_want_a_reason()
    {
        var campaign = await CampaignAsync();
        QuotaPlan Off(QuotaPlan plan) => plan with { Targets = new Dictionary<QuotaArea, int>(plan.Targets) { [QuotaArea.Host] = 1 } };

        Assert.Equal([QuotaProblemCode.SumsDiffer], Publication(campaign, Off));
        Assert.Empty(Publication(campaign, p => Off(p) with { Reason = "Tỉnh giao bổ sung sau" }));
    }

    private static List<QuotaProblemCode> Publication(CampaignDefinition campaign, Func<QuotaPlan, QuotaPlan> change) =>
        [.. QuotaRules.BeforePublication(campaign, campaign.Headline.Id, change(Plan(campaign)), Today).Select(p => p.Code)];

    private static QuotaPlan Plan(CampaignDefinition campaign) => new()
    {
        ValidFrom = Today,
        DocumentNumber = "12/QĐ-UBND",
        DocumentDate = Today,
        DocumentTitle = "Giao chỉ tiêu",
        Targets = QuotaSplit.Apply(campaign, new Dictionary<QuotaArea, int> { [QuotaArea.Host] = 60_000 }, QuotaArea.Host),
    };

    private static QuotaInput Input(CampaignDefinition campaign, params (string Key, string Text)[] cells) => new()
    {
        CampaignId = campaign.Id,
        IndicatorId = campaign.Headline.Id,
        SeenVersion = 0,
        SeenRevision = 0,
        Cells = cells.ToDictionary(c => c.Key, c => (string?)c.Text),
    };

    private static async Task<CampaignDefinition> CampaignAsync()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await portal.DisposeAsync();
        return campaign;
    }
}
