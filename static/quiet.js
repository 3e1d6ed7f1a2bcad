/* The way back from the quiet page, to the page that was left. Only this button ends the quiet: Back does not. */
document.getElementById("return").addEventListener("click", () => {
  let left = null;
  try {
    left = sessionStorage.getItem("left");
    sessionStorage.removeItem("left");
  } catch {
    /* no storage: nothing was kept */
  }
  const page = new URL(left || "/", location.origin);
  const home = `/?lang=${document.documentElement.lang}`;
  location.replace(page.origin === location.origin && left ? page.pathname + page.search : home);
});
