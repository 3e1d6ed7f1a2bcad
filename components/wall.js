/* The script of a classroom's wall: `.wall` with a `.slide`, and links with `data-key` or `data-slide` that lead on.

   A slide stands in the largest type with which it fits, and never in smaller type than the back row can read: what
   does not fit is shown a page at a time. Sizes are px on a wall 720 high. Where the stylesheet lets a slide grow (a
   phone), it is one page. A page that is not shown is hidden from the eye alone. */

const WALL = { high: 720, wide: 1024, most: 36, least: 28, last: 16 };
const PICTURE = { units: 16, most: 34, least: 21, above: 14, below: 16 };
const TYPED_FOR_MS = 4000;
const KEYS = {
  ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "back", PageUp: "back", Home: "first", End: "last",
  p: "pause", P: "pause",
};

const isAlone = (piece) => "alone" in piece.dataset;
const overflows = (slide) => slide.scrollHeight > slide.clientHeight || slide.scrollWidth > slide.clientWidth;

function showPieces(slide, pieces, from, to) {
  pieces.forEach((piece, number) => piece.classList.toggle("off", number < from || number >= to));
  for (const source of slide.querySelectorAll("[data-of]")) {
    source.hidden = !source.dataset.of.split(" ").some((number) => number >= from && number < to);
  }
  for (const list of slide.querySelectorAll(".wall-sources")) list.hidden = !list.querySelector("li:not([hidden])");
}

/* As many pieces on each page as fit. A heading goes with what it heads. */
function pagesAt(slide, pieces, size) {
  slide.style.fontSize = `${size}px`;
  const pages = [];
  let tight = false;
  for (let from = 0; from < pieces.length || !pages.length;) {
    let to = Math.min(from + 1, pieces.length);
    showPieces(slide, pieces, from, to);
    tight ||= overflows(slide);
    while (to < pieces.length && !isAlone(pieces[to - 1]) && !isAlone(pieces[to])) {
      showPieces(slide, pieces, from, to + 1);
      if (overflows(slide)) break;
      to += 1;
    }
    while (to < pieces.length && to - from > 1 && pieces[to - 1].matches("h2")) to -= 1;
    pages.push({ from, to });
    from = to;
  }
  return { pages, tight, size };
}

/* The fewest pages that are legible, in the largest type with which they stay as few. */
function fitted(slide, pieces) {
  const scale = Math.min(window.innerHeight / WALL.high, window.innerWidth / WALL.wide);
  const least = Math.ceil(WALL.least * scale);
  let [low, high] = [least, Math.floor(WALL.most * scale)];
  if (pieces.some((piece) => piece.matches("figure"))) high = least; // the room is the picture's
  let best = pagesAt(slide, pieces, low);
  while (best.tight && best.size > WALL.last) best = pagesAt(slide, pieces, best.size - 1);
  if (best.size < least) return best;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const tried = pagesAt(slide, pieces, middle);
    if (tried.tight || tried.pages.length > best.pages.length) high = middle - 1;
    else { low = middle; best = tried; }
  }
  return best;
}

/* A flowchart goes from page to page by its rows; the last row of one page is the first of the next. */
function bandsAt(rows, whole, high) {
  const top = (row) => (row ? rows[row][0] - PICTURE.above : 0);
  const end = (row) => (row + 1 < rows.length ? rows[row + 1][0] - PICTURE.below : whole);
  const bands = [];
  for (let from = 0; from < rows.length;) {
    let to = from;
    while (to + 1 < rows.length && end(to + 1) - top(from) <= high) to += 1;
    bands.push([top(from), end(to)]);
    if (to + 1 === rows.length) break;
    from = to > from ? to : to + 1;
  }
  return bands;
}

