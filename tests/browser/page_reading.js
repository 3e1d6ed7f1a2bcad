/* Reads a page as a person meets it: what is visible, where it stands, in which colours.
   Shadow roots are walked like everything else. Each function returns values that can be sent to a test. */

function* elementsOf(root) {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element.shadowRoot) yield* elementsOf(element.shadowRoot);
  }
}

const parentOf = (element) => element.parentElement ?? element.getRootNode().host ?? null;

function* upFrom(element) {
  for (let at = element; at; at = parentOf(at)) yield at;
}

const SEEN = new Map();

/* Drawn, and not only for who listens: a box of a pixel or a clip leaves nothing to see. */
function isSeen(element) {
  if (!SEEN.has(element)) SEEN.set(element, isDrawn(element) && (!parentOf(element) || isSeen(parentOf(element))));
  return SEEN.get(element);
}

function isDrawn(element) {
  const style = getComputedStyle(element);
  if (style.display === "contents") return true;
  if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
  const clipped = style.clipPath === "inset(50%)" || style.clip === "rect(0px, 0px, 0px, 0px)";
  const aPixel = style.overflow === "hidden" && element.clientWidth <= 1 && style.position === "absolute";
  return style.opacity !== "0" && !clipped && !aPixel;
}

const NO_WORDS = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "TITLE"]);

/* Each visible text with its element. An icon's ligature is a picture, not a word. */
function* textsOf(root) {
  for (const element of elementsOf(root)) {
    if (NO_WORDS.has(element.tagName) || element.closest('[data-testid="stIconMaterial"]')) continue;
    const nodes = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim());
    if (nodes.length && isSeen(element)) for (const node of nodes) yield { element, node };
  }
}

function nameOf(element) {
  const path = [];
  for (const at of upFrom(element)) {
    if (path.length === 4 || at === document.body) break;
    const hook = at.dataset?.testid ? `[${at.dataset.testid}]` : at.id ? `#${at.id}` : "";
    const classes = [...at.classList].filter((name) => !/^(st-emotion|stAppEmb|e[0-9a-z]{6})/.test(name)).slice(0, 2);
    path.unshift([at.tagName.toLowerCase() + hook, ...classes].join("."));
  }
  return path.join(" > ");
}

const short = (words) => words.trim().replace(/\s+/g, " ").slice(0, 70);

function boxOf(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
}

/* Whether something is still gliding or fading in; what turns for ever (a spinner) doesn't count. */
function moving() {
  return document.getAnimations().some((motion) =>
    motion.playState === "running" && Number.isFinite(motion.effect?.getComputedTiming().endTime));
}

/* Resolves once nothing on the page has moved for three frames. */
async function untilStill() {
  await document.fonts.ready;
  const main = document.querySelector('[data-testid="stMain"]') ?? document.documentElement;
  let last = null;
  let still = 0;
  for (let frame = 0; frame < 180 && still < 3; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = `${main.scrollHeight} ${main.scrollWidth} ${main.clientWidth}`;
    still = now === last && !moving() ? still + 1 : 0;
    last = now;
  }
}

/* ---- room ---- */

function scrollsSideways(element) {
  return ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
}

function sideways() {
  const found = [];
  for (const element of [document.querySelector('[data-testid="stMain"]'), document.documentElement]) {
    if (element && element.scrollWidth > element.clientWidth) {
      found.push(`${nameOf(element)}: ${element.scrollWidth} px of content in ${element.clientWidth} px`);
    }
  }
  if (!found.length) return found;
  for (const element of elementsOf(document.body)) {
    const box = element.getBoundingClientRect();
    if (box.width && box.right > innerWidth + 0.5 && isSeen(element)) found.push(`${nameOf(element)} ends at ${box.right}`);
  }
  return found.slice(0, 6);
}

