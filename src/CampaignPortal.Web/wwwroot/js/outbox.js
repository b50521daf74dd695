// Drafts and submissions in the browser's own storage, and the sending of what waits; in pages and in the service worker.
// A submission keeps its id until the server has answered: sent twice, it is stored once.

const database = new Promise((done, fail) => {
  const request = indexedDB.open("portal", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("drafts", { keyPath: "key" });
    request.result.createObjectStore("outbox", { keyPath: "id" });
  };
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

async function run(store, act, given) {
  const transaction = (await database).transaction(store, act.startsWith("get") ? "readonly" : "readwrite");
  const request = transaction.objectStore(store)[act](given);
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done(request.result);
    transaction.onerror = transaction.onabort = () => fail(transaction.error);
  });
}

const table = (name) => Object.fromEntries(["get", "getAll", "put", "delete", "clear"].map((act) => [act, (given) => run(name, act, given)]));

export const drafts = table("drafts");
export const outbox = table("outbox");

export const isWaiting = (item) => ["waiting", "signin", "other-user"].includes(item.state);

/** For signing out: nothing of the user stays on the device. */
export async function forget() {
  await Promise.all([drafts.clear(), outbox.clear(), globalThis.caches?.delete("pages")]);
}

/** Sends what waits, oldest first, one at a time over all pages and the worker. */
export async function flush(send = fetch) {
  const work = async () => {
    for (const item of (await outbox.getAll()).filter(isWaiting).sort((a, b) => a.madeAt - b.madeAt)) {
      if (!(await deliver((await outbox.get(item.id)) ?? item, send))) {
        break;
      }
    }
  };
  await (globalThis.navigator?.locks ? navigator.locks.request("outbox", work) : work());
}

/** False where there is no connection, so that nothing else need be tried. */
async function deliver(item, send, attempt = 1) {
  const settle = (state, answer) => outbox.put({ ...item, state, answer, answeredAt: Date.now() });
  let answer;
  let body = {};
  try {
    answer = await send("/api/nhap-lieu", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ ...item.day, id: item.id, user: item.user, waitedMs: Date.now() - item.madeAt }),
      signal: AbortSignal.timeout(30000),
    });
    body = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
  } catch {
    await settle("waiting");
    return false;
  }
  if (answer.ok && body.status) {
    await settle("sent", body);
    await accepted(item, body.version);
    return true;
  }
  if (answer.status === 409 && body.status === "stale" && attempt < 4 && !item.day.zero && !body.conflicts.some((c) => isReal(c, item))) {
    // Somebody saved other cells of the day: theirs stay, ours go in beside them.
    return deliver({ ...item, day: { ...item.day, seenVersion: body.version } }, send, attempt + 1);
  }
  const state = answer.status === 401 ? "signin" : body.status === "other-user" ? body.status
    : answer.status >= 500 || answer.status === 429 || answer.ok ? "waiting" : "refused";
  await settle(state, body);
  return state === "refused";
}

const isReal = (conflict, item) =>
  item.day.cells.find((cell) => cell.h === conflict.hamlet && cell.i === conflict.indicator)?.b !== String(conflict.stored ?? "");

async function accepted({ id, key }, seenVersion) {
  if ((await drafts.get(key))?.id === id) {
    await drafts.delete(key);
  }
  for (const later of (await outbox.getAll()).filter((other) => other.key === key && isWaiting(other))) {
    await outbox.put({ ...later, day: { ...later.day, seenVersion } });
  }
}
