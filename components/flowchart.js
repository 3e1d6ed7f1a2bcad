/* The flowchart in the browser. Every state is in `data`, so choosing a box and opening a part never wait
   for the server. Elements are kept from one state to the next, so focus stays and boxes glide. */

const CHARTS = new WeakMap();
const BESIDE = 248 + 28; // the least width of the details, and the gap before them, as in the style sheet
const ARROWS = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] };
const SVG = "http://www.w3.org/2000/svg";

function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...inside.filter((piece) => piece !== null && piece !== undefined));
  return element;
}

function drawn(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function put(element, [x, y, w, h]) {
  for (const [name, value] of Object.entries({ x, y, w, h })) element.style.setProperty(`--${name}`, `${value}px`);
}

class Chart {
  constructor(root) {
    this.root = root;
    this.parts = new Map();
    this.pending = [];
    this.selected = null;
    this.open = "";
    this.current = null;
    this.told = {};
    this.print = window.matchMedia("print");
    this.refit = () => this.fit();
    this.print.addEventListener("change", this.refit);
    this.sizes = new ResizeObserver(this.refit);
    this.sizes.observe(root);
  }

  leave() {
    this.sizes.disconnect();
    this.print.removeEventListener("change", this.refit);
  }

  get state() { return this.data.states[this.open]; }

  /* New values from Python. What the reader chose wins over an echo of it that comes late. */
  take(data, send) {
    this.send = send;
    const first = !this.data;
    const changed = first || this.data.version !== data.version;
    this.data = data;
    const told = { selected: data.selected ?? null, open: data.open ?? null };
    const fresh = first || told.selected !== this.told.selected || told.open !== this.told.open;
    this.told = told;
    const echo = this.pending.findIndex((p) => p.selected === told.selected && p.open === told.open);
    if (echo >= 0) this.pending.splice(0, echo + 1);
    else if (fresh) {
      this.pending = [];
      this.selected = told.selected;
      this.open = told.open || "";
    }
    if (!(this.open in data.states)) this.open = "";
    const group = data.nodes[this.selected]?.group;
    if (!data.nodes[this.selected] && !data.groups[this.selected]) this.selected = null;
    else if (group && fresh && echo < 0) this.open = group;
    if (changed) this.build();
    if (changed || fresh) this.show(false);
  }

  /* Markup that Python escaped: our own signs and citations. */
  html(markup) {
    const holder = document.createElement("template");
    holder.innerHTML = markup;
    return holder.content;
  }

  glyph(name) { return this.html(this.data.glyphs[name]).firstChild; }

  build() {
    const { data, root } = this;
    const held = this.focusMark();
    const { words } = data;
    root.lang = data.lang;
    this.parts.clear();
    this.list = make("ol", { class: "parts", role: "list" });
    this.lines = drawn("svg", { class: "lines", "aria-hidden": "true", focusable: "false" });
    this.labels = make("div", { "aria-hidden": "true" });
    this.chart = make("div", { class: "chart", role: "group", "aria-label": words.chart, "aria-describedby": "keys" },
      this.lines, this.labels, this.list);
    this.panel = make("section", { class: "panel", id: "details", "aria-label": words.details, "aria-live": "polite" });
    this.folds = make("div", { class: "folds", role: "group", "aria-label": words.groups });
    const groups = Object.entries(data.groups);
    if (groups.length) this.folds.append(make("span", { class: "title", "aria-hidden": "true" }, words.groups));
    for (const [id, group] of groups) {
      this.folds.append(make("button", { class: "fold", type: "button", "data-fold": id },
        this.glyph("chev"), make("span", {}, group.label, " ", make("small", {}, group.count))));
    }
    const legend = make("ul", { class: "legend", "aria-label": words.legend }, ...data.legend.map((entry) => make("li", {},
      entry.shape ? make("span", { class: `swatch ${entry.shape}`, "aria-hidden": "true" }) : this.glyph(entry.glyph), entry.words)));
    this.body = make("div", { class: "body" }, this.chart, this.panel);
    root.replaceChildren(
      make("div", { class: "head" }, data.before ? make("p", { class: "before" }, data.before) : null,
        groups.length ? this.folds : null),
      this.body,
      legend,
      make("p", { class: "foot" }, `${data.caption} ${data.ends}`),
      make("span", { class: "sr", id: "keys" }, words.keys),
    );
    const widest = Math.max(...Object.values(data.states).map((state) => state.width));
    this.widest = widest;
    root.style.setProperty("--chart", `${widest}px`);
    root.onclick = (event) => this.click(event);
    root.onkeydown = (event) => this.key(event);
    root.onfocusin = null;
    this.list.addEventListener("focusin", (event) => {
      const part = event.target.closest(".part");
      if (part && part.dataset.id !== this.current) this.rove(part.dataset.id);
    });
    this.held = held;
  }

  /* Where the focus is, so that it can come back after everything was built anew. */
  focusMark() {
    const at = this.root.getRootNode().activeElement;
    if (!at || !this.root.contains(at)) return null;
    const part = at.closest(".part");
    return { part: part?.dataset.id, fold: at.dataset.fold, way: at.dataset.go };
  }

  mode() {
    if (this.print.matches) return "column";
    const room = this.root.parentNode.host?.clientWidth || this.root.parentElement?.clientWidth || this.root.clientWidth;
    if (!room && this.root.dataset.mode) return this.root.dataset.mode; // behind another tab: nothing to fit into
    if (room >= this.widest + BESIDE) return "beside";
    return room >= this.widest ? "under" : "column";
  }

  fit() {
    if (!this.data) return;
    const mode = this.mode();
    if (this.root.dataset.mode === mode) return;
    this.root.dataset.mode = mode;
    this.seat();
  }

  /* The details stand beside the chart, or in a column right under their box. */
  seat() {
    const mark = this.panel.contains(this.root.getRootNode().activeElement) ? this.root.getRootNode().activeElement : null;
    const here = this.root.dataset.mode === "column" && this.parts.get(this.selected);
    if (here) {
      if (this.panel.parentNode !== here) here.insertBefore(this.panel, here.querySelector(".rows"));
    } else if (this.root.dataset.mode === "column") {
      this.body.insertBefore(this.panel, this.chart);
    } else if (this.panel.previousElementSibling !== this.chart) this.body.append(this.panel);
    if (mark) mark.focus({ preventScroll: true });
  }

  show(moving) {
    const { state, root } = this;
    root.classList.toggle("moved", moving);
    this.chart.style.setProperty("--w", `${state.width}px`);
    this.chart.style.setProperty("--h", `${state.height}px`);
    const held = this.held || this.focusMark();
    this.held = null;
    for (const [id, part] of this.parts) {
      part.classList.remove("new");
      if (!(id in state.parts)) { part.remove(); this.parts.delete(id); }
    }
    state.order.forEach((id, at) => {
      const part = this.part(id, state.parts[id]);
      if (this.list.children[at] !== part) this.list.insertBefore(part, this.list.children[at] || null);
    });
    this.drawWays();
    for (const button of this.folds.querySelectorAll("[data-fold]")) {
      const open = button.dataset.fold === this.open;
      button.setAttribute("aria-expanded", String(open));
      button.replaceChild(this.glyph(open ? "chevd" : "chev"), button.firstChild);
    }
    if (!(this.current in state.parts)) this.current = this.parts.has(this.selected) ? this.selected : state.order[0];
    this.rove(this.current);
    this.mark();
    this.root.dataset.mode = this.mode();
    this.seat();
    this.refocus(held);
  }

  part(id, drawing) {
    let part = this.parts.get(id);
    if (!part) {
      part = make("li", { class: "part new", "data-id": id }, make("button", { type: "button" }), make("ul", { class: "rows", role: "list" }));
      this.parts.set(id, part);
    }
    put(part, drawing.box);
    part.classList.toggle("is-start", drawing.kind === "start" || id === this.state.order[0]);
    const button = part.firstElementChild;
    button.className = `node ${drawing.kind}`;
    button.setAttribute("aria-label", drawing.name);
    if (drawing.kind === "group") button.setAttribute("aria-expanded", "false");
    button.replaceChildren(...(drawing.ending ? [this.glyph(drawing.ending)] : []), make("span", { class: "label" }, drawing.label));
    const badge = this.badge(id);
    part.dataset.mark = badge?.kind ?? "";
    if (badge) {
      button.append(make("span", { class: `badge ${badge.kind}` }, badge.words));
      button.setAttribute("aria-label", `${drawing.name} ${badge.words}.`);
    }
    if (drawing.count) button.append(make("span", { class: "count" }, drawing.count, this.glyph("chevd")));
    const leaving = this.state.ways.filter((way) => way.from === id);
    part.lastElementChild.hidden = leaving.length === 0;
    part.lastElementChild.replaceChildren(...leaving.map((way) => make("li", {},
      make("button", { class: way.words ? "row" : "row plain", type: "button", "data-go": way.to },
        way.words ? make("b", {}, way.words) : null, make("span", {}, this.state.parts[way.to].label), this.glyph("chev")))));
    return part;
  }

  /* What is said beside a box: that it is new or changed, or that its law was contested on this day. */
  badge(id) {
    const { marks = {}, nodes, groups, words } = this.data;
    const inside = id.startsWith("group:") ? groups[id.slice(6)].nodes : [id];
    const mark = inside.map((one) => marks[one]).find(Boolean);
    if (mark) return mark;
    return inside.some((one) => nodes[one]?.contested.length) ? { kind: "contested", words: words.contested } : null;
  }

  drawWays() {
    this.lines.setAttribute("viewBox", `0 0 ${this.state.width} ${this.state.height}`);
    this.lines.replaceChildren(...this.state.ways.map((way) => {
      const group = drawn("g", { class: "way", "data-from": way.from });
      group.append(drawn("path", { class: "line", d: way.path }), drawn("path", { class: "tip", d: way.head }));
      return group;
    }));
    this.labels.replaceChildren(...this.state.ways.filter((way) => way.label).map((way) => {
      const words = make("span", { class: "words" }, way.label.lines.join("\n"));
      put(words, way.label.box);
      return words;
    }));
  }

  /* What is selected, in the chart and in the details. */
  mark() {
    for (const [id, part] of this.parts) {
      const here = id === this.selected;
      part.classList.toggle("is-here", here);
      const button = part.firstElementChild;
      if (!button.hasAttribute("aria-expanded")) {
        button.setAttribute("aria-pressed", String(here));
        button.setAttribute("aria-controls", "details");
      }
    }
    for (const way of this.lines.children) way.classList.toggle("from-here", way.dataset.from === this.selected);
    this.fillPanel();
  }

  fillPanel() {
    const { words, nodes, groups } = this.data;
    const node = nodes[this.selected];
    const group = groups[this.selected];
    this.panel.classList.toggle("full", Boolean(node || group));
    const top = (kind) => make("div", { class: "top" }, make("p", { class: "kicker" }, kind),
      make("button", { class: "x", type: "button", "data-close": true, "aria-label": words.close }, this.glyph("close")));
    const go = (to, label, lead) => make("button", { class: "go", type: "button", "data-go": to },
      make("span", {}, lead ? make("b", {}, `${lead}: `) : null, label), this.glyph("arrow"));
    if (node) {
      const rows = [];
      const row = (title, ...values) => rows.push(make("dt", {}, title), ...values);
      row(words.who, make("dd", {}, node.who));
      if (node.follows) row(words.follows, make("dd", {}, node.follows));
      if (node.note) row(words.note, make("dd", {}, node.note));
      if (node.contested.length) {
        row(words.contestedOn, ...node.contested.flatMap((one) =>
          [make("dd", {}, one.why), make("dd", { class: "source" }, this.html(one.source))]));
      }
      if (node.confidence) row(words.sure, make("dd", {}, node.confidence));
      row(node.sources.length > 1 ? words.sources : words.source,
        ...node.sources.map((source) => make("dd", { class: "source" }, this.html(source))));
      if (node.group) row(words.partOf, make("dd", {}, groups[node.group].label));
      this.panel.replaceChildren(top(node.kind), make("h2", {}, node.label), make("p", {}, node.plain), make("dl", {}, ...rows),
        ...(node.ways.length ? [make("div", { class: "gos ways", role: "group", "aria-label": words.ways },
          ...node.ways.map((way) => go(way.to, way.label, way.words)))] : []),
        ...(node.group ? [make("div", { class: "gos" }, this.foldButton(node.group))] : []));
    } else if (group) {
      this.panel.replaceChildren(top(words.openedKind), make("h2", {}, group.label), make("p", {}, group.plain),
        make("div", { class: "gos" }, ...group.nodes.filter((id) => id in nodes).map((id) => go(id, nodes[id].label)),
          this.foldButton(this.selected)));
    } else {
      this.panel.replaceChildren(make("p", { class: "hint" }, words.choose), make("p", { class: "hint keys" }, words.keys));
    }
  }

  foldButton(group) {
    return make("button", { class: "fold", type: "button", "data-fold": group, "aria-expanded": "true" },
      this.glyph("chevd"), make("span", {}, `${this.data.words.foldAgain}: ${this.data.groups[group].label}`));
  }

  rove(id) {
    this.current = id;
    for (const [other, part] of this.parts) {
      const here = other === id ? "0" : "-1";
      for (const button of part.querySelectorAll(".node, .row")) button.tabIndex = Number(here);
    }
  }

  focus(id, block = "nearest") {
    this.rove(id);
    const button = this.parts.get(id)?.firstElementChild;
    button?.focus({ preventScroll: true });
    button?.scrollIntoView({ block, inline: "nearest" });
  }

  refocus(held) {
    if (!held) return;
    const root = this.root.getRootNode();
    if (root.activeElement && this.root.contains(root.activeElement)) return;
    if (held.part && this.parts.has(held.part)) this.parts.get(held.part).firstElementChild.focus({ preventScroll: true });
    else if (held.fold) this.folds.querySelector(`[data-fold="${CSS.escape(held.fold)}"]`)?.focus({ preventScroll: true });
    else this.parts.get(this.current)?.firstElementChild.focus({ preventScroll: true });
  }

  /* Show a state and select in it, then tell Python if it wants to know. */
  turn(open, selected, focusOn, block) {
    const folds = open !== this.open;
    this.open = open;
    this.selected = selected;
    if (focusOn) this.current = focusOn;
    if (folds) this.show(true);
    else { this.mark(); this.seat(); }
    if (focusOn) this.focus(focusOn, block);
    if (!this.data.report) return;
    const told = { selected: this.data.nodes[selected] ? selected : null, open: open || null };
    this.pending.push(told);
    this.send("picked", told);
  }

  /* A box that may be folded away: its part is opened first. */
  go(id) {
    const group = id.startsWith("group:") ? id.slice(6) : null;
    if (group) { this.unfold(group); return; }
    const inside = this.data.nodes[id].group;
    // in a column the details are under the box, so the box goes to the top
    this.turn(id in this.state.parts ? this.open : inside, id, id, this.root.dataset.mode === "column" ? "start" : "nearest");
  }

  unfold(group) {
    const first = this.data.states[group].order.find((id) => this.data.groups[group].nodes.includes(id));
    this.turn(group, group, first);
  }

  refold(group) {
    const id = this.data.groups[group].id;
    const inside = this.data.groups[group].nodes.includes(this.selected) || this.selected === group;
    this.turn("", inside ? null : this.selected, id);
  }

  click(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.matches("[data-close]")) {
      const back = this.parts.has(this.selected) ? this.selected : this.current;
      this.turn(this.open, null, back);
    } else if (button.dataset.fold) {
      if (button.dataset.fold === this.open) this.refold(this.open);
      else this.unfold(button.dataset.fold);
    } else if (button.dataset.go) this.go(button.dataset.go);
    else if (button.matches(".node")) {
      const { id } = button.parentNode.dataset;
      if (id.startsWith("group:")) this.unfold(id.slice(6));
      else this.turn(this.open, id === this.selected ? null : id, id);
    }
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest(".parts") || event.target.closest(".panel")) return;
    const { order } = this.state;
    const at = event.target.closest(".part").dataset.id;
    let to = null;
    if (event.key === "Home") [to] = order;
    else if (event.key === "End") to = order[order.length - 1];
    else if (event.key in ARROWS) to = this.beside(at, ARROWS[event.key]);
    else return;
    event.preventDefault();
    if (to) this.focus(to);
  }

  /* The box in a direction: the nearest, and a box at the other end of a line before all others. */
  beside(id, [dx, dy]) {
    const { order, parts, ways } = this.state;
    if (this.root.dataset.mode === "column") return order[order.indexOf(id) + dx + dy] ?? null;
    const middle = ([x, y, w, h]) => [x + w / 2, y + h / 2];
    const [x, y] = middle(parts[id].box);
    let best = null;
    let least = Infinity;
    for (const other of order) {
      const [ox, oy] = middle(parts[other].box);
      const along = (ox - x) * dx + (oy - y) * dy;
      const across = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
      if (along < 8) continue;
      const joined = ways.some((way) => (way.from === id && way.to === other) || (way.to === id && way.from === other));
      const cost = (along + 2 * across) * (joined ? 0.45 : 1);
      if (cost < least) { least = cost; best = other; }
    }
    return best;
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".flow");
  if (!CHARTS.has(root)) CHARTS.set(root, new Chart(root));
  const chart = CHARTS.get(root);
  chart.take(data.given[0], setTriggerValue);
  return () => { chart.leave(); CHARTS.delete(root); };
}
