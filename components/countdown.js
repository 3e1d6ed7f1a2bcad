/* Counts a room's timer down wherever the page shows it. What is left comes from the server at each run; between
   two runs the browser counts by its clock, so a tab that slept is right when it wakes. Nothing is announced each
   second: only that a minute is left, and that the time is up. */

const TICK = 250; // ms
const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

class Countdown {
  constructor(root) {
    this.root = root;
    this.timer = setInterval(() => this.tick(), TICK);
  }

  update(data) {
    // The same run drawn again (a click elsewhere on the page) does not begin again.
    if (data.stamp !== this.data?.stamp) { this.data = data; this.since = Date.now(); this.before = undefined; }
    this.tick();
  }

  tick() {
    if (!this.root.isConnected) { clearInterval(this.timer); return; }
    const passed = this.data.running ? Math.max(0, Math.floor((Date.now() - this.since) / 1000)) : 0;
    const left = Math.max(0, this.data.left - passed);
    for (const place of document.querySelectorAll("[data-timer]")) {
      if (place.textContent !== shown(left)) place.textContent = shown(left);
      place.parentElement.toggleAttribute("data-up", left === 0);
    }
    if (this.data.running && this.before !== undefined) {
      if (this.before > 60 && left <= 60 && left > 0) this.say(this.data.minute);
      if (this.before > 0 && left === 0) this.say(this.data.up);
    }
    this.before = left;
  }

  say(words) { this.root.querySelector("[role=status]").textContent = words; }
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".countdown");
  root.countdown ??= new Countdown(root);
  root.countdown.update(data);
}
