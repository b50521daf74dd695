using System.Globalization;
using System.Reflection;
using AngleSharp.Dom;
using Bunit;
using CampaignPortal.Core.Attachments;
using CampaignPortal.Core.Awards;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Completeness;
using CampaignPortal.Core.Pace;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;
using CampaignPortal.Tests.Support;
using CampaignPortal.Web.Components;
using CampaignPortal.Web.Features.Attachments;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Tests.Web;

/// <summary>
/// Every part of a page that has a table or a picture, with names that would be script where they were not text. The parts are found
/// among the sources: a new one is drawn too, or fails for want of a value that it can be drawn with.
/// </summary>
public sealed class HostileNameTests : IDisposable
{
    private const string Mark = "Tân Hòa";

    private static readonly DateOnly Day = new(2023, 8, 20);

    private static readonly string[] Names =
    [
        $"<img src=x onerror=alert(1)>{Mark}",
        $"{Mark}\"'`><svg onload=alert(1)>&lt;b&gt;",
        $"</title></script><script>alert('{Mark}')</script>",
        $"\u202e{Mark}\u202e\u0000\u200b",
        Mark + new string('Ấ', 200 - Mark.Length),
    ];

    // They show figures, signs and words of the portal's own.
    private static readonly string[] WithoutNames = ["Bell", "LockSign", "TrendChart", "ThreeListBar", "RollupCell", "CompletenessGrid", "HeadlineFigures", "HistoryValues"];

    private readonly BunitContext _context = new();

