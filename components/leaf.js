/* The script of a leaf. Nothing here needs a secure context: a classroom is plain HTTP. */

const FRAMES_TO_WAIT = 120;
const SETTLES_MS = 800; /* after a verdict */
const LOOKS_EVERY_MS = 80;

function focusHeading(route, frames = 0) {
  const heading = document.querySelector(`h1[data-route="${CSS.escape(route)}"]`);
  if (heading) {
    heading.setAttribute("tabindex", "-1");
    heading.focus({ preventScroll: true });
    const scroller = document.querySelector('[data-testid="stMain"]');
    if (scroller) scroller.scrollTo(0, 0);
  } else if (frames < FRAMES_TO_WAIT) {
    requestAnimationFrame(() => focusHeading(route, frames + 1));
  }
}

function speak(lang) {
  document.documentElement.lang = lang;
  if (!document.cookie.split("; ").includes(`lang=${lang}`)) {
    document.cookie = `lang=${lang}; path=/; SameSite=Lax; max-age=34560000`;
  }
}

function closeEntry(root, giveBackFocus) {
  const entry = root.querySelector(".entry:not([hidden])");
  if (!entry) return false;
  const term = root.querySelector('.term[aria-expanded="true"]');
  entry.hidden = true;
  if (term) {
    term.setAttribute("aria-expanded", "false");
    if (giveBackFocus) term.focus();
  }
  return true;
}

function openEntry(root, term) {
  const again = term.getAttribute("aria-expanded") === "true";
  closeEntry(root, false);
  if (again) return;
  const entry = root.querySelector(`#${CSS.escape(term.getAttribute("aria-controls"))}`);
  const row = term.closest(".para");
  (row ? row.firstElementChild : term.closest("p, h2, ol, ul") || term).after(entry);
  entry.hidden = false;
  term.setAttribute("aria-expanded", "true");
  entry.scrollIntoView({ block: "nearest" });
}

function filter(root, field) {
  const wanted = field.value.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("-", " ").trim();
  let shown = 0;
  for (const row of root.querySelectorAll("[data-words]")) {
    row.hidden = !row.dataset.words.includes(wanted);
    if (!row.hidden) shown += 1;
  }
  const count = root.querySelector("[data-count]");
  if (count) count.textContent = (shown ? count.dataset.some : count.dataset.none).replace("{n}", shown);
}

async function send(form) {
  const say = form.querySelector("[data-reply]");
  const button = form.querySelector("button");
  button.setAttribute("aria-busy", "true");
  say.textContent = say.dataset.wait || "";
  say.classList.remove("notice", "fault");
  try {
    const reply = await fetch(form.getAttribute("action"), {
      method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin",
    });
    const told = await reply.json();
    if (told.ok) { location.assign(told.then || form.dataset.then || "/"); return; }
    say.textContent = say.getAttribute(`data-${told.why}`) || say.dataset.unknown;
    /* not looked at yet, so many are asking: it is sent again by itself, each page at another moment */
    if (told.again) setTimeout(() => { if (form.isConnected) send(form); }, told.again * (500 + 1000 * Math.random()));
    else say.classList.add("notice", "fault");
  } catch {
    say.textContent = say.dataset.offline;
    say.classList.add("notice", "fault");
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/* The clipboard is missing on a classroom's plain HTTP; selecting works everywhere. */
function copyFrom(root, button) {
  const field = root.querySelector(`#${CSS.escape(button.dataset.copy)}`);
  field.focus();
  field.select();
  let copied = false;
  try { copied = document.execCommand("copy"); } catch { /* the person copies what is selected */ }
  const list = button.closest("[data-copied]");
  for (const said of list.querySelectorAll('[role="status"]')) said.textContent = "";
  button.closest("li").querySelector('[role="status"]').textContent =
    copied ? list.dataset.copied : list.dataset.notCopied;
}

/* Whether the phone's menu was open. */
function closeMenu() {
  const nav = document.querySelector(".top-nav.open");
  if (!nav) return false;
  nav.classList.remove("open");
  document.querySelector("[data-menu]").setAttribute("aria-expanded", "false");
  return true;
}

/* Paper cannot be unfolded. What was closed is closed again afterwards. */
function unfoldForPaper() {
  if (window.explainerUnfolds) return;
  window.explainerUnfolds = true;
  window.addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll(".ax details:not([open])")) {
      folded.dataset.folded = "";
      folded.open = true;
    }
  });
  window.addEventListener("afterprint", () => {
    for (const opened of document.querySelectorAll(".ax details[data-folded]")) {
      delete opened.dataset.folded;
      opened.open = false;
    }
  });
}

