/**
 * Colours of every page of this house, in light and in dark. Text and marks have a contrast of 4.5 or more on `--back`, `--card` and `--soft` (WCAG 2.2,
 * 1.4.3), lines and shapes 3 (1.4.11).
 */
export const pageTokens = `
:root { color-scheme: light dark;
  --back: #f5f6f8; --card: #fff; --soft: #eef0f4; --line: #d5dae1; --edge: #7d8795; --text: #1b1f24; --calm: #4a5568;
  --good: #1a6b3c; --warn: #8a5200; --alarm: #b3261e; --turn: #7a3aa8; --accent: #1d4ed8;
  --good-soft: #e3f3e9; --warn-soft: #fdf0d9; --alarm-soft: #fbe6e4; --turn-soft: #f2e8f9; --accent-soft: #e4ebfd; }
@media (prefers-color-scheme: dark) { :root {
  --back: #0f1216; --card: #171b21; --soft: #1f252d; --line: #2d343e; --edge: #77828f; --text: #e6e9ed; --calm: #b3bdca;
  --good: #6fd396; --warn: #f2bd5c; --alarm: #ff9a90; --turn: #d7a8f5; --accent: #8fb5ff;
  --good-soft: #14301f; --warn-soft: #33260d; --alarm-soft: #3a1a17; --turn-soft: #2c1c39; --accent-soft: #182646; } }
body { margin: 0; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; background: var(--back); color: var(--text); }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
a { color: var(--accent); } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: .35em .7em; text-align: left; vertical-align: top; overflow-wrap: normal; }
th.number, td.number { text-align: right; } caption { text-align: left; font-weight: 600; padding-bottom: .4em; }
summary { cursor: pointer; }
`;
