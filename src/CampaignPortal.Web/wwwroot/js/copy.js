/**
 * Copies what a field holds: to the clipboard, and where the browser hands none out (inside another app, over plain HTTP) in the
 * older way. False where neither goes: the text is marked, so that it can be copied by hand.
 */
export async function copyText(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    return document.execCommand("copy");
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.querySelector("[data-copy-text]");
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (await copyText(text)) {
      button.textContent = button.dataset.copied;
      setTimeout(() => (button.textContent = label), 3000);
    }
  });
}
