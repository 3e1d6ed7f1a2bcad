/* What is wrong with a page made for paper, as it is laid out for print: cut off, torn, grey, or furniture. */
() => {
  const found = [];
  const short = (element) => element.textContent.trim().replace(/\s+/g, " ").slice(0, 60);
  for (const bar of document.querySelectorAll(".sheet-bar, [data-print], [data-exit], .screen-only")) {
    if (bar.checkVisibility()) found.push(`furniture: ${bar.className}`);
  }
  for (const element of document.querySelectorAll("main *:not(svg *)")) {
    if (!element.checkVisibility() || !element.clientWidth || element.matches(".sr")) continue;
    if (element.scrollWidth > element.clientWidth + 1) found.push(`cut off: ${element.className} ${short(element)}`);
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (own && getComputedStyle(element).color !== "rgb(0, 0, 0)") found.push(`not black: ${short(element)}`);
  }
  for (const heading of document.querySelectorAll("main :is(h1, h2, h3, h4)")) {
    if (heading.checkVisibility() && getComputedStyle(heading).breakAfter !== "avoid") found.push(`may end a page: ${short(heading)}`);
  }
  for (const whole of document.querySelectorAll(".ask, .spots li, tr, .talk-card, .paper-events li, .one-sheet")) {
    if (getComputedStyle(whole).breakInside !== "avoid") found.push(`may be torn: ${short(whole)}`);
  }
  for (const words of document.querySelectorAll(".picture text.label, .picture text.way")) {
    let box = words.previousElementSibling;
    while (box && box.tagName !== "rect") box = box.previousElementSibling;
    const [inner, outer] = [words.getBBox(), box.getBBox()];
    if (inner.x < outer.x || inner.y < outer.y - 1 || inner.x + inner.width > outer.x + outer.width + 0.5
        || inner.y + inner.height > outer.y + outer.height + 1) found.push(`leaves its box: ${short(words)}`);
  }
  for (const url of document.querySelectorAll(".url")) if (!/^https?:/.test(url.textContent)) found.push(short(url));
  return found;
}
