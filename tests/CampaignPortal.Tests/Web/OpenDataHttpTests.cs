using System.Globalization;
using System.Net;
using System.Text.Json;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.OpenData;
using CampaignPortal.Tests.Support;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Routing;

namespace CampaignPortal.Tests.Web;

/// <summary>The open data over HTTP, as a program with a token reads it.</summary>
public sealed class OpenDataHttpTests(SamplePortal sample) : IClassFixture<SamplePortal>
{
    private static readonly string[] Tables = ["rollup", "counts", "completeness"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2023-08-05")]
    [InlineData("2023-08-19")]
    [InlineData("2023-08-20")]
    public async Task The_rollup_has_the_figures_of_the_page(string day)
    {
        using var program = await ProgramAsync();
        using var agency = await sample.AsAsync("congan");
        using var pageJson = await JsonAsync(await agency.GetAsync("/api/rollup?ngay=" + day));
        using var json = await JsonAsync(await program.GetAsync("/api/v1/rollup.json?ngay=" + day));

        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("code").GetString()!);
        Assert.Equal(12, rows.Count);
        foreach (var expected in pageJson.RootElement.GetProperty("rows").EnumerateArray())
        {
            var row = rows[expected.GetProperty("code").GetString()!];
            Assert.All(expected.GetProperty("figures").EnumerateObject(), f => Assert.Equal(f.Value.ToString(), row.GetProperty(f.Name).ToString()));
            Assert.Equal(expected.GetProperty("reported").GetBoolean(), row.GetProperty("reported").GetBoolean());
            Assert.Equal(expected.GetProperty("rank").GetInt32(), row.GetProperty("rank").GetInt32());
        }

        foreach (var (style, delimiter, culture) in new[] { ("viet", ";", CultureInfo.GetCultureInfo("vi-VN")), ("quoc-te", ",", CultureInfo.InvariantCulture) })
        {
            var lines = await CsvAsync(await program.GetAsync($"/api/v1/rollup.csv?ngay={day}&kieu={style}"), delimiter);
            Assert.Equal(12, lines.Count);
            foreach (var line in lines)
            {
                var row = rows[line["code"]];
                Assert.Equal(row.GetProperty("name").GetString(), line["name"]);
                Assert.Equal(row.GetProperty("cumulative").GetInt32().ToString(CultureInfo.InvariantCulture), line["cumulative"]);
                Assert.Equal(row.GetProperty("percent_of_quota").GetDecimal(), decimal.Parse(line["percent_of_quota"], culture));
            }
        }
    }

    [Fact]
    public async Task Counts_and_hamlets_add_up_to_the_rollup_and_completeness_to_its_reports()
    {
        using var program = await ProgramAsync();
        var rollup = await CsvAsync(await program.GetAsync("/api/v1/rollup.csv?ngay=2023-08-19"));
        var counts = await CsvAsync(await program.GetAsync("/api/v1/counts.csv?den=2023-08-19"));
        var reports = await CsvAsync(await program.GetAsync("/api/v1/completeness.csv?den=2023-08-19"));
        var hamlets = await CsvAsync(await program.GetAsync("/api/v1/rollup.csv?ngay=2023-08-19&cap=ap&xa=30211"));

        Assert.Equal(12, rollup.Count);
        foreach (var line in rollup)
        {
            var own = counts.Where(c => c["commune_code"] == line["code"] && c["indicator"] == StandardIndicators.Level1).ToList();
            Assert.Equal(line["level1_cum"], Sum(own, "value"));
            Assert.Equal(line["level1_today"], Sum(own.Where(c => c["day"] == "2023-08-19"), "value"));
            Assert.Equal(line["reported"], reports.Single(r => r["commune_code"] == line["code"] && r["day"] == "2023-08-19")["reported"]);
        }

        Assert.Equal(rollup.Single(r => r["code"] == "30211")["cumulative"], Sum(hamlets, "cumulative"));
        Assert.Equal((15 * 12).ToString(CultureInfo.InvariantCulture), Sum(reports, "expected"));
        Assert.All(reports, r => Assert.Equal(1, Of(r, "on_time") + Of(r, "late") + Of(r, "missing")));
        Assert.All(reports, r => Assert.Equal(Of(r, "reported"), Of(r, "on_time") + Of(r, "late")));
        Assert.Contains(reports, r => Of(r, "late") == 1);
    }

