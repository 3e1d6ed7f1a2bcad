/* The law's date: a slider along the years, with marks where something changes. Works without a pointer (arrow keys:
   a month, Page Up and Down: a year), by buttons from change to change, and by typing. */

const DAY = 86400000;
const LONGEST_WAIT_MS = 3000; /* for an answer; then the latest day is sent again, and waited for twice as long */
const MOST_TRIES = 3;
const RESTS_MS = 1500; /* without a key, and what was typed is taken */
const TRACKS = new WeakMap();

const number = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const WHOLE_YEAR = number("1000-01-01"); /* before it, a year of four digits is still being typed */
const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

class DateTrack {
  constructor(root) {
    this.root = root;
    root.innerHTML =
      '<div class="track-top"><output class="track-day num"></output><div class="track-ways">' +
      '<button type="button" class="btn" data-way="-1"></button><button type="button" class="btn" data-way="1"></button>' +
      '<label class="track-typed"><span class="small"></span><input type="date" class="field"></label></div></div>' +
      '<div class="track-bar" tabindex="0" role="slider"><div class="track-hatch"></div><div class="track-years"></div>' +
      '<div class="track-marks"></div><div class="track-since"></div><div class="track-thumb"></div></div>' +
      '<p class="track-note small" role="status"></p>';
    this.bar = root.querySelector(".track-bar");
    this.typed = root.querySelector("input");
    this.bar.addEventListener("pointerdown", (event) => this.grab(event));
    this.bar.addEventListener("pointermove", (event) => { if (this.held) this.move(this.at(event), false); });
    for (const end of ["pointerup", "pointercancel"]) this.bar.addEventListener(end, () => this.letGo());
    this.bar.addEventListener("keydown", (event) => this.key(event));
    this.typed.addEventListener("keydown", (event) => this.typing(event));
    this.typed.addEventListener("change", () => { if (!this.types) this.takeTyped(); });
    this.typed.addEventListener("blur", () => this.endTyping());
    for (const way of root.querySelectorAll("[data-way]")) {
      way.addEventListener("click", () => this.step(Number(way.dataset.way)));
    }
  }

  /* New values from Python. A day that was sent comes back; another one was chosen elsewhere on the page. */
  take(data, send) {
    const on = number(data.on);
    const fresh = JSON.stringify([data.first, data.last, data.known, data.changes, data.lang]);
    this.send = send;
    this.data = data;
    [this.first, this.last, this.known] = [data.first, data.last, data.known].map(number);
    this.changes = data.changes.map(number);
    if (fresh !== this.drawn) this.draw();
    this.drawn = fresh;
    if (this.sent !== undefined && data.answered === this.sent.serial) {
      const waits = this.on !== this.sent.on || this.settles !== this.sent.settled;
      clearTimeout(this.patience);
      this.sent = undefined;
      if (waits) this.tell();
    } else if (!this.held && this.sent === undefined) {
      this.on = on;
      this.since = number(data.since);
      this.settles = true;
    }
    this.paint();
  }

  draw() {
    const { words, lang } = this.data;
    this.days = new Intl.DateTimeFormat(lang === "es" ? "es-US" : "en-US", { dateStyle: "long", timeZone: "UTC" });
    this.bar.setAttribute("aria-label", words.label);
    const [back, next] = this.root.querySelectorAll("[data-way]");
    back.textContent = `←\u00a0${words.back}`;
    next.textContent = `${words.next}\u00a0→`;
    this.root.querySelector(".track-typed .small").textContent = words.typed;
    Object.assign(this.typed, { min: this.data.first, max: this.data.last });
    const years = [];
    for (let year = Math.ceil(Number(this.data.first.slice(0, 4)) / 10) * 10; year <= Number(this.data.last.slice(0, 4)); year += 10) {
      years.push(`<span style="left:${this.share(number(`${year}-01-01`))}%">${year}</span>`);
    }
    this.root.querySelector(".track-years").innerHTML = years.join("");
    this.root.querySelector(".track-marks").innerHTML = this.changes
      .map((day) => `<i style="left:${this.share(day)}%"></i>`).join("");
    const hatch = this.root.querySelector(".track-hatch");
    hatch.style.left = `${this.share(this.known)}%`;
    hatch.title = words.known;
  }

  share(day) { return (100 * (day - this.first)) / (this.last - this.first); }

  at(event) {
    const box = this.bar.getBoundingClientRect();
    return this.first + Math.round(((event.clientX - box.left) / box.width) * (this.last - this.first));
  }

