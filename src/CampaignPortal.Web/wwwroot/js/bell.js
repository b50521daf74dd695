// How many things wait for whoever is signed in; without a connection the bell is a link and nothing more.
const bell = document.querySelector("[data-bell]");

(globalThis.requestIdleCallback ?? setTimeout)(async () => {
  const { count } = await fetch("/api/nhac-viec").then((answer) => answer.json()).catch(() => ({}));
  if (count > 0) {
    const number = bell.querySelector("b");
    number.textContent = count > 99 ? "99+" : count;
    number.hidden = false;
    bell.setAttribute("aria-label", bell.title = bell.dataset.bell.replace("{0}", count));
  }
});