    [Fact]
    public async Task A_token_of_one_commune_reads_that_commune_and_is_told_nothing_of_others()
    {
        var campaign = await sample.Portal.CampaignAsync();
        using var program = await ProgramAsync(campaign.CommuneBy("30211").Id);
        foreach (var (table, column) in new[] { ("rollup", "code"), ("counts", "commune_code"), ("completeness", "commune_code") })
        {
            foreach (var query in new[] { "", "?xa=30211" })
            {
                var lines = await CsvAsync(await program.GetAsync($"/api/v1/{table}.csv{query}"));
                Assert.NotEmpty(lines);
                Assert.All(lines, l => Assert.Equal("30211", l[column]));
            }

            // Of another commune, of one that does not exist, of an address that is none: the same answer.
            foreach (var code in new[] { "30214", "99999", "30211'--" })
            {
                await RefusedAsync(await program.GetAsync($"/api/v1/{table}.json?xa={Uri.EscapeDataString(code)}"), 403, "foreign_commune");
            }
        }

        using var whole = await ProgramAsync();
        var own = Assert.Single(await CsvAsync(await program.GetAsync("/api/v1/rollup.csv?ngay=2023-08-19")));
        var all = (await CsvAsync(await whole.GetAsync("/api/v1/rollup.csv?ngay=2023-08-19&xa=30211"))).Single();
        Assert.All(all.Where(c => c.Key != "rank"), c => Assert.Equal(c.Value, own[c.Key]));
        Assert.Equal("", own["rank"]);
    }

    [Theory]
    [InlineData("rollup.json?ngay=x", "bad_day")]
    [InlineData("rollup.json?ngay=20/8/2023", "bad_day")]
    [InlineData("rollup.json?ngay=2024-02-30", "bad_day")]
    [InlineData("rollup.json?ngay=2023-08-04", "day_outside_campaign")]
    [InlineData("rollup.csv?ngay=2023-08-21", "day_in_future")]
    [InlineData("rollup.csv?cap=tinh", "bad_level")]
    [InlineData("rollup.csv?cap=ap", "commune_missing")]
    [InlineData("rollup.csv?xa=99999", "unknown_commune")]
    [InlineData("rollup.csv?kieu=excel", "bad_style")]
    [InlineData("counts.csv?tu=2023-08-20&den=2023-08-10", "end_before_start")]
    [InlineData("counts.json?tu=hôm qua", "bad_day")]
    [InlineData("counts.json?den=2023-09-06", "day_outside_campaign")]
    [InlineData("completeness.csv?xa=0", "unknown_commune")]
    public async Task What_is_asked_for_wrongly_is_answered_with_a_sentence(string question, string code)
    {
        using var program = await ProgramAsync();

        await RefusedAsync(await program.GetAsync("/api/v1/" + question), 400, code);
    }

    [Fact]
    public async Task Who_has_no_good_token_is_told_why()
    {
        using var nobody = sample.Portal.Visit();
        using var missing = await nobody.GetAsync("/api/v1/rollup.json");
        await RefusedAsync(missing, 401, "token_missing");
        Assert.Equal("Bearer", missing.Headers.WwwAuthenticate.Single().Scheme);

        nobody.Authorize("cpr_" + new string('A', 43));
        await RefusedAsync(await nobody.GetAsync("/api/v1/rollup.json"), 401, "token_unknown");

        var (token, id) = await IssueAsync(null);
        nobody.Authorize(token);
        using var good = await nobody.GetAsync("/api/v1/rollup.json");
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.True(await sample.Portal.Get<ReaderTokenService>().RevokeAsync(TestPortal.Root, 1, id, Cancel));
        await RefusedAsync(await nobody.GetAsync("/api/v1/rollup.json"), 401, "token_revoked");

        using var unit = await sample.AsAsync("dv01");
        await RefusedAsync(await unit.GetAsync("/api/v1/rollup.json"), 403, "forbidden");
    }

