// A paper while it is written: saves a moment after the last stroke, keeps what is not saved yet in this browser, and
// takes bold words and lists from what is pasted. Without this file the buttons do.
const form = document.querySelector("[data-draft]");
const done = document.querySelector("[data-draft-done]");
const quiet = 2000;
const again = 15000;

// The paper has gone out with the words that were sent: their copy stays on no shared computer. Words of another window, which
// nobody has, stay.
if (done) {
  try {
    const { draftDone: key } = done.dataset;
    if (JSON.parse(localStorage.getItem(key))?.isSent) {
      localStorage.removeItem(key);
    }
  } catch {
    // Nothing that can be read.
  }
}

if (form) {
  const { key, draft: address, saving, offline, waiting, signedOut, restored, other } = form.dataset;
  const version = form.elements["phien-ban"];
  const state = form.querySelector("[data-save-state]");
  const fields = [...form.querySelectorAll("textarea[data-section]")];
  const words = () => fields.map((field) => field.value);
  const isSame = (one, two) => one.every((text, i) => text === two[i]);
  // As the server stores a text: what differs in spaces alone has been saved.
  const tidy = (text = "") => text.normalize("NFC").split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n");
  const fill = (pattern, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), pattern);
  const clock = (moment) => new Date(moment).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
  let stored = words();
  let timer;
  let isSending = false;
  let isStopped = false;
  let isLeaving = false;
  let isKept = true;

  const say = (text, isBad = false) => {
    state.textContent = text;
    state.dataset.bad = isBad ? "1" : "";
  };

  /** Keeps the words here until the server has them; isSent where they are on their way with the form. */
  const keep = (isSent = false) => {
    try {
      localStorage.setItem(key, JSON.stringify({ version: version.value, at: Date.now(), words: words(), isSent }));
      isKept = true;
    } catch {
      isKept = false;
    }
  };

  const forget = () => {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept either.
    }
  };

  const later = (time) => {
    clearTimeout(timer);
    timer = setTimeout(save, time);
  };

  async function save() {
    const sent = words();
    if (isSending || isStopped || isSame(sent, stored)) {
      return;
    }
    isSending = true;
    say(saving);
    try {
      const body = new FormData(form);
      body.delete("tep");
      const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
      if (answer.status === 401) {
        isStopped = true;
        say(signedOut, true);
        return;
      }
      const { version: now, message } = await answer.json();
      if (answer.ok) {
        version.value = now;
        stored = sent;
        say(message);
        isSame(words(), sent) ? forget() : keep();
      } else {
        // Too long can be mended by writing; another's version cannot.
        isStopped = answer.status === 409;
        say(message, true);
      }
    } catch {
      say(isKept ? offline : waiting, true);
      later(again);
    } finally {
      isSending = false;
      if (!isStopped && !isSame(words(), sent)) {
        later(quiet);
      }
    }
  }

  const show = (text, use, drop) => {
    const bar = document.createElement("div");
    bar.className = "note note-warn";
    bar.setAttribute("role", "alert");
    bar.append(Object.assign(document.createElement("p"), { textContent: text }));
    for (const [label, act] of [use, drop]) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button-3", textContent: label });
      button.addEventListener("click", () => {
        act();
        bar.remove();
      });
      bar.append(button, " ");
    }
    form.before(bar);
  };

  /** What was not saved when the page was left comes back: by itself over the same version, else when somebody wants it. */
  const restore = () => {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(key));
    } catch {
      // Nothing that can be read.
    }
    if (!kept?.words || isSame(kept.words.map(tidy), words().map(tidy))) {
      forget();
      return;
    }
    const use = () => {
      fields.forEach((field, i) => (field.value = kept.words[i] ?? field.value));
      keep();
      later(0);
    };
    if (kept.version === version.value) {
      use();
      say(fill(restored, clock(kept.at)));
    } else {
      const [text, yes, no] = other.split("|");
      show(fill(text, clock(kept.at)), [yes, use], [no, forget]);
    }
  };

  /** Paragraphs, lists and bold words of a page's or Word's markup. */
  const plain = (node, isBold = false) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data.replace(/\s+/g, " ");
      return isBold && text.trim() ? text.replace(/^(\s*)(.*?)(\s*)$/, "$1**$2**$3") : text;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || /^(style|script|xml|head|title|meta|link)$/i.test(node.localName)) {
      return "";
    }
    const weight = /font-weight\s*:\s*(\w+)/i.exec(node.dataset?.style ?? "")?.[1];
    const bold = weight ? weight === "bold" || Number(weight) >= 600 : isBold || /^(b|strong)$/.test(node.localName);
    const inside = [...node.childNodes].map((child) => plain(child, bold)).join("");
    return node.localName === "br" ? "\n"
      : node.localName === "li" ? `\n- ${inside.trim()}\n`
      : /^(p|div|h[1-6]|tr|ul|ol|table)$/.test(node.localName) ? `\n${inside}\n`
      : node.localName === "td" ? `${inside.trim()} `
      : inside;
  };

  form.addEventListener("paste", (event) => {
    const html = event.target.matches?.("[data-section]") ? event.clipboardData.getData("text/html") : "";
    if (/<(b|strong|li|p)\b/i.test(html)) {
      event.preventDefault();
      // The page's policy lets no pasted style be applied, and says so of each: they are read as words.
      const bare = html.replace(/<style\b[^]*?<\/style>/gi, "").replace(/\sstyle\s*=/gi, " data-style=");
      const text = plain(new DOMParser().parseFromString(bare, "text/html").body)
        .replaceAll("****", "").replace(/[ \t]*\n[ \t]*/g, "\n").replace(/\n{2,}/g, "\n").trim();
      event.target.setRangeText(text, event.target.selectionStart, event.target.selectionEnd, "end");
      event.target.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });

  form.addEventListener("input", (event) => {
    if (event.target.matches("[data-section]")) {
      keep();
      later(quiet);
    }
  });
  form.addEventListener("submit", () => {
    isLeaving = true;
    clearTimeout(timer);
    if (!isSame(words(), stored)) {
      keep(true);
    }
  });
  addEventListener("pageshow", () => (isLeaving = false));
  addEventListener("online", () => later(0));
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
  addEventListener("beforeunload", (event) => {
    if (!isLeaving && !isKept && !isSame(words(), stored)) {
      event.preventDefault();
    }
  });
  document.querySelector('form[action="/dang-xuat"]')?.addEventListener("submit", forget);
  restore();
  form.dataset.ready = "";
}
