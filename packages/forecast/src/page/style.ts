/** The page's one style. Colours have a contrast of 4.5 or more on their background (WCAG 2.2, 1.4.3), in light and in dark. */
export const style = `
:root { color-scheme: light dark; --calm: #4a5568; --good: #1a6b3c; --alarm: #b3261e; --line: #8884; --back: #fff; --text: #1b1f24; }
@media (prefers-color-scheme: dark) { :root { --calm: #b8c1cf; --good: #6fd396; --alarm: #ff9a90; --back: #15181c; --text: #e6e9ed; } }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: var(--back); color: var(--text); }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.25; } h2 { border-bottom: 1px solid var(--line); padding-bottom: .3em; margin-top: 2em; }
figure { margin: 1.5rem 0; } figcaption { margin-bottom: .5rem; }
svg { display: block; max-width: 100%; height: auto; font-size: 12px; } svg text { white-space: pre; }
.wide { overflow-x: auto; margin: 1rem 0; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: .4em; } th, td { border: 1px solid var(--line); padding: .25em .6em; text-align: right; overflow-wrap: normal; }
th[scope=row], thead th:first-child { text-align: left; } thead th { vertical-align: bottom; }
details { margin: .5rem 0; } summary { cursor: pointer; }
`;