    [Fact]
    public async Task A_token_opens_no_page_and_no_other_address()
    {
        using var program = await ProgramAsync();

        foreach (var (address, status) in new[] { ("/tong-quan", 302), ("/api/rollup", 401), ("/truc-tiep?chien-dich=1", 401), ("/quan-tri/du-lieu-mo", 302), ("/tai-ve/tong-hop.xlsx", 302) })
        {
            using var answer = await program.GetAsync(address);
            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task Who_has_the_newest_figures_is_told_so_until_something_changes()
    {
        using var program = await ProgramAsync();
        using var first = await program.GetAsync("/api/v1/rollup.json?ngay=2023-08-19");
        var tag = first.Headers.ETag!.ToString();
        Assert.Equal("no-cache, private", first.Headers.CacheControl!.ToString());

        using var again = await program.AskAsync("/api/v1/rollup.json?ngay=2023-08-19", ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancel));
        using var other = await program.AskAsync("/api/v1/rollup.json?ngay=2023-08-18", ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);

        // Another process writes; nobody tells.
        await using (var context = sample.Portal.Get<Core.Data.PortalDb>().Open(TestPortal.Root))
        {
            context.AuditEntries.Add(new() { CampaignId = 1, Action = Core.Audit.AuditAction.DaySubmitted, UserId = "x", UserName = "x", Changes = "[]" });
            await context.SaveChangesAsync(Cancel);
        }

        using var changed = await program.AskAsync("/api/v1/rollup.json?ngay=2023-08-19", ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task A_program_that_asks_too_often_is_told_when_to_come_again_and_others_are_not()
    {
        await using var portal = await WebPortal.StartAsync(WebContent.Sample, "Development", ("OpenData:RequestsPerMinute", "2"));
        using var program = await ProgramAsync(portal, null);
        using var other = await ProgramAsync(portal, null);
        for (var times = 0; times < 2; times++)
        {
            using var answer = await program.GetAsync("/api/v1/openapi.json");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var refused = await program.GetAsync("/api/v1/rollup.csv");
        await RefusedAsync(refused, 429, "too_many_requests");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        using var served = await other.GetAsync("/api/v1/rollup.csv");
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
    }

    [Fact]
    public async Task The_description_names_every_address_and_every_column()
    {
        using var program = await ProgramAsync();
        using var description = await JsonAsync(await program.GetAsync("/api/v1/openapi.json"));
        var paths = description.RootElement.GetProperty("paths").EnumerateObject().ToDictionary(p => "/api/v1" + p.Name, p => p.Value);
        var mapped = sample.Portal.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!).Where(p => p.StartsWith("/api/v1", StringComparison.Ordinal) && !p.Contains('*', StringComparison.Ordinal)).Distinct();
        await RefusedAsync(await program.GetAsync("/api/v1/rollup"), 404, "unknown_address");
        Assert.Equal(mapped.Order(StringComparer.Ordinal), paths.Keys.Order(StringComparer.Ordinal));

        foreach (var table in Tables)
        {
            var described = paths[$"/api/v1/{table}.json"].GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content")
                .GetProperty("application/json").GetProperty("schema").GetProperty("properties");
            using var json = await JsonAsync(await program.GetAsync($"/api/v1/{table}.json"));
            Assert.Equal(described.EnumerateObject().Select(p => p.Name), json.RootElement.EnumerateObject().Select(p => p.Name));
            var columns = described.GetProperty("rows").GetProperty("items").GetProperty("properties").EnumerateObject().Select(p => p.Name).ToList();
            Assert.All(json.RootElement.GetProperty("rows").EnumerateArray(), row => Assert.Equal(columns, row.EnumerateObject().Select(p => p.Name)));
            Assert.Equal(columns, (await CsvAsync(await program.GetAsync($"/api/v1/{table}.csv")))[0].Keys);
        }
    }

    [Fact]
    public async Task The_agency_issues_a_token_on_the_page_sees_it_once_and_revokes_it()
    {
        using var agency = await sample.AsAsync("congan");
        using var empty = await agency.SubmitAsync("/quan-tri/du-lieu-mo", ("ten", "Bảng của lãnh đạo"), ("het-han", "2001-01-01"));
        var page = await Visitor.ReadAsync(empty);
        Assert.Contains("đã qua", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Bảng của lãnh đạo", page.QuerySelector("#ten")!.GetAttribute("value"));

        var last = DateOnly.FromDateTime(sample.Portal.Time.GetUtcNow().UtcDateTime.AddDays(30));
        using var issued = await agency.SubmitAsync("/quan-tri/du-lieu-mo", ("ten", "Bảng của lãnh đạo"), ("het-han", last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        page = await Visitor.ReadAsync(issued);
        var token = page.QuerySelector("[data-token]")!.GetAttribute("value")!;
        using var program = sample.Portal.Visit();
        program.Authorize(token);
        using var answer = await program.GetAsync("/api/v1/rollup.csv");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        page = await agency.PageAsync("/quan-tri/du-lieu-mo");
        Assert.Null(page.QuerySelector("[data-token]"));
        Assert.DoesNotContain(token[4..], page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var row = page.QuerySelectorAll("[data-token-id]").First(r => r.TextContent.Contains("Bảng của lãnh đạo", StringComparison.Ordinal));
        Assert.DoesNotContain("chưa đọc", row.TextContent, StringComparison.Ordinal);
        using var revoked = await agency.PostAsync("/quan-tri/du-lieu-mo", Visitor.Fields(page, $"[data-token-id='{row.GetAttribute("data-token-id")}'] form"));
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        await RefusedAsync(await program.GetAsync("/api/v1/rollup.csv"), 401, "token_revoked");
    }

    private Task<Visitor> ProgramAsync(int? communeId = null) => ProgramAsync(sample.Portal, communeId);

    private static async Task<Visitor> ProgramAsync(WebPortal portal, int? communeId)
    {
        var program = portal.Visit();
        program.Authorize((await IssueAsync(portal, communeId)).Token);
        return program;
    }

    private Task<(string Token, int Id)> IssueAsync(int? communeId) => IssueAsync(sample.Portal, communeId);

    private static async Task<(string Token, int Id)> IssueAsync(WebPortal portal, int? communeId)
    {
        var tokens = portal.Get<ReaderTokenService>();
        var name = Guid.NewGuid().ToString("N");
        var last = DateOnly.FromDateTime(portal.Time.GetUtcNow().UtcDateTime.AddDays(2));
        var issued = await tokens.IssueAsync(TestPortal.Root, 1, new(name, communeId, last), Cancel);
        return (issued.Token!, (await tokens.ListAsync(TestPortal.Root, 1, Cancel)).Single(t => t.Name == name).Id);
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(status == (int)answer.StatusCode, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using var json = JsonDocument.Parse(text);
        Assert.Equal((status, code), (json.RootElement.GetProperty("status").GetInt32(), json.RootElement.GetProperty("code").GetString()));
        Assert.True(json.RootElement.GetProperty("detail").GetString()!.Length > 15, text);
        Assert.Null(answer.Headers.ETag);
        answer.Dispose();
    }

    private static async Task<JsonDocument> JsonAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        }
    }

    private static async Task<List<Dictionary<string, string>>> CsvAsync(HttpResponseMessage answer, string delimiter = ";")
    {
        using (answer)
        {
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
            Assert.Equal(("text/csv", "utf-8"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentType.CharSet));
            Assert.EndsWith(".csv", answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));
            using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter });
            await csv.ReadAsync();
            csv.ReadHeader();
            var lines = new List<Dictionary<string, string>>();
            while (await csv.ReadAsync())
            {
                lines.Add(csv.HeaderRecord!.ToDictionary(h => h, h => csv.GetField(h)!));
            }

            return lines;
        }
    }

    private static int Of(Dictionary<string, string> line, string column) => int.Parse(line[column], CultureInfo.InvariantCulture);

    private static string Sum(IEnumerable<Dictionary<string, string>> lines, string column) =>
        lines.Sum(l => Of(l, column)).ToString(CultureInfo.InvariantCulture);
}
