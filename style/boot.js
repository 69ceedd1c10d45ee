// Starts the console. The only script written by hand; everything else is Rust.
//
// Trunk writes the name of the glue into this script's tag and the name and checksum of the wasm
// into the preload link. The checksum goes into the fetch, because browsers ignore it on the link:
// a wasm that was changed on its way does not run.

const tag = document.querySelector("script[data-js]");
const wasm = document.querySelector('link[rel="preload"][as="fetch"]');

try {
  const { default: init } = await import(new URL(tag.dataset.js, document.baseURI).href);
  await init({ module_or_path: fetch(wasm.href, { integrity: wasm.integrity }) });
} catch (error) {
  showFailure(error);
}

// The words are in index.html; this only shows them and adds what the browser said.
function showFailure(error) {
  console.error(error);
  document.getElementById("boot-loading")?.remove();
  const failure = document.getElementById("boot-failure");
  if (!failure) return;
  failure.hidden = false;
  failure.querySelector("[data-detail]").textContent = String(error);
  // Not a link: the address, with its route, must stay.
  failure.querySelector("button").addEventListener("click", () => location.reload());
  const main = failure.closest("main");
  main.removeAttribute("aria-busy");
  main.dataset.state = "failed";
}
