// The menu closes as one expects of a menu: by a click beside it, and by Esc.
const menu = document.querySelector("[data-menu]");

document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) {
    menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (menu?.open && event.key === "Escape") {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A form looks after its words from the first stroke on, and where it was refused from the start.
const mind = () => import("./forms.js").catch(() => {});
document.addEventListener("input", mind, { once: true });
if (history.state?.typed || document.querySelector("[data-refused]")) {
  mind();
}

// How many things wait for whoever is signed in, once the page is idle; without a connection the bell is a link and no more.
const bell = document.querySelector("[data-bell]");
if (bell) {
  (globalThis.requestIdleCallback ?? setTimeout)(async () => {
    const { count } = await fetch("/api/nhac-viec").then((answer) => answer.json()).catch(() => ({}));
    if (count > 0) {
      const number = bell.querySelector("b");
      number.textContent = count > 99 ? "99+" : count;
      number.hidden = false;
      bell.setAttribute("aria-label", bell.title = bell.dataset.bell.replace("{0}", count));
    }
  });
}