function bandsOf(figure) {
  const [width, whole] = figure.dataset.size.split(" ").map(Number);
  const rows = figure.dataset.rows.split(" ").map((row) => row.split(",").map(Number));
  const wall = Math.min(window.innerHeight / WALL.high, window.innerWidth / WALL.wide);
  const { clientWidth, clientHeight } = figure;
  const most = Math.min(clientWidth / width, (PICTURE.most * wall) / PICTURE.units);
  const fits = (scale) => bandsAt(rows, whole, clientHeight / scale);
  let scale = Math.min(most, clientHeight / whole);
  let bands = [[0, whole]];
  if (scale * PICTURE.units < PICTURE.least * wall) {
    let [low, high] = [Math.min(most, (PICTURE.least * wall) / PICTURE.units), most];
    bands = fits(low);
    for (let step = 0; step < 10; step += 1) {
      const middle = (low + high) / 2;
      if (fits(middle).length > bands.length) high = middle; else low = middle;
    }
    bands = fits(low);
    const tallest = Math.max(...bands.map(([top, end]) => end - top));
    scale = Math.min(low, clientHeight / tallest);
  }
  return bands.map(([top, end]) => ({
    box: [0, top, width, end - top], scale, goesOn: [top > 0 ? "above" : "", end < whole ? "below" : ""].join(" "),
  }));
}

function showBand(figure, { box, scale, goesOn }) {
  figure.dataset.goesOn = goesOn;
  const svg = figure.querySelector("svg");
  svg.setAttribute("viewBox", box.join(" "));
  svg.style.width = `${box[2] * scale}px`;
  svg.style.height = `${box[3] * scale}px`;
}

/* All pages of a slide as it stands in its window. */
function pagesOf(slide, pieces) {
  slide.style.fontSize = "";
  showPieces(slide, pieces, 0, pieces.length);
  for (const figure of slide.querySelectorAll("[data-rows]")) {
    figure.querySelector("svg").setAttribute("viewBox", `0 0 ${figure.dataset.size}`);
    figure.querySelector("svg").removeAttribute("style");
  }
  if (getComputedStyle(slide).overflowY === "visible") return [{ from: 0, to: pieces.length }];
  const { pages, size } = fitted(slide, pieces);
  slide.style.fontSize = `${size}px`;
  return pages.flatMap((page) => {
    const figure = pieces[page.from]?.closest("[data-rows]");
    showPieces(slide, pieces, page.from, page.to);
    if (!figure) return [page];
    return bandsOf(figure).map((band) => ({ ...page, figure, band }));
  });
}

function turnTo(at) {
  const state = window.explainerWall;
  const { wall, pages } = state;
  const slide = wall.querySelector(".slide");
  state.at = Math.min(Math.max(at, 0), pages.length - 1);
  const page = pages[state.at];
  showPieces(slide, [...slide.querySelectorAll("[data-piece]")], page.from, page.to);
  if (page.band) showBand(page.figure, page.band);
  wall.dataset.page = state.at + 1;
  wall.dataset.pages = pages.length;
  tellPage(wall);
  const words = wall.querySelector("[data-page-words]");
  if (words) {
    words.textContent = pages.length < 2 ? ""
      : words.dataset.pageWords.replace("{n}", state.at + 1).replace("{total}", pages.length);
  }
  const ends = { back: state.at === 0, next: state.at === pages.length - 1 };
  for (const link of wall.querySelectorAll("[data-key][data-end]")) {
    if (ends[link.dataset.key]) link.setAttribute("aria-disabled", "true");
    else link.removeAttribute("aria-disabled");
  }
}

/* A live wall tells which page it shows, so that the console can turn them too, and which of its wishes it has taken. */
function tellPage(wall) {
  const state = window.explainerWall;
  const page = `?page=${wall.dataset.page}&of=${wall.dataset.pages}&took=${state.ask ?? 0}`;
  const told = `${wall.dataset.slide} ${page}`;
  if (!("tells" in wall.dataset) || state.told === told) return;
  state.told = told;
  state.go(page);
}

function fitWall(at) {
  const state = window.explainerWall;
  if (!state.wall.isConnected) return;
  const slide = state.wall.querySelector(".slide");
  state.pages = pagesOf(slide, [...slide.querySelectorAll("[data-piece]")]);
  turnTo(at);
}