function clicked(event, root, go) {
  const link = event.target.closest("a[data-go]");
  if (link) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    if (turnsPage(link)) return;
    closeMenu();
    go(link.getAttribute("href"));
    return;
  }
  if (event.target.closest("a[data-skip]")) {
    event.preventDefault();
    const heading = document.querySelector("h1[data-route]");
    if (heading) { heading.setAttribute("tabindex", "-1"); heading.focus(); }
    return;
  }
  const term = event.target.closest(".term");
  if (term) { openEntry(root, term); return; }
  if (event.target.closest("[data-close]")) { closeEntry(root, true); return; }
  if (clickedWall(event.target)) return;
  if (event.target.closest("[data-exit]")) { window.quickExit?.(); return; }
  const copy = event.target.closest("[data-copy]");
  if (copy) { copyFrom(root, copy); return; }
  if (event.target.closest("[data-print]")) { window.print(); return; }
  const menu = event.target.closest("[data-menu]");
  if (menu) {
    const open = root.querySelector(".top-nav").classList.toggle("open");
    menu.setAttribute("aria-expanded", String(open));
  }
}

function pressed(event, root) {
  if ((event.key === "Enter" || event.key === " ") && event.target.matches(".term")) {
    event.preventDefault();
    openEntry(root, event.target);
    return;
  }
  if (event.key !== "Escape") return;
  const picker = event.target.closest("[data-picker][open]");
  if (picker) {
    picker.open = false;
    picker.querySelector("summary").focus();
    event.stopPropagation();
    return;
  }
  if (closeEntry(root, true)) { event.stopPropagation(); return; }
  if (closeMenu()) document.querySelector("[data-menu]").focus();
}

/* Our HTML outside a leaf (what Streamlit's own element draws, which is faster) has no script.
   The header's leaf, which every page has, listens for it. */
function listenForTheRest(go) {
  const rest = (event) => {
    if (!(event.target instanceof Element) || event.target.closest(".ax-leaf")) return null;
    return event.target.closest(".ax");
  };
  document.onclick = (event) => { const root = rest(event); if (root) clicked(event, root, go); };
  document.onkeydown = (event) => { const root = rest(event); if (root) pressed(event, root); };
  document.onpointerdown = (event) => {
    if (event.target instanceof Element && !event.target.closest(".ax.top")) closeMenu();
    for (const picker of document.querySelectorAll("[data-picker][open]")) {
      if (!picker.contains(event.target)) picker.open = false;
    }
  };
}

/* Streamlit's checkboxes have nothing in common: those of a question become a group, named by its stem. A question
   comes and goes without its page, so the page is watched; an element may also be used again for something else. */
function nameGroups() {
  for (const group of document.querySelectorAll('[role="group"][aria-labelledby^="stem-"]')) {
    if (!group.className.includes("st-key-options-")) {
      group.removeAttribute("role");
      group.removeAttribute("aria-labelledby");
    }
  }
  for (const group of document.querySelectorAll('[class*="st-key-options-"]')) {
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", `stem-${group.className.match(/st-key-options-(\S+)/)[1]}`);
  }
}

