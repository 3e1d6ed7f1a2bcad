/* The way back from the quiet page. Only this button ends the quiet: Back does not. */
document.getElementById("return").addEventListener("click", () => {
  try {
    sessionStorage.removeItem("left");
  } catch {
    /* no storage: nothing was kept */
  }
  location.replace(`/?lang=${document.documentElement.lang}`);
});
