namespace CampaignPortal.BrowserTests.Scripts;

/// <summary>Drafts and the queue of what waits, in a real browser's storage; the answers of the server are the tests' own.</summary>
[Collection(typeof(ScriptTests))]
public sealed class OutboxScriptTests(ScriptFixture script)
{
    // item(id, …) is a waiting day of one cell; post(answers) is a connection that gives one answer after the other and
    // notes what was sent; offline is one that is not there.
    private const string Words =
        """
        const { drafts, outbox, flush, forget } = m;
        const item = (id, madeAt, more = {}) => ({ id, key: "k", user: "u", label: id, madeAt, state: "waiting",
          day: { seenVersion: 3, zero: false, cells: [{ h: 1, i: 2, t: "5", b: "" }] }, ...more });
        const sent = [];
        const post = (...answers) => async (address, request) => {
          sent.push(JSON.parse(request.body));
          const [status, body] = answers[Math.min(sent.length, answers.length) - 1];
          return new Response(body === undefined ? "<html>" : JSON.stringify(body), { status, headers: { "Content-Type": body === undefined ? "text/html" : "application/json" } });
        };
        const offline = async (address, request) => { sent.push(JSON.parse(request.body)); throw new TypeError("Failed to fetch"); };
        const states = async () => (await outbox.getAll()).map((one) => one.id + " " + one.state).join(", ");
        """;

    [Fact]
    public async Task A_draft_is_what_was_put_there_until_it_is_removed() => Assert.Equal(
        ["5", "gone", "other stays"],
        await RunAsync<string[]>(
            """
            await drafts.put({ key: "a", cells: { "1-2": { typed: "4" } } });
            await drafts.put({ key: "a", cells: { "1-2": { typed: "5" } } });
            await drafts.put({ key: "b", cells: {} });
            const typed = (await drafts.get("a")).cells["1-2"].typed;
            await drafts.delete("a");
            return [typed, (await drafts.get("a")) ? "kept" : "gone", (await drafts.get("b")) ? "other stays" : "other gone"];
            """));

    [Fact]
    public async Task What_waits_is_sent_oldest_first_and_each_once() => Assert.Equal(
        ["old, middle, new", "middle sent, new sent, old sent"],
        await RunAsync<string[]>(
            """
            for (const [id, at] of [["new", 3], ["old", 1], ["middle", 2]]) { await outbox.put(item(id, at, { key: id })); }
            await flush(post([200, { status: "accepted", version: 4 }]));
            await flush(post([200, { status: "accepted", version: 4 }]));
            return [sent.map((one) => one.id).join(", "), await states()];
            """));

    [Fact]
    public async Task Two_that_flush_at_once_send_once() => Assert.Equal(
        "1 a sent",
        await RunAsync<string>(
            """
            await outbox.put(item("a", 1));
            const send = async (...given) => { await new Promise((done) => setTimeout(done, 50)); return post([200, { status: "accepted", version: 4 }])(...given); };
            await Promise.all([flush(send), flush(send), flush(send)]);
            return sent.length + " " + (await states());
            """));

    [Fact]
    public async Task Without_a_connection_nothing_more_is_tried_and_everything_stays() => Assert.Equal(
        ["1", "a waiting, b waiting", "5"],
        await RunAsync<string[]>(
            """
            await outbox.put(item("a", 1));
            await outbox.put(item("b", 2));
            await flush(offline);
            return [String(sent.length), await states(), (await outbox.get("a")).day.cells[0].t];
            """));

    [Theory]
    [InlineData(200, "{\"status\":\"accepted\",\"version\":4}", "sent")]
    [InlineData(200, "{\"status\":\"repeated\",\"version\":4}", "sent")]
    [InlineData(422, "{\"status\":\"refused\"}", "refused")]
    [InlineData(403, "{\"status\":\"other-user\"}", "other-user")]
    [InlineData(403, null, "refused")]
    [InlineData(401, null, "signin")]
    [InlineData(429, null, "waiting")]
    [InlineData(500, null, "waiting")]
    [InlineData(503, "{}", "waiting")]
    [InlineData(200, null, "waiting")]
    public async Task An_answer_decides_whether_a_day_is_sent_refused_or_still_waits(int status, string? body, string state) =>
        Assert.Equal($"a {state}", await RunAsync<string>(
            "await outbox.put(item('a', 1)); await flush(post([given.status, given.body ? JSON.parse(given.body) : undefined])); return states();",
            new { status, body }));

    [Fact]
    public async Task A_day_that_waits_for_a_new_sign_in_is_sent_under_its_first_id() => Assert.Equal(
        "a,a a sent",
        await RunAsync<string>(
            """
            await outbox.put(item("a", 1));
            await flush(post([401]));
            await flush(post([401], [200, { status: "accepted", version: 4 }]));
            return sent.map((one) => one.id) + " " + (await states());
            """));

