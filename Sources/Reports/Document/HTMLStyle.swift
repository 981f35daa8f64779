/// How the page of a report looks, and how its tables are sorted.
enum HTMLStyle {
  /// Pictures keep a white ground in the dark: their colours are chosen for it.
  static let sheet = """
    :root { color-scheme: light dark; --text: #1b1f24; --muted: #57606a; --ground: #ffffff; --card: #f6f8fa;
      --line: #d0d7de; --link: #0550ae; }
    @media (prefers-color-scheme: dark) {
      :root { --text: #e6edf3; --muted: #9ba6b2; --ground: #0d1117; --card: #161b22; --line: #30363d;
        --link: #79b8ff; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 68rem; padding: 1rem 1.25rem 4rem; background: var(--ground);
      color: var(--text); font: 1rem/1.55 system-ui, "DejaVu Sans", Arial, sans-serif; }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: 1rem 0 0.5rem; overflow-wrap: anywhere; }
    h2 { font-size: 1.45rem; line-height: 1.25; margin: 3rem 0 0.75rem; padding-top: 0.75rem;
      border-top: 1px solid var(--line); }
    h3 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
    h4 { font-size: 1rem; margin: 1.5rem 0 0.5rem; color: var(--muted); }
    p, li, dd { max-width: 46rem; overflow-wrap: anywhere; }
    a { color: var(--link); }
    nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.1rem; list-style: none; margin: 0; padding: 0; }
    blockquote { margin: 1rem 0; padding: 0 1rem; border-left: 4px solid var(--line); color: var(--muted);
      font-size: 1.1rem; }
    figure { display: inline-block; vertical-align: top; margin: 1.25rem 1rem 1.25rem 0; width: 31rem;
      max-width: 100%; }
    figure.wide { display: block; width: auto; margin-right: 0; }
    .picture { background: #ffffff; border: 1px solid var(--line); border-radius: 6px; padding: 0.4rem;
      overflow-x: auto; }
    .picture svg { display: block; width: 100%; height: auto; }
    .wide .picture svg { min-width: 42rem; }
    figcaption { color: var(--muted); font-size: 0.9rem; margin-top: 0.4rem; max-width: 46rem; }
    .scroll { overflow-x: auto; margin: 0.75rem 0 1.25rem; border: 1px solid var(--line); border-radius: 6px; }
    table { border-collapse: collapse; font-size: 0.88rem; width: 100%; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.35rem 0.7rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
    tbody tr:last-child > * { border-bottom: 0; }
    tbody tr:hover > * { background: var(--card); }
    thead th { background: var(--card); vertical-align: bottom; line-height: 1.3; min-width: 5rem; }
    tbody th { font-weight: 600; background: var(--ground); white-space: nowrap; position: sticky; left: 0; }
    td { min-width: 11rem; }
    td.number { text-align: right; white-space: nowrap; min-width: 0; }
    th.number { text-align: right; }
    thead button { all: unset; cursor: pointer; color: var(--muted); padding: 0 0.2rem; }
    thead button:focus-visible { outline: 2px solid var(--link); }
    dt { font-weight: 600; margin-top: 0.75rem; scroll-margin-top: 1rem; }
    dd { margin: 0.1rem 0 0 1.25rem; }
    dt:target, dt:target + dd { background: var(--card); box-shadow: 0 0 0 0.4rem var(--card); }
    section { scroll-margin-top: 0.5rem; }
    @media (max-width: 40rem) {
      body { padding: 0.5rem 0.8rem 3rem; }
      h1 { font-size: 1.5rem; }
      h2 { font-size: 1.25rem; margin-top: 2.25rem; }
      tbody th { white-space: normal; min-width: 6.5rem; max-width: 11rem; overflow-wrap: break-word; }
    }
    @media print { .scroll, .picture { overflow: visible; border: 0; } nav, thead button { display: none; } }
    """

  /// A button in every heading of a table: once up, again down; empty cells last. Free of signs that XML escapes.
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
    """
}
