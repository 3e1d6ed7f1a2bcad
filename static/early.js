/* Runs before anything of the page is read. */

/* Where Streamlit's server is. Without this, a page such as /unit first asks for one under its own address, and every
   page waits for two answers that we know before it connects. Its dialogs about lost connections are in English only;
   connection.js says it in the reader's language. */
window.__streamlit = {
  BACKEND_BASE_URL: location.origin,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false, blockErrorDialogs: true },
};

/* Streamlit's reader of messages tries to compile a little WebAssembly, which the policy refuses, and goes on without.
   Where there is none it does not try, so that a real breach is not lost among its complaints. */
delete window.WebAssembly;

/* Quick exit. It needs no server: it must work when the connection does not. */
(() => {
  const TWICE_WITHIN_MS = 1500;

  function hasLeft() {
    try {
      return sessionStorage.getItem("left") !== null;
    } catch {
      return false;
    }
  }

  /* Everything under the cover stays where it is: a page kept for Back must show the cover too. */
  function cover() {
    const sheet = document.createElement("div");
    sheet.style.cssText =
      "position:fixed;inset:0;z-index:2147483647;width:100vw;height:100vh;max-width:none;max-height:none;" +
      "margin:0;border:0;padding:0;background:Canvas;color-scheme:light dark";
    sheet.setAttribute("popover", "manual");
    document.documentElement.append(sheet);
    /* the top layer, so that an open dialog is covered as well */
    if (sheet.showPopover) sheet.showPopover();
    document.title = "…";
  }

  function goQuiet() {
    location.replace(`/quiet?lang=${document.documentElement.lang}`);
  }

  if (hasLeft()) {
    /* Back after a quick exit. Stop reading the page, so that not even its title shows. */
    window.stop();
    goQuiet();
    return;
  }

  addEventListener("pageshow", () => {
    if (hasLeft()) {
      cover();
      goQuiet();
    }
  });

  window.quickExit = () => {
    cover();
    try {
      sessionStorage.setItem("left", location.pathname + location.search);
    } catch {
      /* no storage: the page is left all the same */
    }
    goQuiet();
  };

  let lastEscape = -Infinity;
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") {
        lastEscape = -Infinity;
      } else if (!event.repeat && !event.isComposing) {
        if (event.timeStamp - lastEscape <= TWICE_WITHIN_MS) {
          window.quickExit();
        }
        lastEscape = event.timeStamp;
      }
    },
    true,
  );
})();
