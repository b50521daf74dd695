// Copies a text that stands on the page; without a clipboard the text is marked, so that it can be copied by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.querySelector("[data-copy-text]");
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      button.textContent = button.dataset.copied;
      setTimeout(() => (button.textContent = label), 3000);
    } catch {
      text.focus();
    }
  });
}
