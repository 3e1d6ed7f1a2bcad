/* Gives life to the open vote that came with the page's first HTML (components/first_question.py): a tap is the
   ballot. Once Streamlit has drawn the same question, it takes over what is chosen and this one goes. */
(() => {
  const view = document.getElementById("first");
  if (!view) return; /* Streamlit was faster (connection.js) */
  const form = view.querySelector("form");
  const options = [...form.querySelectorAll("input")];
  const LONGEST_WAIT_MS = 8000; /* for an answer; on a bad network the choice is sent again on a tap */
  let waiting = Promise.resolve();
  let sent = 0;
  let touched = false;
  let held = false;

  /* One after another: of two taps the later one must also arrive later. */
  form.addEventListener("click", (event) => {
    if (!event.target.matches("input")) return;
    touched = true;
    const mine = ++sent;
    show("saving");
    waiting = waiting.then(() => (mine === sent ? cast(mine) : undefined));
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  /* A finger that is down is about to tap: it must not lose what is under it. */
  view.addEventListener("pointerdown", () => { held = true; });
  for (const end of ["pointerup", "pointercancel"]) {
    window.addEventListener(end, () => setTimeout(() => { held = false; look(); }, 50), true); /* after its click */
  }
  view.querySelector("[data-exit]").addEventListener("click", () => window.quickExit());

  async function cast(mine) {
    const chosen = options.filter((option) => option.checked).map((option) => option.value);
    const { room, poll } = view.dataset;
    let line = chosen.length ? "saved" : "none";
    try {
      const answer = await fetch("/room/ballot", {
        method: "POST",
        body: new URLSearchParams({ room, poll, chosen: chosen.join(",") }),
        signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      });
      const said = await answer.json();
      if (!said.ok) line = said.why;
    } catch {
      line = "offline";
    }
    if (mine === sent) show(line);
  }

  function show(name) {
    for (const line of form.querySelectorAll("[data-line]")) line.hidden = line.dataset.line !== name;
  }

  function theirs() {
    const box = document.querySelector(`[class*="st-key-ballot-${view.dataset.poll}-options"]`);
    return box && [...box.querySelectorAll("input[type=radio], input[type=checkbox]")];
  }

  function isDrawn() {
    const app = document.querySelector("[data-testid=stApp]");
    const inputs = theirs();
    const asks = inputs === null || inputs.length >= options.length;
    return app?.dataset.testScriptState === "notRunning" && asks && document.querySelector("#root h1") !== null;
  }

  /* What was tapped here stands in the store before or after Streamlit has read it: the later choice is tapped there
     once more, which writes the same ballot. */
  function handOver() {
    const inputs = theirs() ?? [];
    const scrolled = view.scrollTop;
    const at = options.indexOf(document.activeElement);
    view.remove();
    options.forEach((own, index) => {
      const other = inputs[index];
      if (touched && other && own.checked !== other.checked && (own.checked || own.type === "checkbox")) other.click();
    });
    inputs[at]?.focus({ preventScroll: true });
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, scrolled);
  }

  const watch = new MutationObserver(look);
  function look() {
    if (held || !view.isConnected || !isDrawn()) return;
    watch.disconnect();
    handOver();
  }
  watch.observe(document.getElementById("root"), {
    subtree: true,
    childList: true,
    attributeFilter: ["data-test-script-state"],
  });
  view.dataset.ready = "";
})();