/* The names of Streamlit's steppers exist in English only; ours say the year too, and the question names them all. */
function nameSteppers() {
  const told = document.querySelector("[data-fewer]");
  const group = document.querySelector(".st-key-guess-numbers");
  if (!told || !group) return;
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", told.dataset.asked);
  for (const field of group.querySelectorAll('[data-testid="stNumberInput"]')) {
    const year = field.querySelector("label")?.textContent.trim() ?? "";
    for (const [part, words] of [["Down", told.dataset.fewer], ["Up", told.dataset.more]]) {
      const button = field.querySelector(`[data-testid="stNumberInputStep${part}"]`);
      const name = `${words}: ${year}`;
      if (button && button.getAttribute("aria-label") !== name) button.setAttribute("aria-label", name);
    }
  }
}

/* A verdict takes the place of a long form: its first line may stand above what is seen, or under the page's head. */
function showVerdict(changes) {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) {
      const told = node instanceof Element && (node.matches("[data-verdict]") ? node : node.querySelector("[data-verdict]"));
      if (!told) continue;
      bringIntoSight(told);
      return;
    }
  }
}

/* The page may still move while Streamlit draws what comes after: it is looked at again for a moment, unless the
   reader moves it. */
function bringIntoSight(told) {
  const main = told.closest('[data-testid="stMain"]');
  const head = (main && parseFloat(getComputedStyle(main).scrollPaddingTop)) || 0;
  const ends = performance.now() + SETTLES_MS;
  const reader = new AbortController();
  for (const act of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    window.addEventListener(act, () => reader.abort(), { capture: true, passive: true, signal: reader.signal });
  }
  const look = () => {
    if (!told.isConnected) reader.abort();
    if (reader.signal.aborted) return;
    const { top, bottom } = told.getBoundingClientRect();
    if (top < head - 1 || bottom > window.innerHeight) told.scrollIntoView({ block: told.dataset.verdict || "center" });
    if (performance.now() < ends) setTimeout(look, LOOKS_EVERY_MS);
    else reader.abort();
  };
  look();
}

function watchForGroups() {
  if (window.explainerGroups) return;
  window.explainerGroups = new MutationObserver((changes) => {
    nameGroups();
    nameSteppers();
    showVerdict(changes);
  });
  window.explainerGroups.observe(document.body, { subtree: true, childList: true });
  nameGroups();
  nameSteppers();
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".ax-leaf");
  if (root.dataset.version !== data.version) {
    const held = document.activeElement && root.contains(document.activeElement)
      ? document.activeElement.getAttribute("data-keep") : null;
    root.innerHTML = data.html;
    root.dataset.version = data.version;
    if (held) root.querySelector(`[data-keep="${CSS.escape(held)}"]`)?.focus();
    const field = root.querySelector("[data-filter]");
    if (field?.value) filter(root, field); // an address may have it filled in
  }
  speak(data.lang);
  unfoldForPaper();
  const picker = root.querySelector("[data-picker]");
  if (picker) {
    picker.ontoggle = () => picker.open && picker.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  }
  watchForGroups();
  if (typeof data.route === "string") { // home's is empty
    if (window.explainerRoute !== undefined && window.explainerRoute !== data.route) focusHeading(data.route);
    window.explainerRoute = data.route;
  }

  const go = (address) => setTriggerValue("go", address);
  const wall = root.querySelector("[data-wall]");
  if (wall) driveWall(wall, go);
  if (typeof data.route === "string") {
    listenForTheRest(go);
    // Streamlit makes the scrolling page a stop for the Tab key; what it holds can be reached without
    document.querySelector('[data-testid="stMain"]')?.setAttribute("tabindex", "-1");
  }
  root.onclick = (event) => clicked(event, root, go);
  root.onkeydown = (event) => pressed(event, root);
  root.oninput = (event) => {
    if (event.target.matches("[data-filter]")) filter(root, event.target);
  };
  root.onchange = (event) => {
    if (event.target.matches("[data-send]")) send(event.target.form);
  };
  root.onsubmit = (event) => {
    if (!event.target.matches("form[data-thread]")) return;
    event.preventDefault();
    send(event.target);
  };
}
