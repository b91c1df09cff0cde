// The panel in which the map is saved as a picture, and the saving. Words and pictures come from the program: the panel asks by
// an event of its own, and the program answers in its attributes (src/ui/plate/picture.rs).

let panel;

/// Asks the program: [file name, text, note].
function ask(what) {
  return new Promise((answered) => {
    const watch = new MutationObserver(() => {
      watch.disconnect();
      const { file = "", text = "", note = "" } = panel.dataset;
      delete panel.dataset.text;
      answered([file, text, note]);
    });
    watch.observe(panel, { attributeFilter: ["data-text"] });
    panel.dataset.ask = what;
    panel.dispatchEvent(new Event("picture", { bubbles: true }));
  });
}

/// The pixels of an SVG document of their size.
async function png(svg) {
  const image = new Image();
  const url = URL.createObjectURL(svg);
  try {
    await new Promise((come, lost) => {
      image.onload = come;
      image.onerror = lost;
      image.src = url;
    });
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    canvas.getContext("2d").drawImage(image, 0, 0);
    return await new Promise((made) => canvas.toBlob(made, "image/png"));
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function download(blob, file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  // Some browsers read it only after a question to the reader.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function save(form) {
  if (form.dataset.busy) return;
  form.dataset.busy = "busy";
  const said = form.querySelector(".said");
  said.textContent = "";
  const [file, text, note] = await ask(new URLSearchParams(new FormData(form)).toString());
  const svg = new Blob([text], { type: "image/svg+xml" });
  const blob = file.endsWith(".png") ? await png(svg) : svg;
  if (file && blob) download(blob, file);
  const done = blob ? form.dataset.saved.replace("{0}", file) + (note && ` ${note}`) : form.dataset.fault;
  said.textContent = file ? done : text;
  delete form.dataset.busy;
}

/// Opens the panel of a button, which has the focus again when it closes.
export async function open(button) {
  // A map that was written anew took its panel with it.
  if (panel?.open && panel.isConnected) return;
  panel?.remove();
  panel = document.createElement("dialog");
  panel.className = "paper";
  panel.setAttribute("aria-labelledby", "paper-title");
  button.closest("figure").append(panel);
  panel.innerHTML = (await ask("panel"))[1];
  // The keys of the site are not for what is written here.
  panel.addEventListener("keydown", (event) => event.stopPropagation());
  panel.addEventListener("click", (event) => {
    if (event.target === panel || event.target.closest("button[type=button]")) panel.close();
  });
  panel.addEventListener("submit", (event) => {
    event.preventDefault();
    save(event.target);
  });
  panel.addEventListener("close", () => {
    panel.remove();
    button.focus();
  });
  panel.showModal();
}
