// The note on the day: counts letters while typing and keeps what was not saved from being lost. Works without this file too.
const note = document.querySelector("[data-note]");
if (note) {
  const show = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en-GB" : "vi-VN");
  const fields = () => [...note.querySelectorAll("textarea, input:not([type=hidden])")];
  const isChanged = (field) => field.value !== field.defaultValue;
  let isLeaving = false;

  note.addEventListener("input", (event) => {
    const count = note.querySelector(`[data-count="${event.target.name}"]`);
    if (count) {
      count.value = show.format(event.target.value.length);
    }
  });

  note.addEventListener("submit", () => {
    isLeaving = true;
    setTimeout(() => note.querySelectorAll("button").forEach((button) => (button.disabled = true)), 0);
  });

  addEventListener("beforeunload", (event) => {
    if (!isLeaving && fields().some(isChanged)) {
      event.preventDefault();
    }
  });
  addEventListener("pageshow", () => {
    isLeaving = false;
    note.querySelectorAll("button").forEach((button) => (button.disabled = false));
  });

  note.querySelector('[aria-invalid="true"]')?.focus();
}
