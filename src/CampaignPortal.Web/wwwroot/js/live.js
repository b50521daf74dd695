// Keeps the marked parts of a page fresh: the server says that something changed, the page is asked for again and its
// marked parts are put in place of the old ones. No connection is held open by anything else.
const source = document.querySelector("[data-live-source]");

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-autosubmit]")) {
    event.target.form.requestSubmit();
  }
});

if (source) {
  let stamp = null;
  let isReading = false;
  let again = false;

  async function read() {
    if (isReading) {
      again = true;
      return;
    }
    isReading = true;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error" });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const old of document.querySelectorAll("[data-live]")) {
          const fresh = page.getElementById(old.id);
          if (fresh) {
            const open = [...old.querySelectorAll("details")].map((d) => d.open);
            const scroll = [...old.querySelectorAll(".table-scroll")].map((d) => d.scrollLeft);
            old.replaceChildren(...document.adoptNode(fresh).childNodes);
            old.querySelectorAll("details").forEach((d, i) => (d.open = open[i] ?? false));
            old.querySelectorAll(".table-scroll").forEach((d, i) => (d.scrollLeft = scroll[i] ?? 0));
          }
        }
      }
    } catch {
      // The connection is gone: the mark says so, and the next event reads again.
    } finally {
      isReading = false;
      if (again) {
        again = false;
        setTimeout(read, 1000);
      }
    }
  }

  function listen() {
    const events = new EventSource(source.dataset.liveSource);
    events.addEventListener("open", () => (source.dataset.state = "on"));
    events.addEventListener("changed", (event) => {
      // The first word after each (re)connection carries the newest stamp: whatever was missed is read then.
      if (stamp !== null && stamp !== event.data) {
        read();
      }
      stamp = event.data;
    });
    events.addEventListener("error", () => {
      // The server ends each stream now and then; the browser opens it again by itself. Only a longer silence is told.
      setTimeout(() => {
        if (events.readyState !== EventSource.OPEN) {
          source.dataset.state = "off";
        }
      }, 4000);
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(listen, 5000);
      }
    });
  }

  // What the page shows may be a moment older than the connection.
  listen();
}
