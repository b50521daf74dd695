// Keeps the marked parts of a page fresh: the server says that something changed, the page is asked for again and its
// marked parts are put in place of the old ones. Where the line is gone, the mark says how old the figures are.
const source = document.querySelector("[data-live-source]");

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-autosubmit]")) {
    event.target.form.requestSubmit();
  }
});

if (source) {
  const grace = 4000; // The server ends each stream now and then, and the browser opens it again: no loss of connection.
  const silence = 45000; // It says something every 20 s; a line without a word for longer than this is dead.
  const mark = source.querySelector("[data-age]");
  const words = source.dataset;
  let events;
  let stamp = words.stamp;
  let readAt = Date.now() - performance.now();
  let heardAt = Date.now();
  let isOpen = false;
  let isRead = true;
  let isOut = false;
  let isReading = false;
  let again = false;
  let timer;

  function show() {
    const state = isOut ? "out" : isOpen && isRead ? "on" : "off";
    const text = state === "on" ? "" : state === "out" ? words.out : age(Math.floor((Date.now() - readAt) / 60000));
    if (words.state !== state || mark.textContent !== text) {
      words.state = state;
      mark.textContent = text;
      document.dispatchEvent(new CustomEvent("live", { detail: state }));
    }
  }

  function age(minutes) {
    return minutes < 1 ? words.now
      : minutes < 60 ? words.minutes.replace("{0}", minutes)
      : words.hours.replace("{0}", Math.floor(minutes / 60)).replace("{1}", minutes % 60);
  }

  async function read() {
    if (isReading) {
      again = true;
      return;
    }
    isReading = true;
    clearTimeout(timer);
    const begun = Date.now();
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "manual", signal: AbortSignal.timeout(20000) });
      isOut = answer.type === "opaqueredirect";
      isRead = answer.ok;
      if (answer.ok) {
        put(new DOMParser().parseFromString(await answer.text(), "text/html"));
        readAt = begun;
      }
    } catch {
      isRead = false;
    } finally {
      isReading = false;
      show();
      if (again || !isRead) {
        readLater(again ? 1000 : isOut ? 30000 : 5000);
        again = false;
      }
    }
  }

  function readLater(wait) {
    clearTimeout(timer);
    timer = setTimeout(read, wait);
  }

  function put(page) {
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
    document.dispatchEvent(new Event("live-read"));
  }

  function listen() {
    events?.close();
    const own = (events = new EventSource(words.liveSource));
    heardAt = Date.now();
    own.addEventListener("open", () => {
      const wasLost = words.state === "off" || words.state === "out";
      heardAt = Date.now();
      isOpen = true;
      if (wasLost) {
        // Not all at once, where the server has just come back.
        readLater(Math.random() * 2000);
      }
      show();
    });
    own.addEventListener("beat", () => (heardAt = Date.now()));
    own.addEventListener("changed", (event) => {
      // The first word after each connection carries the newest stamp: whatever was missed is read then.
      heardAt = Date.now();
      if (stamp !== undefined && stamp !== event.data) {
        read();
      }
      stamp = event.data;
    });
    own.addEventListener("error", () => {
      setTimeout(() => {
        if (own === events && own.readyState !== EventSource.OPEN) {
          lose();
        }
      }, grace);
      if (own.readyState === EventSource.CLOSED) {
        // Refused: the page itself will say whether it is the sign-in.
        read();
        setTimeout(() => own === events && listen(), 5000);
      }
    });
  }

  function lose() {
    isOpen = isRead = false;
    show();
  }

  setInterval(() => {
    if (Date.now() - heardAt > silence) {
      lose();
      listen();
    }
    show();
  }, 5000);
  document.addEventListener("live-wanted", () => isOpen && read());
  addEventListener("offline", lose);
  addEventListener("online", listen);
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      listen();
      read();
    }
  });
  listen();
}
