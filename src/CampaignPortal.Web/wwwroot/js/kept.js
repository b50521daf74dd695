// Opens a kept page without a connection, and makes yesterday's page today's where it was asked for as today's.

/** Says so, with a link to the other day where there is one. Comes before the grid is read. */
export function openKept(form, page) {
  const since = new Date(Number(form.dataset.kept));
  const { today, words } = dayNow(page, since);
  if (page.day !== page.today || today <= page.day) {
    tell(page, words, "kept");
  } else if (today > page.lastDay || page.locked) {
    tell(page, words, "keptOld").append(` ${page.texts.needsConnection}`);
  } else if (new URLSearchParams(location.search).has("ngay")) {
    // Who asks for a day by its name, as after midnight for the evening before, gets that day.
    tell(page, words, "keptOld", "openToday", "/nhap-lieu");
  } else {
    tell(page, words, "followed", "openOld", `/nhap-lieu?ngay=${page.day}`);
    follow(form, page, today, words[2]);
  }
}

let isTold = false;

/** A page that has stood open since yesterday still takes yesterday's figures: says so once, with a link to today's. */
export function tellPassed(page, since) {
  const { today, words } = dayNow(page, since);
  const isUndoShown = document.querySelector("[data-alert]:not([hidden]) button:not([hidden])");
  if (!isTold && !isUndoShown && page.day === page.today && today > page.day && today <= page.lastDay) {
    isTold = true;
    tell(page, words, "passed", "openToday", page.address.replace(page.day, today)).scrollIntoView({ block: "center" });
  }
}

/** Which day it is by now, and the words for the sentences: the page's day, when it was opened, today. */
function dayNow(page, since) {
  const now = new Date(Date.parse(`${page.now}Z`) + Date.now() - since);
  return { today: now.toISOString().slice(0, 10), words: [page.dayText, new Date(since).toTimeString().slice(0, 5), dayText(now, page)] };
}

function tell(page, words, text, label, address) {
  const say = (name) => words.reduce((all, word, at) => all.replaceAll(`{${at}}`, word), page.texts[name]);
  const box = document.querySelector("[data-alert]");
  const [place, undo] = box.children;
  box.hidden = false;
  undo.hidden = true;
  place.textContent = say(text);
  box.querySelector("a")?.remove();
  if (label) {
    box.append(Object.assign(document.createElement("a"), { textContent: say(label), href: address }));
  }
  return place;
}

const dayText = (day, page) => `${page.dayNames[day.getUTCDay()]} ${day.getUTCDate()}/${day.getUTCMonth() + 1}`;

// What was the day's belongs to the days before; of the new day nothing is stored, as far as is known here. Somebody else's
// figures, if there are any, are found when it is sent, as on every page that is not the newest.
function follow(form, page, today, text) {
  const isNext = Date.parse(today) - Date.parse(page.day) === 86400000;
  for (const row of form.querySelectorAll("[data-row]")) {
    let headline = null;
    for (const input of row.querySelectorAll("[data-cell]")) {
      const { dataset } = input;
      const { stored } = dataset;
      input.value = "";
      if (stored && dataset.stock === "") {
        input.placeholder = stored;
      } else if (stored) {
        dataset.before = Number(dataset.before ?? 0) + Number(stored);
        headline = dataset.headline === "" ? headline + Number(stored) : headline;
      }
      delete dataset.stored;
    }
    row.dataset.before = Number(row.dataset.before) + headline;
    row.querySelector("[data-yesterday]").textContent = isNext && headline !== null ? headline : "–";
    row.querySelectorAll(".flag, .cell-note").forEach((note) => note.remove());
  }
  form.querySelector("[data-sum-yesterday]").textContent = "–";
  form.querySelector("[data-status]").defaultValue = page.texts.notYetSent;
  const heading = document.querySelector("h1");
  heading.lastElementChild.textContent = `· ${text}`;
  document.title = document.title.replace(page.dayText, text);
  form.querySelector("caption").textContent = heading.textContent;
  document.body.dataset.followed = "";
  const replace = (name, from, to) => (page[name] = page[name].replace(from, to));
  replace("label", page.dayText, text);
  replace("address", page.day, today);
  Object.assign(page, { day: today, today, dayText: text, version: 0 });
}
