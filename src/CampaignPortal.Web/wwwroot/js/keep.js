// The kept copy runs under the same rule as the page itself.
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/** Puts the page as the server sent it, and the files it names, into the browser's cache; one person's pages at a time. */
export async function keep(html, user, addresses) {
  if (!globalThis.caches) {
    return;
  }
  const owner = await (await caches.match("/owner", { cacheName: "pages" }))?.text();
  if (owner && owner !== user) {
    await caches.delete("pages");
  }
  const pages = await caches.open("pages");
  await pages.put("/owner", new Response(user));
  const copy = `<!DOCTYPE html>${html.replace("data-entry", `data-entry data-kept="${Date.now()}"`)}`;
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy };
  await Promise.all(addresses.map((address) => pages.put(address, new Response(copy, { headers }))));
  const assets = await caches.open("assets");
  const files = performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => name.startsWith(location.origin));
  // What a first visit can do without comes with the second.
  const [kept, block] = ["kept.js", "block.js"].map((name) => new URL(name, import.meta.url).href);
  for (const name of [(await assets.match(kept)) ? block : kept, ...files]) {
    if (/\.(js|css|svg|png|woff2|webmanifest)$/.test(name) && !(await assets.match(name))) {
      await assets.add(name).catch(() => {});
    }
  }
}
