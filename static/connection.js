/* Says that the connection is lost, in the reader's language. Streamlit would say it in English, in a dialog.
   And holds back what is tapped between the connection's return and the page's: a server that was started anew
   drops it, and the choice would stand on the screen as if it had been taken. */
(() => {
  const STATE = "data-test-connection-state";
  const RUN = "data-test-script-state";
  const CHOSEN = "data-selected";
  const WATCHED = { subtree: true, childList: true, attributeFilter: [STATE, RUN, CHOSEN] };
  const PATIENCE_MS = 3000;
  const LONGEST_RETURN_MS = 8000; /* after that a page that never came back shows at least what is wrong */
  const notice = document.getElementById("connection");
  let waiting = null;
  let returning = null;
  let lost = false;
  let before; /* the mark of the page as it was drawn before the connection was lost */

  function isConnected() {
    return document.querySelector(`[${STATE}]`)?.getAttribute(STATE) === "CONNECTED";
  }

  /* While the page is being drawn anew, what is tapped may be replaced under the finger. */
  function isDrawn() {
    return document.querySelector(`[${RUN}]`)?.getAttribute(RUN) === "notRunning" && mark() !== before;
  }

  function mark() {
    return document.querySelector("[data-drawn]")?.dataset.drawn;
  }

  function back() {
    clearTimeout(waiting);
    clearTimeout(returning);
    waiting = returning = null;
    lost = false;
    notice.hidden = true;
  }

  function look() {
    lookAtSaved();
    if (!isConnected()) {
      if (!lost) before = mark();
      lost = true;
      clearTimeout(returning);
      returning = null;
      waiting ??= setTimeout(() => {
        /* filled in only now: an alert is read out when its words change */
        notice.textContent = notice.dataset[document.documentElement.lang] ?? notice.dataset.en;
        notice.hidden = false;
      }, PATIENCE_MS);
    } else if (lost) {
      returning ??= setTimeout(back, LONGEST_RETURN_MS);
      if (isDrawn()) back();
    }
  }

  /* Ways out of the page stay open, and whoever writes goes on: words are sent later, by a key or a button. */
  function holdBack(event) {
    const on = event.target;
    if (!lost || ["Tab", "Escape"].includes(event.key) || !on.closest?.("[data-testid=stMain]")) return;
    if (event.type === "keydown" && on.matches("textarea, input[type=text]") && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
  }
  for (const kind of ["pointerdown", "mousedown", "click", "keydown"]) {
    window.addEventListener(kind, holdBack, true);
  }

  /* An open vote's "Saved." tells of the options that it was drawn for; until it is drawn for those that are chosen
     now, their tap is on its way. Streamlit's inputs keep their events to themselves, and mark what is chosen. */
  function lookAtSaved() {
    for (const line of document.querySelectorAll("[data-chosen]")) {
      const options = line.closest('[class*="st-key-ballot-"][class*="-options"]');
      if (!options) continue;
      const boxes = [...options.querySelectorAll('[data-testid="stRadio"] input, [data-testid="stCheckbox"] input')];
      const chosen = boxes.flatMap((box, at) => (box.checked ? [at] : [])).join(" ");
      const ways = [...options.querySelectorAll('[data-testid="stButtonGroup"] [role="radio"]')];
      const sure = ways.flatMap((way, at) => (way.getAttribute("aria-checked") === "true" ? [at] : [])).join();
      line.toggleAttribute("data-sending", chosen !== line.dataset.chosen || sure !== line.dataset.sure);
    }
  }

  /* a first visit may be slow: until the page has been connected once, the words that stand on it say enough */
  const first = new MutationObserver(begin);
  function begin() {
    if (!isConnected()) return;
    first.disconnect();
    document.documentElement.dataset.connected = "";
    /* A first question whose script has not come by now must not cover the page. */
    document.querySelector("#first:not([data-ready])")?.remove();
    new MutationObserver(look).observe(document.body, WATCHED);
  }
  first.observe(document.body, WATCHED);
  begin();
})();
