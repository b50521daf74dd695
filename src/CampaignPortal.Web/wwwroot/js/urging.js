// One tap copies the text, or on a phone shares it with its pictures, and writes down that they were urged. What was
// not copied or was not sent is not written down.
import { copyText } from "./copy.js";

const form = document.querySelector("[data-urge]");
const text = document.querySelector("[data-copy-text]");

function record(way) {
  form.elements.namedItem("cach").value = way;
  form.requestSubmit();
}

async function pictures() {
  return Promise.all([...document.querySelectorAll("[data-picture]")].map(async (image) => {
    const answer = await fetch(image.src);
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    return new File([await answer.blob()], image.dataset.picture, { type: "image/png" });
  }));
}

if (form && text) {
  const copy = form.querySelector("[data-copy-record]");
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    if (await copyText(text)) {
      record("chep");
    } else {
      document.querySelector("[data-copy-failed]").hidden = false;
    }
  });

  const share = form.querySelector("[data-share-record]");
  const sample = new File([""], "x.png", { type: "image/png" });
  if (navigator.canShare?.({ files: [sample] })) {
    share.hidden = false;
    share.addEventListener("click", async () => {
      try {
        await navigator.share({ text: text.value, files: await pictures() });
      } catch {
        // Called off, or refused: nothing was sent.
        return;
      }
      record("chia-se");
    });
  }
}
