/* Says that the connection is lost, in the reader's language. Streamlit would say it in English, in a dialog. */
(() => {
  const STATE = "data-test-connection-state";
  const PATIENCE_MS = 3000;
  const notice = document.getElementById("connection");
  let waiting = null;

  function isConnected() {
    return document.querySelector(`[${STATE}]`)?.getAttribute(STATE) === "CONNECTED";
  }

  function look() {
    if (isConnected()) {
      clearTimeout(waiting);
      waiting = null;
      notice.hidden = true;
    } else if (waiting === null) {
      waiting = setTimeout(() => {
        /* filled in only now: an alert is read out when its words change */
        notice.textContent = notice.dataset[document.documentElement.lang] ?? notice.dataset.en;
        notice.hidden = false;
      }, PATIENCE_MS);
    }
  }

  /* a first visit may be slow: until the page has been connected once, the words that stand on it say enough */
  const first = new MutationObserver(() => {
    if (isConnected()) {
      first.disconnect();
      document.documentElement.dataset.connected = "";
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributeFilter: [STATE] });
    }
  });
  first.observe(document.body, { subtree: true, childList: true, attributeFilter: [STATE] });
})();
