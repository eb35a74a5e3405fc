import { pageTokens } from '@spot-serving/plan-review/page';

/** The page's one style, with the look of the review's page. Colours have a contrast of 4.5 or more on their background (WCAG 2.2, 1.4.3), in light and in dark. */
export const style = `${pageTokens}
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.25; } h2 { border-bottom: 1px solid var(--line); padding-bottom: .3em; margin-top: 2em; }
figure { margin: 1.5rem 0; } figcaption { margin-bottom: .5rem; }
svg { display: block; max-width: 100%; height: auto; font-size: 12px; } svg text { white-space: pre; }
.wide { overflow-x: auto; margin: 1rem 0; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: .4em; } th, td { border: 1px solid var(--line); padding: .25em .6em; text-align: right; overflow-wrap: normal; }
th[scope=row], thead th:first-child { text-align: left; } thead th { vertical-align: bottom; }
details { margin: .5rem 0; } summary { cursor: pointer; }
`;