    public HostileNameTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        _context.Services.AddLogging();
        _context.Services.AddLocalization();
        _context.Services.AddSingleton(TimeProvider.System);
        _context.Services.AddSingleton<CampaignClock>();
        _context.Services.AddSingleton<AntiforgeryStateProvider>(new NoToken());
        _context.ComponentFactories.Add<WithFiles, EachWithAFile>();
    }

    public static TheoryData<string> Drawn => [.. Components().Select(c => c.FullName!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Drawn))]
    public void A_name_is_text_wherever_it_stands(string component)
    {
        var type = typeof(App).Assembly.GetType(component)!;
        foreach (var name in Names)
        {
            var values = new NamedAlike(name, Day, Known(name));
            var drawn = _context.Render(builder =>
            {
                builder.OpenComponent<CascadingValue<HttpContext>>(0);
                builder.AddComponentParameter(1, "Value", new DefaultHttpContext());
                builder.AddComponentParameter(2, "ChildContent", (RenderFragment)(inner =>
                {
                    inner.OpenComponent(0, type);
                    foreach (var parameter in type.GetProperties().Where(p => p.GetCustomAttribute<ParameterAttribute>() is not null && !IsPart(p.PropertyType)))
                    {
                        inner.AddComponentParameter(1, parameter.Name, values.Make(parameter.PropertyType, parameter.Name));
                    }

                    inner.CloseComponent();
                }));
                builder.CloseComponent();
            });

            var elements = drawn.FindAll("*");
            Assert.DoesNotContain(elements, e => e.LocalName is "img" or "script" or "iframe");
            Assert.DoesNotContain(elements.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || (a.Name is "href" or "action" or "src" && a.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)));
            if (!WithoutNames.Contains(type.Name, StringComparer.Ordinal))
            {
                Assert.Contains(elements, e => Says(e, Mark));
            }
        }
    }

    [Fact]
    public void Those_that_name_nobody_are_still_there() =>
        Assert.Empty(WithoutNames.Except(Components().Select(c => c.Name)));

    public void Dispose() => _context.Dispose();

    private static bool Says(IElement element, string text) =>
        element.TextContent.Contains(text, StringComparison.Ordinal) || element.Attributes.Any(a => a.Value.Contains(text, StringComparison.Ordinal));

    private static bool IsPart(Type type) => type == typeof(RenderFragment) || type == typeof(EventCallback)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(EventCallback<>) || type.GetGenericTypeDefinition() == typeof(RenderFragment<>)));

    private static Dictionary<Type, object> Known(string name)
    {
        var plain = ComponentTests.Campaign(name, communes: 2, group: name);
        var unit = new Unit { Id = 1, CampaignId = 1, Code = name, Name = name, Kind = name, Headcount = 10 };
        var campaign = new CampaignDefinition(plain.Campaign, plain.Indicators, plain.Communes, [unit], [.. plain.Quotas]);
        var rollup = ComponentTests.Rollup(campaign, 5) with { OwnQuota = new(7, 8, name) };
        var view = RollupView.Of(campaign, rollup, new() { IsGrouped = true, Columns = [RollupShape.AllColumns] });
        var reports = CompletenessTable.Of(campaign, Day, Day.ToDateTime(new(15, 0)), []);
        List<ReportedDay> days = [new(1, Day.AddDays(-1), Core.DailyEntry.DayKind.Counts, CampaignClock.ToUtc(Day.AddDays(-1).ToDateTime(new(15, 0))), 4)];
        var trend = TrendLine.Of(campaign, Day, days);
        var pace = PaceTable.Of(campaign, rollup, trend, days);
        var units = new UnitTable(Day, rollup.AsOf, new(2023, 8, 30), [new(1, name, name, name, 10, [new(Day, 4)])]);
        var known = new Dictionary<Type, object>
        {
            [typeof(CampaignDefinition)] = campaign,
            [typeof(Campaign)] = campaign.Campaign,
            [typeof(CommuneDefinition)] = campaign.Communes[0],
            [typeof(Core.Areas.Hamlet)] = campaign.Communes[0].Hamlets[0],
            [typeof(Indicator)] = campaign.Headline,
            [typeof(Unit)] = unit,
            [typeof(RollupTable)] = rollup,
            [typeof(RollupRow)] = rollup.Rows[0],
            [typeof(RollupView)] = view,
            [typeof(RollupColumn)] = view.Columns[0],
            [typeof(RollupLine)] = view.Lines[^1],
            [typeof(IReadOnlyList<TrendPoint>)] = trend,
            [typeof(PaceTable)] = pace,
            [typeof(CompletenessTable)] = reports,
            [typeof(CompletenessGroup)] = reports.Groups[0],
            [typeof(UnitTable)] = units,
            [typeof(Overview)] = new Overview(campaign, rollup, trend, pace, reports, units),
        };

        // Nobody has decided on it yet.
        known[typeof(AwardStanding)] = ((AwardStanding)new NamedAlike(name, Day, known).Make(typeof(AwardStanding))!) with { Subject = "xa-2" };
        return known;
    }

    // Pages are asked for over HTTP.
    private static IEnumerable<Type> Components()
    {
        var folder = Path.Combine(Root(), "src", "CampaignPortal.Web", "Features");
        var drawing = Directory.GetFiles(folder, "*.razor", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f) is var text && (text.Contains("<table", StringComparison.Ordinal) || text.Contains("<svg", StringComparison.Ordinal)))
            .Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet(StringComparer.Ordinal);
        return typeof(App).Assembly.GetTypes().Where(t =>
            t.IsAssignableTo(typeof(ComponentBase)) && drawing.Contains(t.Name) && t.GetCustomAttribute<RouteAttribute>() is null);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CampaignPortal.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    /// <summary>In the place of who would ask the database: every paper has a file.</summary>
    private sealed class EachWithAFile : ComponentBase
    {
        [Parameter]
        public int CampaignId { get; set; }

        [Parameter]
        public AttachmentOwnerKind Kind { get; set; }

        [Parameter]
        public IEnumerable<PaperId> Papers { get; set; } = [];

        [Parameter]
        public RenderFragment<ILookup<PaperId, AttachmentRow>> ChildContent { get; set; } = default!;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            var file = (AttachmentRow)new NamedAlike(Names[0], Day, new Dictionary<Type, object>()).Make(typeof(AttachmentRow))!;
            builder.AddContent(0, ChildContent(Papers.ToLookup(p => p, _ => file)));
        }
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
