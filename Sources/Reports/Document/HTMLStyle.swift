/// How the page of a report looks, and how its tables are sorted.
enum HTMLStyle {
  /// Of tables with more rows than a screen has room for, so many are printed.
  static let rowsOnPaper = 10

  /// For pictures in the dark see ``DarkColours``.
  static let sheet = """
    :root { color-scheme: light dark; --text: #1b1f24; --muted: #57606a; --ground: #ffffff; --card: #f6f8fa;
      --line: #d0d7de; --link: #0550ae; --paper: #ffffff; }
    @media (prefers-color-scheme: dark) {
      :root { --text: #e6edf3; --muted: #9ba6b2; --ground: #0d1117; --card: #161b22; --line: #30363d;
        --link: #79b8ff; --paper: #121212; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 80rem; padding: 0.5rem 1.25rem 3rem; background: var(--ground);
      color: var(--text); font: 0.92rem/1.45 system-ui, "DejaVu Sans", Arial, sans-serif; }
    h1 { font-size: 1.5rem; line-height: 1.2; margin: 0.4rem 0 0.3rem; overflow-wrap: anywhere; }
    h2 { font-size: 1.15rem; line-height: 1.25; margin: 0.8rem 0 0.4rem; }
    details { border-top: 1px solid var(--line); }
    summary { cursor: pointer; padding: 0.5rem 0; }
    summary h2 { display: inline; }
    h3 { font-size: 1.02rem; margin: 1.1rem 0 0.4rem; }
    h4 { font-size: 0.95rem; margin: 0.9rem 0 0.3rem; color: var(--muted); }
    p, ul { margin: 0.35rem 0; }
    ul { padding-left: 1.2rem; }
    p, li, dd { max-width: 62rem; overflow-wrap: anywhere; }
    a { color: var(--link); }
    nav { position: sticky; top: 0; z-index: 2; background: var(--ground); border-bottom: 1px solid var(--line);
      padding: 0.3rem 0; }
    nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.1rem; list-style: none; margin: 0; padding: 0; }
    blockquote { margin: 0.5rem 0; padding: 0 0.8rem; border-left: 4px solid var(--line); font-size: 1.05rem; }
    blockquote p { margin: 0; }
    .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 0 1rem; }
    .columns .columns { grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr)); gap: 0 0.6rem; }
    .columns.beside { grid-template-columns: minmax(0, 1fr) minmax(0, 2.7fr); }
    .small { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 0 0.8rem; }
    .small.five { grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr)); }
    .small figure { width: 100%; margin: 0.4rem 0; }
    .small figcaption { font-size: 0.8rem; }
    #section-in-short .columns { grid-template-columns: minmax(0, 1.75fr) minmax(0, 1fr); }
    #section-in-short .columns table { font-size: 0.74rem; }
    .columns figure { width: 100%; max-width: 27rem; margin: 0 0 0.4rem; }
    #section-in-short .columns figure { max-width: 23rem; }
    .columns figure.wide { width: 100%; max-width: none; margin: 0 0 0.4rem; }
    .columns > div > .scroll { margin-top: 0; max-height: 36rem; overflow: auto; }
    .columns th, .columns td { padding: 0.17rem 0.3rem; }
    .columns td { min-width: 0; }
    .columns table { font-size: 0.78rem; }
    .columns .columns table { font-size: 0.67rem; }
    .columns .columns th, .columns .columns td { padding: 0.17rem; }
    .columns p, .columns li, .columns figcaption { font-size: 0.84rem; }
    figure { display: inline-block; vertical-align: top; margin: 0.6rem 0.8rem 0.6rem 0; width: calc(33.3% - 1.1rem);
      max-width: 100%; }
    figure.wide { width: calc(50% - 1.1rem); }
    .picture { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 0.4rem;
      overflow-x: auto; }
    .picture svg { display: block; width: 100%; height: auto; }
    .tall .picture { max-height: 36rem; overflow: auto; }
    figcaption { color: var(--muted); font-size: 0.9rem; margin-top: 0.2rem; max-width: 46rem; }
    .scroll { overflow: auto; max-height: 30rem; margin: 0.4rem 0 0.7rem; border: 1px solid var(--line); border-radius: 6px; }
    .scroll.long, .columns > div > .scroll.long { max-height: 15.5rem; }
    .columns.beside > div > .scroll.long { max-height: 36rem; }
    #section-in-short .scroll.long { max-height: 24rem; }
    .scroll:has(+ .rows) { margin-bottom: 0; }
    .rows, .paper { color: var(--muted); font-size: 0.78rem; margin-top: 0.15rem; }
    @media screen { .paper { display: none; } }
    table { border-collapse: collapse; font-size: 0.79rem; width: 100%; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.1rem 0.6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
    tbody tr:last-child > * { border-bottom: 0; }
    tbody tr:hover > * { background: var(--card); }
    thead th { background: var(--card); vertical-align: bottom; line-height: 1.25; position: sticky; top: 0; z-index: 1; }
    tbody th { font-weight: 600; background: var(--ground); white-space: nowrap; position: sticky; left: 0; }
    td { min-width: 9rem; }
    th small, td small { font-weight: 400; color: var(--muted); font-size: 0.95em; }
    #section-do-the-claims-hold tbody th { white-space: normal; width: 46%; }
    td.number { text-align: right; white-space: nowrap; min-width: 0; }
    th.number { text-align: right; }
    td.number, th.number { padding-left: 0.3rem; padding-right: 0.45rem; }
    thead button { all: unset; cursor: pointer; color: var(--muted); padding: 0 0.2rem; }
    thead button:focus-visible { outline: 2px solid var(--link); }
    dl { columns: 3 20rem; font-size: 0.7rem; margin: 0.3rem 0; }
    dt { font-weight: 600; margin-top: 0.3rem; scroll-margin-top: 3rem; break-after: avoid; }
    dd { margin: 0 0 0 0.8rem; }
    dt:target, dt:target + dd { background: var(--card); box-shadow: 0 0 0 0.4rem var(--card); }
    section { scroll-margin-top: 2.5rem; }
    nav button { font: inherit; color: var(--link); background: none; border: 1px solid var(--line);
      border-radius: 4px; cursor: pointer; padding: 0 0.5rem; }
    /* A wide picture and two of its parts beside each other: a row for each retention set. */
    @media screen and (min-width: 60rem) {
      #section-which-is-best details > figure { width: calc(25% - 1.1rem); }
      #section-which-is-best details > figure.wide { width: calc(50% - 1.1rem); }
      #section-which-is-best figcaption { font-size: 0.8rem; }
      #section-how-sure-are-we details > figure:not(.wide) { width: calc(25% - 1.1rem); }
      #section-what-is-forgotten figure { width: calc(28.2% - 1.1rem); margin: 0.4rem 0.8rem 0.3rem 0; }
      #section-what-is-forgotten figure.wide { width: calc(41% - 1.1rem); }
      #section-what-is-forgotten .columns figure, #section-what-is-forgotten .small figure { width: 100%; }
      #section-what-is-forgotten figcaption { font-size: 0.8rem; }
    }
    @media (max-width: 60rem) { #section-in-short .columns, .columns.beside { grid-template-columns: minmax(0, 1fr); } }
    @media (max-width: 40rem) {
      body { padding: 0.5rem 0.8rem 3rem; }
      nav ul { flex-wrap: nowrap; overflow-x: auto; white-space: nowrap; }
      figure, figure.wide { width: 100%; margin-right: 0; }
      .wide .picture svg { min-width: 34rem; }
      tbody th { white-space: normal; min-width: 6.5rem; max-width: 11rem; overflow-wrap: break-word; }
    }
    @page { margin: 12mm; }
    @media print {
      body { font-size: 7.5pt; line-height: 1.3; padding: 0; max-width: none; }
      .scroll, .columns > div > .scroll { overflow: visible; max-height: none; border: 0; }
      .picture { overflow: visible; border: 0; padding: 0; }
      thead th { position: static; }
      nav, thead button, .rows { display: none; }
      h1 { font-size: 14pt; } h2 { font-size: 11pt; } h3, h4 { font-size: 8.5pt; }
      h2, h3, h4, summary { break-after: avoid; }
      figure { width: calc(25% - 0.5rem); margin: 0.2rem 0.1rem 0.2rem 0; break-inside: avoid; }
      .columns { grid-template-columns: minmax(0, 1.3fr) minmax(0, 1fr); gap: 0 0.5rem; }
      #section-in-short .columns { grid-template-columns: minmax(0, 2.2fr) minmax(0, 1fr); gap: 0 0.5rem; }
      figure.wide { width: calc(33% - 0.5rem); }
      .columns figure { max-width: 14rem; }
      .columns.beside { grid-template-columns: minmax(0, 1fr) minmax(0, 2.7fr); }
      .columns .columns { grid-template-columns: repeat(2, minmax(0, 1fr)); }
      .small { display: block; }
      .small figure { width: calc(25% - 0.5rem); margin: 0.2rem 0.1rem 0.2rem 0; }
      .columns .columns table { font-size: 4.8pt; }
      .small figcaption, figure.wide figcaption { font-size: 6pt; line-height: 1.2; }
      table, .columns table, #section-in-short .columns table { font-size: 5.6pt; }
      .small.five figure { width: calc(20% - 0.5rem); }
      th, td, .columns th, .columns td, .columns .columns th, .columns .columns td { padding: 0.05rem 0.2rem; min-width: 0; }
      tbody th { white-space: normal; }
      tr, .scroll { break-inside: avoid; }
      /* More rows than go onto what is left of a page: between rows, but not after the first; of a section's tables the best. */
      .scroll.long, .columns > div > .scroll.long, #section-in-short .columns > div > .scroll.long { break-inside: auto; max-height: none;
        overflow: visible; }
      details .long tbody tr:nth-child(n + \(rowsOnPaper + 1)) { display: none; }
      #section-in-short .columns:has(.long) { display: block; }
      #section-in-short .paper { display: none; }
      #section-in-short .columns:has(.long) figure { max-width: 9rem; }
      .tall .picture { max-height: none; }
      .tall .picture svg { width: auto; max-width: 100%; max-height: 125mm; margin: 0; }
      thead, tbody tr:first-child { break-after: avoid; }
      dl { columns: 4; font-size: 5pt; line-height: 1.15; }
      figcaption, .columns p, .columns li, .columns figcaption { font-size: 6.5pt; }
    }
    """