  grab(event) {
    if (event.button !== 0) return;
    this.bar.setPointerCapture(event.pointerId);
    this.held = true;
    this.since = this.on;
    this.move(this.at(event), false);
  }

  letGo() {
    if (!this.held) return;
    this.held = false;
    this.move(this.on, true);
  }

  key(event) {
    const months = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 }[event.key];
    if (months) this.jump(this.months(months));
    else if (event.key === "Home") this.jump(this.first);
    else if (event.key === "End") this.jump(this.known);
    else return;
    event.preventDefault();
  }

  months(by) {
    const day = new Date(this.on * DAY);
    const month = day.getUTCMonth() + by;
    const last = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0)).getUTCDate();
    return Date.UTC(day.getUTCFullYear(), month, Math.min(day.getUTCDate(), last)) / DAY;
  }

  /* The field holds a whole day after each key, such as one in the year 2: whoever types is let finish. A day from
     the browser's calendar is taken at once. */
  typing(event) {
    if (event.key === "Enter") return this.endTyping();
    if (event.key === "Tab" || event.key === "Escape") return;
    this.types = true;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => { if (number(this.typed.value) >= WHOLE_YEAR) this.endTyping(); }, RESTS_MS);
  }

  endTyping() {
    clearTimeout(this.rest);
    if (!this.types) return;
    this.types = false;
    if (this.typed.value !== iso(this.on)) this.takeTyped();
  }

  /* A day outside the track is put right in the field too, and said. */
  takeTyped() {
    const typed = number(this.typed.value);
    if (Number.isNaN(typed)) return;
    const { words } = this.data;
    const note = typed < this.first ? words.early : typed > this.last ? words.late : "";
    this.jump(typed);
    this.typed.value = iso(this.on);
    this.root.querySelector(".track-note").textContent = note;
  }

  /* Forward and back alike, what is shown is what the day that is reached has changed. */
  step(way) {
    const to = way > 0 ? this.changes.find((day) => day > this.on) : this.changes.findLast((day) => day < this.on);
    if (to !== undefined) this.jump(to, way > 0 ? this.on : to - 1);
  }

  jump(to, since = this.on) {
    if (Number.isNaN(to)) return;
    this.root.querySelector(".track-note").textContent = "";
    this.since = since;
    this.move(to, true);
  }

  move(to, settles) {
    const on = Math.min(Math.max(to, this.first), this.last);
    const same = on === this.on && settles === this.settles;
    this.on = on;
    this.settles = settles;
    this.paint();
    if (!same) this.tell();
  }

  /* One day under way at a time: what is chosen meanwhile is sent when that has come back. */
  tell(again) {
    if (this.sent !== undefined || (this.data.settledOnly && !this.settles)) return;
    /* The same day sent again keeps its serial: an answer to either is an answer. */
    const same = again !== undefined && again.on === this.on && again.settled === this.settles;
    if (!same) this.serial = (this.serial ?? Date.now() % 1000000) + 1;
    this.sent = { serial: this.serial, on: this.on, settled: this.settles };
    clearTimeout(this.patience);
    this.tries = again === undefined ? 0 : (this.tries ?? 0) + 1;
    this.patience = setTimeout(() => {
      const unheard = this.sent;
      this.sent = undefined;
      if (this.tries < MOST_TRIES) this.tell(unheard);
    }, LONGEST_WAIT_MS * 2 ** this.tries);
    this.send("moved", {
      on: iso(this.on), since: iso(this.since), settled: this.settles, serial: this.serial,
    });
  }

  paint() {
    const words = this.days.format(new Date(this.on * DAY));
    const beyond = this.on > this.known;
    const told = beyond ? `${words}, ${this.data.words.beyond}` : words;
    this.root.querySelector("output").textContent = words;
    this.root.classList.toggle("beyond", beyond);
    this.root.querySelector(".track-thumb").style.left = `${this.share(this.on)}%`;
    this.root.querySelector(".track-since").style.left = `${this.share(this.since)}%`;
    if (!this.types) this.typed.value = iso(this.on);
    const bounds = { valuemin: this.first, valuemax: this.last, valuenow: this.on, valuetext: told };
    for (const [name, value] of Object.entries(bounds)) this.bar.setAttribute(`aria-${name}`, value);
    const [back, next] = this.root.querySelectorAll("[data-way]");
    back.disabled = !this.changes.some((day) => day < this.on);
    next.disabled = !this.changes.some((day) => day > this.on);
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".date-track");
  if (!TRACKS.has(root)) TRACKS.set(root, new DateTrack(root));
  TRACKS.get(root).take(data.given[0], setTriggerValue);
}
