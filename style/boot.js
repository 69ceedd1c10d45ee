// Starts every program of the console: the page, and the workers beside it. The only script written
// by hand; everything else is Rust. Reviewed as such: see SECURITY.md.
//
// `halftone pack` writes into PROGRAMS which files belong to which program, with their checksums,
// names this file after its content and puts its checksum into the page. So what is not what was
// built does not run.

const PROGRAMS = {/* by halftone pack */};
const isPage = "document" in globalThis;

if (isPage) {
  setLanguage();
  showConnect();
  guardMarkup();
  try {
    await start(PROGRAMS.console);
  } catch (error) {
    showFailure(error);
  }
} else {
  // Who speaks to this worker before its program is there waits here for it.
  globalThis.ports = [];
  globalThis.onconnect = globalThis.onmessage = (event) => globalThis.ports.push(event);
  const [program] = globalThis.name.split("-");
  await start(PROGRAMS[program]);
}

async function start({ scripts, wasm }) {
  const place = (name) => new URL(name, import.meta.url).href;
  const get = ([name, integrity]) => fetch(place(name), { integrity });
  const code = get(wasm);
  // An import takes no checksum, so the same files are fetched with one before.
  const checked = await Promise.all([...scripts.map(get), code]);
  await Promise.all(checked.slice(0, -1).map((file) => file.arrayBuffer()));
  const { default: init } = await import(place(scripts[0][0]));
  await init({ module_or_path: code });
}

// What was chosen here before, else the first language that the browser asks for and the console
// speaks. The console takes it from the page.
function setLanguage() {
  let chosen = null;
  try {
    chosen = localStorage.getItem("halftone.language");
  } catch {
    // A browser that keeps nothing.
  }
  const spoken = [chosen, ...navigator.languages].find((tag) => /^(?:en|zh)\b/i.test(tag));
  document.documentElement.lang = /^zh/i.test(spoken) ? "zh-CN" : "en";
}

// What is asked for without a route, or with a code from the terminal, is the page that connects.
function showConnect() {
  const isAsked = /^(?:#\/?|#c=.*)?$/.test(location.hash);
  document.getElementById(isAsked ? "boot-connect" : "boot-lines").hidden = false;
  // A scenario is told beside the page.
  const isTold = location.hash.startsWith("#/demo/");
  document.documentElement.toggleAttribute("data-presenter", isTold);
}

// The one policy by which text may become markup or a worker. The view library makes elements that
// never change from text; it is text of the program, and no text from elsewhere passes for it:
// no script, style, address, frame or handler, only plain elements with plain attributes.
function guardMarkup() {
  const tag =
    "(?:a|abbr|b|br|button|caption|circle|code|col|colgroup|dd|defs|details|div|dl|dt|em|fieldset|footer|g|h[1-6]|header|hr|i|input|kbd|label|legend|li|line|main|nav|ol|optgroup|option|p|path|pattern|pre|rect|section|select|small|span|strong|sub|summary|sup|svg|table|tbody|td|text|textarea|tfoot|th|thead|title|tr|tspan|ul|use)";
  const name =
    "(?:aria-[a-z]+|autocomplete|checked|class|colspan|c[xy]|d|data-[a-z-]+|dir|disabled|d[xy]|fill|focusable|for|height|hidden|id|lang|open|patternUnits|points|preserveAspectRatio|r[xy]?|role|rowspan|scope|selected|spellcheck|stroke(?:-[a-z]+)?|tabindex|text-anchor|title|transform|type|value|viewBox|width|[xy][12]?)";
  const attribute = `(?:\\s(?:${name}(?:="[^"<>]*")?|href="#[^"<>]*"))`;
  const markup = new RegExp(`^(?:[^<]|<!>|<!---->|</${tag}>|<${tag}${attribute}*\\s?/?>)*$`);
  globalThis.trustedTypes?.createPolicy("default", {
    createHTML: (text) => (markup.test(text) ? text : null),
    createScriptURL: (url) => (new URL(url, location.href).href === import.meta.url ? url : null),
    createScript: () => null,
  });
}

// The words are in index.html; this only shows them and adds what the browser said.
function showFailure(error) {
  console.error(error);
  for (const id of ["boot-loading", "boot-lines"]) document.getElementById(id)?.remove();
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
