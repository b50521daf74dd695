// On every page of who may enter: the worker that opens the grid without a connection, the queue of what waits, and a
// clean device after signing out.
import { flush, forget, isWaiting, outbox } from "./outbox.js";

const bar = document.querySelector("[data-outbox]");
const user = bar?.dataset.user;
let timer;

/** Says how many days wait and why; another person's are named as such. */
async function show() {
  const waiting = (await outbox.getAll()).filter(isWaiting);
  const own = waiting.filter((item) => item.user === user && item.state !== "signin");
  bar.hidden = waiting.length === 0;
  bar.textContent = waiting.length === 0 ? ""
    : (own.length ? bar.dataset.waiting : bar.dataset.other).replace("{0}", waiting.map((item) => item.label).join(", "));
  bar.nextElementSibling.hidden = !waiting.some((item) => item.state === "signin");
  clearTimeout(timer);
  if (waiting.length > 0) {
    timer = setTimeout(send, 15000);
  }
}

async function send() {
  if (navigator.onLine) {
    await flush();
  }
  await show();
  document.dispatchEvent(new Event("outbox"));
}

if (bar) {
  navigator.serviceWorker?.register(new URL("sw.js", import.meta.url), { type: "module", scope: "/" }).catch(() => {});
  addEventListener("online", send);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
  document.addEventListener("outbox-changed", show);
  send();

  document.querySelector('form[action="/dang-xuat"]')?.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.dataset.clean) {
      return;
    }
    event.preventDefault();
    const waiting = (await outbox.getAll().catch(() => [])).filter(isWaiting);
    if (waiting.length === 0 || confirm(bar.dataset.leave.replace("{0}", waiting.map((item) => item.label).join(", ")))) {
      await forget().catch(() => {});
      form.dataset.clean = "1";
      setTimeout(() => form.requestSubmit());
    }
  });
}