/* Words that are cut off: by the window's edge, or by a box that hides what does not fit. */
function clipped() {
  const found = [];
  for (const { element, node } of textsOf(document.body)) {
    const box = boxOf(node);
    if (!box.width) continue;
    const mayScroll = [...upFrom(element)].some((at) => scrollsSideways(at) && at.dataset?.testid !== "stMain" && at !== document.documentElement && at !== document.body);
    if ((box.right > innerWidth + 1 || box.left < -1) && !mayScroll) found.push(`${nameOf(element)} leaves the window: ${short(node.textContent)}`);
  }
  for (const element of elementsOf(document.body)) {
    const style = getComputedStyle(element);
    if (element.tagName === "INPUT" || element.tagName === "svg" || !element.textContent.trim() || !isSeen(element)) continue;
    const wide = ["hidden", "clip"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const high = ["hidden", "clip"].includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (style.display !== "inline" && (wide || high)) found.push(`${nameOf(element)} cuts off: ${short(element.textContent)}`);
  }
  return found;
}

const TARGETS = "a[href], button, input:not([type=hidden]), textarea, select, summary, [role=tab], [role=button]";

/* A link or button within a sentence takes the sentence's size (WCAG 2.2, 2.5.8: inline). */
function isInSentence(element) {
  if (getComputedStyle(element).display !== "inline") return false;
  for (let at = element.parentElement; at; at = at.parentElement) {
    const words = at.textContent.trim();
    if (words.length > element.textContent.trim().length) return true;
    if (getComputedStyle(at).display !== "inline") return false;
  }
  return false;
}

/* Targets below the least size. A small one may stand alone (2.5.8: spacing): then a circle of the least size
   around its middle meets no other target, nor the circle of another small one. */
function smallTargets(least) {
  const targets = [];
  for (const element of elementsOf(document.body)) {
    if (!element.matches(TARGETS)) continue;
    // a hidden input is worked by its label
    const target = element.matches("input[type=radio], input[type=checkbox]") ? element.closest("label") ?? element : element;
    if (!isSeen(target)) continue;
    const box = target.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const small = box.width < least - 0.01 || box.height < least - 0.01;
    targets.push({ target, box, small, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 });
  }
  const crowds = (one, other) => {
    if (one === other || one.target.contains(other.target) || other.target.contains(one.target)) return false;
    const across = Math.max(other.box.left - one.x, 0, one.x - other.box.right);
    const along = Math.max(other.box.top - one.y, 0, one.y - other.box.bottom);
    return Math.hypot(across, along) < least / 2 || (other.small && Math.hypot(one.x - other.x, one.y - other.y) < least);
  };
  return targets
    .filter((one) => one.small && !isInSentence(one.target) && targets.some((other) => crowds(one, other)))
    .map(({ target, box }) => `${nameOf(target)} ${box.width.toFixed(1)}×${box.height.toFixed(1)}: ${short(target.textContent || target.getAttribute("aria-label") || "")}`);
}

function smallFlowText(least) {
  const found = [];
  for (const { element, node } of textsOf(document.body)) {
    const inFlow = [...upFrom(element)].some((at) => at.classList.contains("st-key-flow"));
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (inFlow && size < least) found.push(`${nameOf(element)} ${size} px: ${short(node.textContent)}`);
  }
  return found;
}

/* All that is wrong with the room on the page, once it is still. */
async function faultsOfRoom(leastTarget, leastFlowText) {
  await untilStill();
  return [...sideways(), ...clipped(), ...smallTargets(leastTarget), ...smallFlowText(leastFlowText)];
}

/* ---- colour ---- */

const PEN = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/* [red, green, blue, alpha]; 0 to 255, alpha 0 to 1. The canvas knows every way to write a colour. */
function colourOf(written) {
  const plain = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(written);
  if (plain) return [1, 2, 3].map((at) => Number(plain[at])).concat(plain[4] === undefined ? 1 : Number(plain[4]));
  PEN.canvas.width = PEN.canvas.height = 1;
  PEN.clearRect(0, 0, 1, 1);
  PEN.fillStyle = written;
  PEN.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = PEN.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

function over([r, g, b, a], below) {
  return [r, g, b].map((part, at) => part * a + below[at] * (1 - a));
}

function luminance(colour) {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/* What lies under an element's words, painted together; null where a picture decides. */
function groundOf(element) {
  const layers = [];
  for (const at of upFrom(element)) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== "none") return null;
    const layer = colourOf(style.backgroundColor);
    if (layer[3] > 0) layers.push(layer);
    if (layer[3] === 1) break;
  }
  const canvas = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
  return layers.reverse().reduce((below, layer) => over(layer, below), canvas);
}

/* Words in a drawing stand on the last shape before them that reaches under them. */
function groundInDrawing(text) {
  const { left, right, top, bottom } = text.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const shapes = [...text.ownerSVGElement.querySelectorAll("rect, circle, ellipse, path, polygon")].filter((shape) => {
    const box = shape.getBoundingClientRect();
    const before = shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
    return before && getComputedStyle(shape).fill !== "none" && box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
  });
  const below = groundOf(text.ownerSVGElement);
  return shapes.length && below ? over(colourOf(getComputedStyle(shapes.at(-1)).fill), below) : below;
}

function faintWords() {
  const found = [];
  for (const { element, node } of textsOf(document.body)) {
    if (!boxOf(node).width || element.closest("[disabled], [aria-disabled=true]")) continue;
    const style = getComputedStyle(element);
    const drawn = element.ownerSVGElement ? element.closest("text") : null;
    const ground = drawn ? groundInDrawing(drawn) : groundOf(element);
    if (ground === null) { found.push(`${nameOf(element)} stands on a picture: ${short(node.textContent)}`); continue; }
    const ink = colourOf(drawn ? style.fill : style.color);
    for (const at of upFrom(element)) ink[3] *= Number(getComputedStyle(at).opacity);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = contrast(over(ink, ground), ground);
    if (ratio < (large ? 3 : 4.5)) found.push(`${nameOf(element)} ${ratio.toFixed(2)}:1: ${short(node.textContent)}`);
  }
  return found;
}

/* ---- words ---- */

const SAID = ["aria-label", "aria-description", "aria-roledescription", "title", "placeholder", "alt", "aria-placeholder", "aria-valuetext"];

const languageOf = (element) => {
  for (const at of upFrom(element)) if (at.lang) return at.lang;
  return "";
};

/* Everything that is shown or read out in one language: [where, words]. */
function wordsIn(language) {
  const found = [];
  const say = (element, words, how = "") => {
    if (words?.trim() && languageOf(element) === language) found.push([nameOf(element) + how, words.trim().replace(/\s+/g, " ")]);
  };
  for (const element of elementsOf(document.body)) {
    if (NO_WORDS.has(element.tagName) || element.closest('[data-testid="stIconMaterial"]')) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    for (const node of element.childNodes) if (node.nodeType === 3) say(element, node.textContent);
    for (const name of SAID) say(element, element.getAttribute(name), ` @${name}`);
    if (element.matches("input[type=button], input[type=submit]")) say(element, element.value, " @value");
  }
  return found;
}

/* ---- focus ---- */

function focused() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at === document.body ? null : at;
}

/* Whether the eye can tell where the focus is: an outline or ring on it, or on the label that stands for it. */
function showsFocus(element) {
  return [element, element.closest("label"), element.closest("[data-rac]")].some((at) => {
    if (!at || !isSeen(at)) return false;
    const style = getComputedStyle(at);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
}

function textOf(element) {
  if (!element) return "";
  const copy = element.cloneNode(true);
  for (const picture of copy.querySelectorAll('[data-testid="stIconMaterial"]')) picture.remove();
  return copy.textContent.trim();
}

function whereFocusIs() {
  const at = focused();
  if (!at) return null;
  const words = at.getAttribute("aria-label") || textOf(at) || textOf(at.closest("label")) || at.value || "";
  return { name: short(words), tag: at.tagName.toLowerCase(), shown: showsFocus(at), where: nameOf(at) };
}
