using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Web.Features.DailyEntry;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Tests.Web;

/// <summary>What stands under a cell, drawn by the server and, from the templates, by the page's script: one must look like the other.</summary>
public sealed class CellNoteTests : IDisposable
{
    private const string Hostile = "<img src=x onerror=alert(1)>\"'&";

    private readonly BunitContext _context = new();

    public CellNoteTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        _context.Services.AddLogging();
        _context.Services.AddLocalization();
    }

    [Fact]
    public void A_refused_cell_says_what_to_type()
    {
        var note = _context.Render<CellNote>(p => p.Add(n => n.Id, "n-1").Add(n => n.Problem, new(1, 2, Hostile, CellProblemCode.Negative)));

        Assert.Equal("✕ Không nhận số âm.", note.Find("#n-1").TextContent.Trim());
        Assert.Empty(note.FindAll("img, input"));
    }

    [Fact]
    public void A_warning_asks_for_a_word_of_its_own_cell()
    {
        var note = _context.Render<CellNote>(p => p
            .Add(n => n.Id, "n-1").Add(n => n.Problem, new(1, 2, "90", CellProblemCode.Unusual, 12.5) { IsWarning = true }));

        Assert.Contains("12,5", note.Find("[data-text]").TextContent, StringComparison.Ordinal);
        var word = note.Find("input");
        Assert.Equal(("text", "reasons", "l-1-2"), (word.GetAttribute("type"), word.GetAttribute("list"), word.GetAttribute("name")));
        Assert.False(string.IsNullOrEmpty(word.GetAttribute("aria-label")));
    }

    [Fact]
    public void Two_values_of_one_cell_are_both_shown_as_text_and_neither_is_chosen()
    {
        var note = _context.Render<CellNote>(p => p.Add(n => n.Id, "n-1").Add(n => n.Conflict, new(1, 2, 1234, Hostile)));

        Assert.Equal((Hostile, "1.234"), (note.Find("[data-mine]").TextContent, note.Find("[data-theirs]").TextContent));
        Assert.Empty(note.FindAll("img"));
        Assert.All(note.FindAll("input"), input => Assert.False(input.HasAttribute("checked")));
        Assert.Equal(["toi", "ho"], note.FindAll("input").Select(i => i.GetAttribute("value")!));
    }

    [Theory]
    [InlineData("note-refused")]
    [InlineData("note-warning")]
    [InlineData("note-conflict")]
    public void A_template_has_the_parts_that_the_servers_own_note_has(string template)
    {
        var templates = _context.Render<EntryTemplates>();
        var own = _context.Render<CellNote>(p =>
        {
            p.Add(n => n.Id, "n-1");
            if (template == "note-conflict")
            {
                p.Add(n => n.Conflict, new(1, 2, 3, "4"));
            }
            else
            {
                p.Add(n => n.Problem, new(1, 2, "x", CellProblemCode.NotWholeNumber) { IsWarning = template == "note-warning" });
            }
        });

        var copied = ((AngleSharp.Html.Dom.IHtmlTemplateElement)templates.Find("#" + template)).Content;

        Assert.Equal(Parts(own.Find(".cell-note")), Parts(copied.QuerySelector(".cell-note")!));
    }

    [Fact]
    public void Every_state_of_a_cell_has_words()
    {
        var states = _context.Render<EntryTemplates>().FindAll("[data-state]");

        Assert.Equal(["empty", "draft", "waiting", "sent", "refused", "conflict", "locked"], states.Select(s => s.GetAttribute("data-state")!));
        Assert.All(states, s => Assert.DoesNotContain("Cell-", s.TextContent, StringComparison.Ordinal));
        Assert.Distinct(states.Select(s => s.TextContent));
    }

    public void Dispose() => _context.Dispose();

    private static IEnumerable<string> Parts(IElement note) =>
        note.QuerySelectorAll("*").Prepend(note).Select(e => $"{e.LocalName} {e.ClassName} {string.Join(' ', e.Attributes.Select(a => a.Name).Where(n => n is not ("id" or "name")).Order(StringComparer.Ordinal))}");
}
