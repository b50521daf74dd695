using System.Diagnostics;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Closing;
using CampaignPortal.Core.Documents;
using CampaignPortal.Tests.Reports;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Closing;

public sealed class ProseTextTests
{
    private const string Word = """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal { margin:0 } /* <p> */</style></head><body>
        <!--StartFragment--><p class=MsoNormal><b><span style='font-size:14.0pt'>Kết quả</span></b><span> đạt
        được:<o:p></o:p></span></p><p class=MsoListParagraph><![if !supportLists]><span>·&nbsp;&nbsp;</span><![endif]>Xã An &amp; Bình</p>
        <ul><li>Tổ 1</li><li><strong>Tổ 2</strong></li></ul><script>alert(1)</script><!--EndFragment--></body></html>
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Word, "**Kết quả** đạt được:\n- Xã An & Bình\n- Tổ 1\n- **Tổ 2**")]
    [InlineData("a\r\n\r\n  b\u000bc\u2028d", "a\nb\nc\nd")]
    [InlineData("·\tTổ 1\n•Tổ 2\no\tTổ 3\n–\tTổ 4\n\uf0b7 Tổ 5\n- Tổ 6", "- Tổ 1\n- Tổ 2\n- Tổ 3\n- Tổ 4\n- Tổ 5\n- Tổ 6")]
    [InlineData("dưới < 5 người, <3 và > 7; x<y", "dưới < 5 người, <3 và > 7; x<y")]
    [InlineData("Thứ nhất: tỷ lệ < 30 %\n- ý một a<b và c>d\n- <img src=x onerror=alert(1)>", "Thứ nhất: tỷ lệ < 30 %\n- ý một a<b và c>d\n- <img src=x onerror=alert(1)>")]
    [InlineData("Nhận xét:\n- ý <b>một</b>;\n- ý hai", "Nhận xét:\n- ý **một**;\n- ý hai")]
    [InlineData("oai hùng – bất khuất", "oai hùng – bất khuất")]
    [InlineData("hoa\u0301\u0000\u0007\u202e\ufeff x", "hoá x")]
    [InlineData("** **\n--\n \t", "")]
    [InlineData(null, "")]
    public void Prose_is_reduced_to_paragraphs_lists_and_bold(string? text, string expected) => Assert.Equal(expected, ProseText.Clean(text));

    [Fact]
    public void Bold_words_are_parted_from_the_others_and_an_open_mark_stays_as_typed()
    {
        var runs = ProseText.Blocks("Có **hai** ý\n**không đóng").Cast<Prose>().Select(p => p.Runs).ToList();

        Assert.Equal([new("Có ", false), new("hai", true), new(" ý", false)], runs[0]);
        Assert.Equal([new("**không đóng", false)], runs[1]);
    }

    [Theory]
    [InlineData("<p ")]
    [InlineData("<!--")]
    [InlineData("<style>")]
    [InlineData("<![if ")]
    [InlineData("**")]
    [InlineData("< b")]
    [InlineData("   ")]
    [InlineData("\r\n \r\n")]
    [InlineData("· ")]
    [InlineData("a")]
    public void A_paste_of_a_megabyte_of_anything_is_read_at_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        ProseText.Clean(text);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task A_thousand_hostile_texts_go_into_the_document_and_break_nothing()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var body = BodyId.OfCommune(campaign.CommuneBy("30211").Id);
        var closing = portal.Get<ClosingService>();
        var texts = Hostile.Texts(1000, seed: 7);
        foreach (var batch in texts.Chunk(200))
        {
            var version = (await closing.GetAsync(TestPortal.Root, campaign.Id, body, Cancel)).Version;
            var sections = batch.Chunk(40).Select((s, i) => (ClosingProse.All[i], string.Join('\n', s))).ToArray();
            Assert.Equal(ClosingStatus.Saved, (await closing.SaveAsync(TestPortal.Root, Papers.Input(campaign.Id, body, version, null, sections), Cancel)).Status);

            var docx = (await closing.DocumentAsync(TestPortal.Root, campaign.Id, body, null, Cancel))!.Value.Content;

            Assert.Empty(IssuedDocument.Faults(docx));
            var printed = IssuedDocument.Paragraphs(docx);
            var desk = await closing.GetAsync(TestPortal.Root, campaign.Id, body, Cancel);
            Assert.All(desk.Blocks.OfType<Prose>(), p => Assert.Contains(string.Concat(p.Runs.Select(r => r.Text)), printed));
            Assert.All(printed, p => Assert.DoesNotContain(p, char.IsControl));
        }
    }

    [Fact]
    public async Task Two_hundred_thousand_letters_are_refused_with_their_number_and_nothing_is_written()
    {
        var (portal, campaign) = await TestPortal.ReferenceAsync();
        await using var _ = portal;
        var body = BodyId.OfUnit(campaign.Units[0].Id);
        var closing = portal.Get<ClosingService>();

        var outcome = await closing.SaveAsync(TestPortal.Root, Papers.Input(campaign.Id, body, 0, "Ngắn.", (ClosingSection.Difficulties, new string('ế', 200_000))), Cancel);

        Assert.Equal(ClosingStatus.TooLong, outcome.Status);
        Assert.Equal([new(ClosingSection.Difficulties, 200_000)], outcome.Problems);
        Assert.Null((await closing.GetAsync(TestPortal.Root, campaign.Id, body, Cancel)).Report);
    }
}