    [Fact]
    public async Task Other_cells_that_somebody_saved_meanwhile_do_not_stop_a_day() => Assert.Equal(
        ["3, 7", "a sent"],
        await RunAsync<string[]>(
            """
            await outbox.put(item("a", 1));
            await flush(post([409, { status: "stale", version: 7, conflicts: [{ hamlet: 1, indicator: 2, stored: null, typed: "5" }] }], [200, { status: "accepted", version: 8 }]));
            return [sent.map((one) => one.seenVersion).join(", "), await states()];
            """));

    [Fact]
    public async Task A_cell_that_somebody_changed_meanwhile_is_never_overwritten() => Assert.Equal(
        ["3", "a refused"],
        await RunAsync<string[]>(
            """
            await outbox.put(item("a", 1));
            await flush(post([409, { status: "stale", version: 7, conflicts: [{ hamlet: 1, indicator: 2, stored: 9, typed: "5" }] }], [200, { status: "accepted", version: 8 }]));
            return [sent.map((one) => one.seenVersion).join(", "), await states()];
            """));

    [Fact]
    public async Task A_declared_zero_never_writes_over_what_somebody_saved() => Assert.Equal(
        "1 a refused",
        await RunAsync<string>(
            """
            await outbox.put(item("a", 1, { day: { seenVersion: 3, zero: true, cells: [] } }));
            await flush(post([409, { status: "stale", version: 7, conflicts: [] }]));
            return sent.length + " " + (await states());
            """));

    [Fact]
    public async Task The_acknowledgement_takes_its_own_draft_away_and_no_later_one() => Assert.Equal(
        ["gone", "kept"],
        await RunAsync<string[]>(
            """
            const after = async (draftId) => {
              await drafts.put({ key: "k", id: draftId });
              await outbox.put(item("a", 1));
              await flush(post([200, { status: "accepted", version: 4 }]));
              return (await drafts.get("k")) ? "kept" : "gone";
            };
            return [await after("a"), await after("b")];
            """));

    [Fact]
    public async Task A_later_submission_of_the_same_day_goes_on_from_the_version_of_the_first() => Assert.Equal(
        "3, 4",
        await RunAsync<string>(
            """
            await outbox.put(item("a", 1));
            await outbox.put(item("b", 2));
            await flush(post([200, { status: "accepted", version: 4 }]));
            return sent.map((one) => one.seenVersion).join(", ");
            """));

    [Fact]
    public async Task Signing_out_leaves_neither_drafts_nor_days_nor_pages() => Assert.Equal(
        "0 0 false",
        await RunAsync<string>(
            """
            await drafts.put({ key: "k" });
            await outbox.put(item("a", 1));
            await (await caches.open("pages")).put("/nhap-lieu", new Response(""));
            await forget();
            return [(await drafts.getAll()).length, (await outbox.getAll()).length, await caches.has("pages")].join(" ");
            """));

    [Fact]
    public async Task A_page_is_kept_for_one_person_at_a_time()
    {
        var page = await script.PageAsync();

        var answer = await ScriptFixture.AskAsync<string[]>(
            page, "keep.js",
            """
            (async () => {
              await m.keep('<html><form data-entry></form></html>', "anh", ["/nhap-lieu", "/nhap-lieu?ngay=2023-08-20"]);
              await m.keep('<html><form data-entry></form></html>', "anh", ["/nhap-lieu?ngay=2023-08-19"]);
              const own = (await (await caches.open("pages")).keys()).length;
              await m.keep('<html><form data-entry></form></html>', "binh", ["/nhap-lieu"]);
              const pages = await caches.open("pages");
              const copy = await pages.match("/nhap-lieu");
              return [String(own), (await pages.keys()).map((key) => new URL(key.url).pathname).join(" "), copy.headers.get("Content-Security-Policy").split(";")[0],
                /^<!DOCTYPE html><html><form data-entry data-kept="\d+"><\/form>/.test(await copy.text()) ? "marked" : "not marked"];
            })()
            """);

        Assert.Equal(["4", "/owner /nhap-lieu", "default-src 'self'", "marked"], answer);
        await page.Context.CloseAsync();
    }

    // Each with a storage of its own.
    private async Task<T> RunAsync<T>(string body, object? given = null)
    {
        var page = await script.PageAsync();
        var answer = await ScriptFixture.AskAsync<T>(page, "outbox.js", $"(async () => {{ {Words} {body} }})()", given);
        await page.Context.CloseAsync();
        return answer;
    }
}
