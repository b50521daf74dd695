// The wall screen: turns its pages by itself and is paused and turned by keys. Its figures are kept fresh by live.js; what the
// clock alone changes (a cut-off, midnight) is read every few minutes.
const wall = document.querySelector("[data-wall]");
const box = wall?.querySelector("#wall-pages");

// Before the campaign's first day there is nothing to turn: the screen begins by itself, once the portal answers.
if (wall?.hasAttribute("data-waiting")) {
  setInterval(
    () => fetch(location.href).then((answer) => answer.ok && location.reload()).catch(() => {}),
    5 * 60000,
  );
}

if (box) {
  const seconds = Number(wall.dataset.seconds);
  const pauseLasts = 5 * 60000; // A screen that somebody paused and left goes on by itself.
  const dots = wall.querySelector("[data-dots]");
  const paused = wall.querySelector("[data-paused]");
  const pauseButton = wall.querySelector("[data-pause]");
  let page = "headline";
  let timer;
  let pauseTimer;
  let still;
  let clockAt = Date.now();

  const pages = () => [...box.children];
  const isPaused = () => !paused.hidden;

  /** Shows the page that is due; where it is gone (everybody has reported), the one in its place. */
  function show(index) {
    const all = pages();
    const at = ((index % all.length) + all.length) % all.length;
    page = all[at].dataset.page;
    all.forEach((p, i) => (p.hidden = i !== at));
    while (dots.children.length > all.length) {
      dots.lastChild.remove();
    }
    while (dots.children.length < all.length) {
      dots.append(document.createElement("li"));
    }
    [...dots.children].forEach((dot, i) => dot.classList.toggle("is-on", i === at));
    wall.dataset.at = page;
    return at;
  }

  function current() {
    const at = pages().findIndex((p) => p.dataset.page === page);
    return at < 0 ? 0 : at;
  }

  function turn(step) {
    show(current() + step);
    run();
  }

  function run() {
    clearTimeout(timer);
    if (!isPaused()) {
      timer = setTimeout(() => turn(1), seconds * 1000);
    }
  }

  function pause(on) {
    paused.hidden = !on;
    pauseButton.setAttribute("aria-pressed", on);
    clearTimeout(pauseTimer);
    if (on) {
      pauseTimer = setTimeout(() => pause(false), pauseLasts);
    }
    run();
  }

  // The campaign's clock, which may be another than this machine's.
  function tick() {
    const time = wall.querySelector("[data-clock]");
    const [h, m, s] = time.dataset.clock.split(":").map(Number);
    const now = Math.floor(h * 3600 + m * 60 + s + (Date.now() - clockAt) / 1000) % 86400;
    const text = [now / 3600, (now / 60) % 60].map((n) => String(Math.floor(n)).padStart(2, "0")).join(":");
    if (time.textContent !== text) {
      time.textContent = text;
    }
  }

  function stir() {
    wall.classList.remove("is-still");
    clearTimeout(still);
    still = setTimeout(() => wall.classList.add("is-still"), 4000);
  }

  async function stayAwake() {
    if (document.visibilityState === "visible") {
      await navigator.wakeLock?.request("screen").catch(() => {});
    }
  }

  document.addEventListener("live-read", () => {
    clockAt = Date.now();
    show(current());
    tick();
  });
  document.addEventListener("live", (event) => (wall.querySelector("[data-signed-out]").hidden = event.detail !== "out"));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || ["Tab", "Shift", "F5", "F11", "F12"].includes(event.key)
      || (event.target.matches?.("button, a") && ["Enter", " "].includes(event.key))) {
      return;
    }
    event.preventDefault();
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      turn(event.key === "ArrowLeft" ? -1 : 1);
    } else {
      pause(!isPaused());
    }
  });
  wall.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.turn) {
      turn(Number(button.dataset.turn));
    } else if (button === pauseButton) {
      pause(!isPaused());
    } else if (button?.hasAttribute("data-full")) {
      (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => {});
    }
  });
  addEventListener("pointermove", stir);
  addEventListener("focusin", stir);
  document.addEventListener("visibilitychange", stayAwake);

  setInterval(tick, 1000);
  setInterval(() => document.dispatchEvent(new Event("live-wanted")), 3 * 60000);
  wall.classList.add("is-turning");
  show(0);
  run();
  stir();
  stayAwake();
}
