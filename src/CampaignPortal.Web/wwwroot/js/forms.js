// Plain forms keep their words: they go once the portal has answered, and a refused one has them again when somebody comes back to it.
// Comes with the first stroke. The grid and papers that save themselves have their own ways.
const { unsent, signedOut, signIn } = document.querySelector("header.top").dataset;
const forms = [...document.querySelectorAll('main form[method="post"]:not([data-entry], [data-draft])')].filter((form) => fieldsOf(form).length);

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && /^(text|search|number|date|time|url|email|tel|textarea|select-one|checkbox|radio|file)$/.test(field.type));
}

/* Asking first: without a connection, or after the sign-in has ended, the form stays as it is. */

function say(form, text, isSignedOut) {
  form.querySelector("[data-unsent]")?.remove();
  if (text) {
    const note = Object.assign(document.createElement("div"), { className: "note note-bad" });
    note.dataset.unsent = "";
    note.setAttribute("role", "alert");
    note.append(Object.assign(document.createElement("p"), { textContent: text }));
    if (isSignedOut) {
      note.append(Object.assign(document.createElement("a"), { textContent: signIn, href: "/dang-nhap", target: "_blank", rel: "noopener" }));
    }
    form.append(note);
    note.scrollIntoView({ block: "nearest" });
  }
}

document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (!forms.includes(form) || form.dataset.may) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.getAttribute("aria-busy") === "true") {
    return;
  }
  form.setAttribute("aria-busy", "true");
  const answer = await fetch("/api/nhac-viec", { signal: AbortSignal.timeout?.(15000) }).catch(() => null);
  form.removeAttribute("aria-busy");
  if (answer?.ok) {
    say(form);
    clearTimeout(soon);
    remember(null);
    form.dataset.may = "1";
    form.requestSubmit(submitter);
    delete form.dataset.may;
  } else {
    say(form, answer?.status === 401 ? signedOut : unsent, answer?.status === 401);
  }
}, true);

/* Coming back to a refused form: its page is asked for anew, and what was typed is in the history's entry. */

// What the server put into the form, its version or what was seen, is part of the key: words are not put over what somebody else has stored since.
const keyOf = (form) => [form.action, ...[...form.elements].filter(({ type, name }) => type === "hidden" && name !== "__RequestVerificationToken").map(({ value }) => value)].join();
const isTicked = (field) => /^(checkbox|radio)$/.test(field.type);
let soon;

function remember(state) {
  try {
    history.replaceState(state, "", location.href);
  } catch {
    // Browsers allow so many in so many seconds; the next stroke tries again.
  }
}

function keep() {
  const typed = forms.map((form) => [keyOf(form), fieldsOf(form).filter((field) => field.type !== "file")
    .map((field) => [field.name, isTicked(field) ? field.value : null, isTicked(field) ? field.checked : field.value])]);
  remember({ typed });
}

// A form that was sent and saved comes back by the same way, without a word of refusal.
if (document.querySelector("[data-refused]")?.querySelector(".note-bad, [aria-invalid=true]")) {
  keep();
  document.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(keep, 400);
  });
} else {
  for (const [key, values] of history.state?.typed ?? []) {
    const form = forms.find((one) => keyOf(one) === key);
    for (const [name, ticked, value] of form ? values : []) {
      const field = fieldsOf(form).find((one) => one.name === name && (ticked === null || one.value === ticked));
      if (field) {
        field[ticked === null ? "value" : "checked"] = value;
      }
    }
  }
}
