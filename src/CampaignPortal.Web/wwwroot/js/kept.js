// Opens a kept page without a connection, and makes yesterday's page today's where it was asked for as today's.

/** Says so, with a link to the other day where there is one. Comes before the grid is read. */
export function openKept(form, page) {
  const since = new Date(Number(form.dataset.kept));
  const now = new Date(Date.parse(`${page.now}Z`) + Date.now() - since);
  const today = now.toISOString().slice(0, 10);
  const words = [page.dayText, since.toTimeString().slice(0, 5), dayText(now, page)];
  const say = (text) => words.reduce((all, word, at) => all.replaceAll(`{${at}}`, word), page.texts[text]);
  const [box, link] = [document.querySelector("[data-alert]"), document.createElement("a")];
  const tell = (text, label, address) => {
    box.hidden = false;
    box.firstElementChild.textContent = text;
    if (label) {
      link.textContent = say(label);
      link.href = address;
      box.append(link);
    }
  };
  if (page.day !== page.today || today <= page.day) {
    tell(say("kept"));
  } else if (today > page.lastDay || page.locked) {
    tell(`${say("keptOld")} ${say("needsConnection")}`);
  } else if (new URLSearchParams(location.search).has("ngay")) {
    // Who asks for a day by its name, as after midnight for the evening before, gets that day.
    tell(say("keptOld"), "openToday", "/nhap-lieu");
  } else {
    tell(say("followed"), "openOld", `/nhap-lieu?ngay=${page.day}`);
    follow(form, page, today, words[2]);
  }
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
