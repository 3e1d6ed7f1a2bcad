/* Listens for a room's counter. Where a stream of events is blocked, it asks. Plain HTTP is enough. */

const FIRST_WORD = 4000; // ms: a stream that has said nothing by then is held up somewhere
const SILENCE = 40000; // ms without a word or a beat: the stream is dead, whatever the browser thinks
const ASK = 2500; // ms between questions where there is no stream
const LONGEST = 6000; // ms between two tries: who comes back is back within ten seconds
const STREAM_AGAIN = 60000; // ms after which a blocked stream is tried once more

const jitter = (ms) => ms * (0.75 + Math.random() / 2);

class Bell {
  constructor(root) {
    this.root = root;
    this.failures = 0;
    this.timers = new Set();
  }

  after(ms, what) {
    const timer = setTimeout(() => { this.timers.delete(timer); if (!this.gone()) what(); }, ms);
    this.timers.add(timer);
  }

  gone() {
    if (this.root.isConnected) return false;
    this.stop();
    return true;
  }

  /* Ends whatever is under way. There is one way to the server at a time: a stream, or questions. */
  stop() {
    this.source?.close();
    this.source = undefined;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    clearTimeout(this.silence);
    this.way = {};
    return this.way;
  }

  update(data, ring) {
    /* what stands here is another thing now: it is read from its top */
    if (this.data && this.data.top !== data.top) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    this.data = data;
    this.ring = ring;
    if (this.room !== data.room) {
      this.room = data.room;
      this.latest = this.rung = undefined;
      this.listen();
    }
    if (this.rung === data.counter) this.rung = undefined;
    // What waited is drawn by now where the words were sent, or the person went on by themselves.
    if (!this.waiting() || this.latest === data.counter) this.show(this.broken ? data.lost : "");
    if (this.latest !== undefined) this.heard(this.latest);
  }

  listen() {
    const way = this.stop();
    const source = new EventSource(`/room/bell${this.room}`);
    this.source = source;
    let spoke = false;
    const alive = () => {
      if (this.gone() || this.way !== way) return false;
      spoke = true;
      this.found();
      clearTimeout(this.silence);
      this.silence = setTimeout(() => { if (!this.gone() && this.way === way) this.again(); }, SILENCE);
      return true;
    };
    source.onmessage = (event) => { if (alive()) this.heard(Number(event.data)); };
    source.addEventListener("beat", alive);
    source.onerror = () => { if (this.way === way) this.again(); };
    this.after(FIRST_WORD, () => { if (!spoke) this.asking(); });
  }

  /* The stream broke: once or twice it is opened again, then asking goes on more surely. */
  again() {
    const failures = this.failures + 1;
    this.stop();
    this.failed();
    if (failures > 2) this.asking();
    else this.after(jitter(500 * 2 ** failures), () => this.listen());
  }

  asking() { this.ask(this.stop(), Date.now()); }

  async ask(way, since) {
    let counter;
    let refused = false;
    try {
      const reply = await fetch(`/room/bell/now${this.room}`, {
        credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout?.(LONGEST),
      });
      refused = reply.status === 403;
      if (!refused && !reply.ok) throw new Error(`${reply.status}`);
      counter = refused ? -1 : (await reply.json()).counter;
    } catch {
      counter = undefined;
    }
    if (this.gone() || this.way !== way) return;
    if (counter === undefined) this.failed();
    else {
      this.found();
      this.heard(counter);
    }
    const next = counter === undefined ? Math.min(LONGEST, 1000 * 2 ** this.failures) : refused ? LONGEST : ASK;
    const isTime = counter !== undefined && !refused && Date.now() - since > STREAM_AGAIN;
    this.after(jitter(next), () => (isTime ? this.listen() : this.ask(way, since)));
  }

  found() {
    this.failures = 0;
    if (!this.broken) return;
    this.broken = false;
    if (!this.waiting()) this.show("");
  }

  failed() {
    this.failures += 1;
    if (this.failures < 2) return;
    this.broken = true;
    if (!this.waiting()) this.show(this.data.lost);
  }

  heard(counter) {
    this.latest = counter;
    if (counter === this.data.counter && this.waiting()) this.show("");
    if (counter === this.data.counter || counter === this.rung) return;
    if (this.writing()) { this.hold(counter); return; }
    this.rung = counter;
    const spread = this.data.spread ? Math.random() * this.data.spread : 0;
    setTimeout(() => {
      if (this.gone() || this.rung !== counter) return;
      if (!this.writing()) { this.ring(counter); return; }
      this.rung = undefined; // someone began to write meanwhile
      this.hold(counter);
    }, spread);
  }

  /* A bell never replaces what someone is writing: a field with words that are not sent yet. */
  writing() {
    return [...document.querySelectorAll("textarea")].some((field) => field.value.trim() && field.isConnected);
  }

  waiting() { return Boolean(this.root.querySelector(".to-class")); }

  hold(counter) {
    if (this.waiting()) return;
    this.show(this.data.go);
    this.root.querySelector("button").onclick = () => {
      this.show("");
      this.rung = counter;
      this.ring(this.latest);
    };
  }

  show(html) { if (this.root.innerHTML !== html) this.root.innerHTML = html; }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".bell");
  root.bell ??= new Bell(root);
  root.bell.update(data, (counter) => setTriggerValue("rang", String(counter)));
}
