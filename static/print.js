/* The buttons of a page made for paper. The page itself needs no script. */
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  if (event.target.closest("[data-exit]")) window.quickExit();
});
