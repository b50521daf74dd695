// Opens the grid without a connection, from what the page itself kept, and sends what waits when the connection is back.
import { flush } from "./outbox.js";

// Files whose name holds their content; a font that changes gets another name.
const final = /\.[a-z0-9]{10}\.(css|svg|png)$|^\/js\/[0-9a-f]{12}\/|^\/fonts\//;
const kept = ["script", "style", "font", "image", "manifest"];

addEventListener("install", (event) => {
  event.waitUntil(caches.open("assets").then((cache) => cache.add("/ngoai-tuyen.html")).then(() => skipWaiting()));
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("sync", (event) => event.waitUntil(flush()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) {
    return;
  }
  if (request.mode === "navigate") {
    event.respondWith(navigation(request, url));
  } else if (kept.includes(request.destination)) {
    event.respondWith(asset(request, url));
  }
});

// On a line that hardly moves the kept page comes after some seconds; what it lacks is found when it sends.
async function navigation(request, url) {
  const fresh = fetch(request);
  fresh.catch(() => {});
  const kept = await page(url);
  const late = new Promise((done) => setTimeout(done, 8000));
  try {
    return (await Promise.race(kept.isGrid ? [fresh, late] : [fresh])) ?? kept.answer;
  } catch {
    return kept.answer;
  }
}

async function page(url) {
  const pages = await caches.open("pages");
  const isGrid = url.pathname === "/" || url.pathname === "/nhap-lieu";
  const exact = await pages.match(url.pathname + url.search.replace("&da-gui=1", ""));
  const newest = isGrid && !url.searchParams.get("ngay") ? await pages.match("/nhap-lieu") : undefined;
  const answer = exact ?? newest;
  return { isGrid: Boolean(answer), answer: answer ?? (await caches.match("/ngoai-tuyen.html")) };
}

// A final file never changes; of any other the newest is wanted, and the last one will do.
async function asset(request, url) {
  const cache = await caches.open("assets");
  const known = await cache.match(request);
  if (known && final.test(url.pathname)) {
    return known;
  }
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await cache.put(request, answer.clone());
      await prune(cache);
    }
    return answer;
  } catch {
    return known ?? Response.error();
  }
}

// Files of versions long gone; the page that is kept names only new ones.
async function prune(cache) {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - 60)).filter((key) => final.test(new URL(key.url).pathname)).map((key) => cache.delete(key)));
}
