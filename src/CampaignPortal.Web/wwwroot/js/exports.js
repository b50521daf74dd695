// Shows how far exports are: while one is under way the list is asked for again each second, and not while nobody looks.
const list = document.querySelector("[data-exports]");

async function read() {
  try {
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" }, redirect: "error", signal: AbortSignal.timeout(10000) });
    const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-exports]");
    if (fresh) {
      const focused = document.activeElement?.closest("[data-exports] form, [data-exports] a");
      if (!focused || list.innerHTML !== fresh.innerHTML) {
        list.replaceChildren(...document.adoptNode(fresh).childNodes);
      }
      list.toggleAttribute("data-busy", fresh.hasAttribute("data-busy"));
    }
  } catch {
    // The connection is gone or hangs; the next second tries again.
  }
  wait();
}

function wait() {
  if (list?.hasAttribute("data-busy")) {
    setTimeout(() => (document.hidden ? wait() : read()), 1000);
  }
}

wait();
