// Drafts and submissions in the browser's own storage, and the sending of what waits. Runs in pages and in the service
// worker. Drafts hold counts only. A submission stays here until the server has answered it, whatever happens in between;
// it keeps its id, so that one sent twice is stored once.

let database;

function open() {
  database ??= new Promise((done, fail) => {
    const request = indexedDB.open("portal", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("drafts", { keyPath: "key" });
      request.result.createObjectStore("outbox", { keyPath: "id" });
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  return database;
}

async function run(store, mode, act) {
  const transaction = (await open()).transaction(store, mode);
  const request = act(transaction.objectStore(store));
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done(request.result);
    transaction.onerror = transaction.onabort = () => fail(transaction.error);
  });
}

const table = (name) => ({
  get: (key) => run(name, "readonly", (store) => store.get(key)),
  all: () => run(name, "readonly", (store) => store.getAll()),
  put: (row) => run(name, "readwrite", (store) => store.put(row)),
  remove: (key) => run(name, "readwrite", (store) => store.delete(key)),
  clear: () => run(name, "readwrite", (store) => store.clear()),
});

export const drafts = table("drafts");
export const outbox = table("outbox");

/** What has not reached the server yet. */
export const isWaiting = (item) => ["waiting", "signin", "other-user"].includes(item.state);

/** Everything of this device's user is forgotten; for signing out. */
export async function forget() {
  await Promise.all([drafts.clear(), outbox.clear(), globalThis.caches?.delete("pages")]);
}

/** Sends what waits, oldest first, one at a time over all pages and the worker. */
export async function flush(send = fetch) {
  const work = async () => {
    for (const item of (await outbox.all()).filter(isWaiting).sort((a, b) => a.madeAt - b.madeAt)) {
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
    await drafts.remove(key);
  }
  for (const later of (await outbox.all()).filter((other) => other.key === key && isWaiting(other))) {
    await outbox.put({ ...later, day: { ...later.day, seenVersion } });
  }
}
