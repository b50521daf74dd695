// What stands around the grid; all of it works without this file too.

// The time left until the cut-off goes down, and stands out in its last hour.
const deadline = document.querySelector("[data-deadline]");
if (deadline) {
  const { left, close, over } = deadline.dataset;
  const made = document.querySelector("[data-entry]").dataset.kept ?? Date.now();
  const until = Number(made) + deadline.dataset.deadline * 1000;
  const tell = () => {
    const minutes = Math.floor((until - Date.now()) / 60000);
    const isClose = close && minutes >= 0 && minutes < 60;
    const words = minutes < 0 ? over : isClose ? close : left;
    deadline.textContent = words.replace("{1}", Math.floor(minutes / 60)).replace("{2}", minutes % 60);
    deadline.className = isClose ? "tag tag-slow" : "";
  };
  tell();
  setInterval(tell, 15000);
}

// The note on the day: counts letters while typing and keeps what was not saved from being lost.
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
      count.classList.toggle("is-over", event.target.value.length > count.dataset.most);
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