  /// A button in every heading of a table: once up, again down; empty cells last. What is folded opens where a link leads
  /// into it, and on paper. Free of signs that XML escapes.
  static let script = """
    "use strict";
    for (const table of document.querySelectorAll("table")) {
      const body = table.tBodies[0];
      if (body.rows.length === 1) continue;
      [...table.tHead.rows[0].cells].forEach((head, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = "\\u21C5";
        button.title = "Sort by " + head.textContent;
        button.setAttribute("aria-label", button.title);
        const isNumber = head.classList.contains("number");
        button.addEventListener("click", () => {
          const way = head.ariaSort === "descending" ? 1 : head.ariaSort === "ascending" ? -1 : isNumber ? -1 : 1;
          const key = row => {
            const cell = row.cells[column];
            return isNumber ? ("value" in cell.dataset ? Number(cell.dataset.value) : null) : cell.textContent;
          };
          const order = (one, two) => {
            const a = key(one), b = key(two);
            if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
            return way * (isNumber ? a - b : a.localeCompare(b, "en", { numeric: true }));
          };
          for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
          for (const other of table.tHead.querySelectorAll("button")) other.textContent = "\\u21C5";
          head.setAttribute("aria-sort", way === 1 ? "ascending" : "descending");
          button.textContent = way === 1 ? "\\u2191" : "\\u2193";
          body.append(...[...body.rows].sort(order));
        });
        head.append(button);
      });
    }
    const folds = [...document.querySelectorAll("details")];
    const unfold = hash => {
      const target = hash.length === 0 ? null : document.getElementById(decodeURIComponent(hash.slice(1)));
      const fold = target === null ? null : target.closest("details") ?? target.querySelector("details");
      if (fold === null) return;
      fold.open = true;
      target.scrollIntoView();
    };
    addEventListener("hashchange", () => unfold(location.hash));
    document.addEventListener("click", event => {
      const link = event.target.closest("a");
      if (link !== null) unfold(link.hash);
    });
    addEventListener("beforeprint", () => { for (const fold of folds) fold.open = true; });
    unfold(location.hash);
    if (folds.length !== 0) {
      const all = document.createElement("button");
      all.type = "button";
      all.textContent = "Unfold all";
      all.addEventListener("click", () => {
        const open = folds.some(fold => !fold.open);
        for (const fold of folds) fold.open = open;
        all.textContent = open ? "Fold all" : "Unfold all";
      });
      const item = document.createElement("li");
      item.append(all);
      document.querySelector("nav ul").append(item);
    }
    """
}
