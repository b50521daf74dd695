// Keeps the page as it came, so that it opens without a connection.

// The kept copy runs under the same rule as the page itself.
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/**
 * Puts the page and the files it names into the browser's cache; one person's pages at a time.
 * @param html the page as the server sent it. @param user account id. @param addresses under which it is found.
 */
export async function keep(html, user, addresses) {
  if (!globalThis.caches) {
    return;
  }
  const pages = await caches.open("pages");
  const owner = await pages.match("/owner");
  if (owner && (await owner.text()) !== user) {
    await Promise.all((await pages.keys()).map((key) => pages.delete(key)));
  }
  await pages.put("/owner", new Response(user));
  const copy = `<!DOCTYPE html>${html.replace("data-entry", `data-entry data-kept="${Date.now()}"`)}`;
  for (const address of addresses) {
    await pages.put(address, new Response(copy, { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy } }));
  }
  const assets = await caches.open("assets");
  const files = performance.getEntriesByType("resource").map((entry) => entry.name.split("#")[0])
    .filter((name) => name.startsWith(`${location.origin}/`) && /\.(js|css|svg|png|woff2|webmanifest)(\?|$)/.test(name));
  for (const file of new Set(files)) {
    if (!(await assets.match(file))) {
      await assets.add(file).catch(() => {});
    }
  }
}