/* A link of the wall's was chosen: whether that turned a page of this slide instead of leading to another. */
function turnsPage(link) {
  const state = window.explainerWall;
  if (!state?.wall.contains(link)) return false;
  const step = { next: 1, back: -1 }[link.dataset.key];
  if (step && state.pages[state.at + step]) { turnTo(state.at + step); return true; }
  if (link.hasAttribute("aria-disabled")) return true;
  link.closest("dialog")?.close();
  if (link.dataset.slide === state.wall.dataset.at) {
    turnTo(link.dataset.key === "last" ? state.pages.length : 0);
    return true;
  }
  state.enters = link.dataset.key === "back" ? Infinity : 0;
  return false;
}

function blank(on) {
  const state = window.explainerWall;
  state.blank = on;
  const cover = state.wall.querySelector("[data-blank]");
  if (cover) cover.hidden = !on;
}

function typed(digits) {
  const state = window.explainerWall;
  clearTimeout(state.forgets);
  state.typed = digits.replace(/^0+/, "").slice(0, 3);
  if (state.typed) state.forgets = setTimeout(() => typed(""), TYPED_FOR_MS);
  const told = state.wall.querySelector("[data-typed]");
  if (told) told.textContent = state.typed ? told.dataset.typed.replace("{n}", state.typed) : "";
}

function goToTyped() {
  const { wall, typed: number } = window.explainerWall;
  typed("");
  (wall.querySelector(`[data-slide="${number}"]`) ?? wall.querySelector('[data-key="last"]'))?.click();
}

function openList() {
  const list = window.explainerWall.wall.querySelector("dialog");
  if (!list) return;
  list.showModal();
  list.querySelector("[aria-current]")?.focus();
}

function clickedWall(target) {
  if (target.closest("[data-slides]")) openList();
  else if (target.closest("[data-shut]")) target.closest("dialog").close();
  else if (target.closest("[data-blank]")) blank(false);
  else return false;
  return true;
}

/* Whether a key that was pressed is the wall's. */
function keyedWall(key, target) {
  const state = window.explainerWall;
  if (state.blank) { blank(false); return true; }
  if (/^\d$/.test(key)) { typed((state.typed ?? "") + key); return true; }
  if (state.typed && key === "Enter") { goToTyped(); return true; }
  if (state.typed && (key === "Escape" || key === "Backspace")) { typed(""); return true; }
  if (key === "." || key.toLowerCase() === "b") { blank(true); return true; }
  if (key.toLowerCase() === "l") { openList(); return true; }
  if (!KEYS[key] || (key === " " && target.closest("button"))) return false;
  state.wall.querySelector(`[data-key="${KEYS[key]}"]:not([aria-disabled])`)?.click();
  return true;
}

function driveWall(wall, go) {
  const before = window.explainerWall;
  if (before?.wall === wall) return;
  const same = before?.wall.dataset.slide === wall.dataset.slide;
  const { asked, ask = before?.ask } = wall.dataset;
  window.explainerWall = { ...before, wall, go, ask };
  /* each wish of the console's once: a key pressed here since then is the later word */
  if (asked && ask !== before?.ask) fitWall(Number(asked) - 1);
  else fitWall(same ? before.at : before?.enters ?? 0);
  window.explainerWall.enters = 0;
  blank(Boolean(before?.blank));
  document.fonts.ready.then(() => { if (window.explainerWall.wall === wall) fitWall(window.explainerWall.at); });
  if (window.explainerDrives) return;
  window.explainerDrives = true;
  window.addEventListener("resize", () => fitWall(window.explainerWall.at));
  window.addEventListener("keydown", (event) => {
    const { wall: shown } = window.explainerWall;
    const target = event.target instanceof Element ? event.target : document.body;
    if (!shown.isConnected || event.metaKey || event.ctrlKey || event.altKey || event.key === "Shift") return;
    if (shown.querySelector("dialog[open]") || target.closest("input, select, textarea, .flow")) return;
    if (keyedWall(event.key, target)) event.preventDefault();
  });
}

