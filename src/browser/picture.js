// The panel in which the map is saved as a picture, and the saving. Words and pictures come from the program: the panel asks by
// an event of its own, and the program answers in its attributes (src/ui/plate/picture.rs).

let panel;

/// Asks the program: [file name, text].
function ask(what) {
  return new Promise((answered) => {
    const watch = new MutationObserver(() => {
      watch.disconnect();
      const { file = "", text = "" } = panel.dataset;
      delete panel.dataset.text;
      answered([file, text]);
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
  const said = form.querySelector(".said");
  said.textContent = "";
  const [file, text] = await ask(new URLSearchParams(new FormData(form)).toString());
  if (!file) {
    said.textContent = text;
    return;
  }
  const svg = new Blob([text], { type: "image/svg+xml" });
  const blob = file.endsWith(".png") ? await png(svg) : svg;
  if (blob) download(blob, file);
  said.textContent = blob ? form.dataset.saved.replace("{0}", file) : form.dataset.fault;
}

/// Opens the panel of a button, which has the focus again when it closes.
export async function open(button) {
  if (panel?.open) return;
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
