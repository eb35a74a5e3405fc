import { pageTokens } from './tokens';

/** Places and widths in whole percent: a strict policy lets in no style attribute. */
const scale = Array.from({ length: 101 }, (_, at) => `.w${at}{width:${at}%}.l${at}{left:${at}%}`).join('');

const frame = `
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
main { overflow-wrap: anywhere; padding-bottom: 4rem; } section { margin: 2.5rem 0 0; scroll-margin-top: 4.5rem; }
h1 { font-size: 1.05rem; font-weight: 600; color: var(--calm); margin: 1.5rem 0 .5rem; } h2 { font-size: 1.35rem; margin: 0 0 .3rem; }
h2 + p, .lead { color: var(--calm); margin: 0 0 1rem; max-width: 60rem; }
.skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 9; }
.bar { position: sticky; top: 0; z-index: 5; background: var(--back); border-bottom: 1px solid var(--line); }
.bar > div { max-width: 76rem; margin: 0 auto; padding: .55rem 1.25rem; display: flex; gap: .3rem 1.1rem; flex-wrap: wrap; align-items: center; }
.bar a { text-decoration: none; color: var(--calm); padding: .2rem 0; } .bar a:hover { color: var(--text); text-decoration: underline; }
.search { margin-left: auto; display: flex; gap: .5rem; align-items: center; } .search[hidden] { display: none; }
.search input { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--edge); border-radius: 8px; padding: .25rem .7rem; width: 15rem; max-width: 100%; }
.count { font-size: .85rem; color: var(--calm); min-width: 4rem; } .hit-none { display: none !important; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.1rem 1.25rem; }
code, pre { font: .86em/1.5 ui-monospace, SFMono-Regular, Menlo, monospace; } code { background: var(--soft); border-radius: 4px; padding: .1em .3em; }
pre { background: var(--soft); border-radius: 8px; padding: .6rem .8rem; margin: .5rem 0; white-space: pre-wrap; overflow-wrap: anywhere; } pre code { background: none; padding: 0; }
.line { display: block; padding: 0 .4rem; border-left: 3px solid transparent; } .plus { border-color: var(--good); background: var(--good-soft); }
.minus { border-color: var(--alarm); background: var(--alarm-soft); } .change { border-color: var(--warn); background: var(--warn-soft); } .note { color: var(--calm); }
footer { color: var(--calm); font-size: .9rem; padding-bottom: 2rem; }
`;

const verdict = `
.verdict { border-radius: 14px; border: 1px solid var(--edge); border-left: 8px solid var(--calm); background: var(--card); padding: 1.2rem 1.4rem; }
.verdict h2 { font-size: 1.55rem; margin: 0 0 .2rem; font-weight: 650; } .verdict h2 b { margin-right: .2em; } .verdict p { margin: .2rem 0 0; }
.fail, .danger { border-left-color: var(--alarm); background: var(--alarm-soft); } .care { border-left-color: var(--warn); background: var(--warn-soft); }
.routine, .none { border-left-color: var(--good); background: var(--good-soft); } .verdict code { background: var(--card); }
.chips { list-style: none; display: flex; flex-wrap: wrap; gap: .45rem; padding: 0; margin: .9rem 0 0; }
.chips li { border: 1px solid var(--edge); background: var(--card); border-radius: 99px; padding: .1rem .75rem; font-size: .9rem; }
.topics { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: .8rem; margin: 1rem 0 0; padding: 0; list-style: none; }
.topics > li { background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--calm); border-radius: 10px; padding: .7rem 1rem; }
.topics .is-danger { border-top-color: var(--alarm); } .topics .is-care { border-top-color: var(--warn); } .topics .is-routine { border-top-color: var(--good); }
.topics h3 { font-size: .95rem; margin: 0 0 .2rem; } .topics ul { margin: 0; padding-left: 1.1rem; } .topics p { margin: 0; }
`;

const picture = `
.picture { display: grid; grid-template-columns: minmax(12rem, 1fr) auto minmax(20rem, 4.2fr); gap: .6rem; align-items: center; margin: 0; }
.picture.plain { grid-template-columns: 1fr; } .arrow { color: var(--edge); font-size: 1.5rem; text-align: center; }
.box { border: 1.5px solid var(--line); border-radius: 12px; background: var(--card); padding: .7rem .85rem; } .box .box { border-radius: 10px; }
.box > h3, .box > h4 { font-size: .95rem; margin: 0 0 .45rem; font-weight: 650; } .head { margin: .6rem 0 .3rem; } .kind { color: var(--calm); font-weight: 400; font-size: .85rem; }
.vpc { background: var(--accent-soft); border-color: var(--accent); } .eks { background: var(--card); margin-top: .6rem; }
.zones, .pools, .models { display: grid; gap: .5rem; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); list-style: none; margin: 0 0 .6rem; padding: 0; }
.zones > li, .pools > li, .models > li, .stores > li { border: 1.5px solid var(--line); border-radius: 9px; padding: .45rem .65rem; background: var(--card); font-size: .92rem; }
.zones > li { border-style: dashed; border-color: var(--edge); } .kept { margin: .6rem 0; } .stores { list-style: none; margin: 0; padding: 0; display: grid; gap: .6rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); } .stores b { display: block; font-weight: 600; font-size: .9rem; margin-bottom: .3rem; }
.small { display: block; color: var(--calm); font-size: .85rem; } .line-list { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .35rem; }
.line-list li { font-size: .85rem; border: 1px solid var(--line); border-radius: 6px; padding: .1rem .5rem; background: var(--soft); }
.dots { display: flex; flex-wrap: wrap; gap: 4px; margin: .35rem 0 .1rem; } .dots svg { display: block; width: 14px; height: 14px; fill: none; stroke: var(--edge); stroke-width: 1.6; }
.dots .on { fill: var(--good); stroke: var(--good); } .spot .on { fill: var(--accent); stroke: var(--accent); }
.tag { display: inline-block; border-radius: 5px; font-size: .75rem; font-weight: 650; padding: 0 .4rem; border: 1px solid currentColor; margin-left: .3rem; vertical-align: .08em; white-space: nowrap; }
.m-new { color: var(--good); } .m-changed { color: var(--warn); } .m-replaced { color: var(--turn); } .m-gone { color: var(--alarm); }
li.b-new, .box.b-new { border-color: var(--good) !important; border-style: solid !important; } li.b-changed, .box.b-changed { border-color: var(--warn) !important; border-style: solid !important; }
li.b-replaced, .box.b-replaced { border-color: var(--turn) !important; border-style: solid !important; } li.b-gone, .box.b-gone { border-color: var(--alarm) !important; border-style: dotted !important; } .b-gone > .name { text-decoration: line-through; }
`;

const figures = `
figure { margin: 0; } figcaption { color: var(--calm); margin-bottom: .6rem; } .rows { display: grid; gap: .9rem; margin: 0; }
.rows dt { font-weight: 600; display: flex; justify-content: space-between; gap: 1rem; flex-wrap: wrap; } .rows dt span { font-weight: 400; color: var(--calm); }
.rows dd { margin: .25rem 0 0; } .track { position: relative; height: 1.5rem; background: var(--soft); border-radius: 6px; overflow: hidden; display: flex; }
.was { height: .4rem; margin-top: 3px; opacity: .65; } .seg { height: 100%; border-right: 1px solid var(--card); box-sizing: border-box; }
.s0 { background: var(--accent); } .s1 { background: var(--good); } .s2 { background: var(--turn); } .s3 { background: var(--warn); } .s4 { background: var(--alarm); } .s5 { background: var(--calm); } .s6 { background: var(--edge); }
.maybe { opacity: .55; } .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; padding: 0; margin: .8rem 0 0; font-size: .9rem; }
.legend i { display: inline-block; width: .8rem; height: .8rem; border-radius: 3px; margin-right: .4rem; vertical-align: -.06em; }
.span { position: absolute; top: 0; height: 100%; } .tick { position: absolute; top: 0; height: 100%; border-left: 3px solid var(--text); }
.axis { display: flex; justify-content: space-between; color: var(--calm); font-size: .85rem; } .proof { margin: .6rem 0 0; } .proof b { font-variant-numeric: tabular-nums; }
.holds { color: var(--good); font-weight: 650; } .breaks { color: var(--alarm); font-weight: 650; } .grid3 { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); } .grid2 { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); }
`;

const plan = `
.stack { background: var(--card); border: 1px solid var(--line); border-radius: 12px; margin: .7rem 0; } .stack > summary { padding: .8rem 1.1rem; display: flex; flex-wrap: wrap; gap: .3rem .9rem; align-items: baseline; }
.stack > summary h3 { font-size: 1.05rem; margin: 0; } .stack > div { padding: 0 1.1rem 1rem; } .stack h4 { margin: 1rem 0 .4rem; font-size: 1rem; }
.blocks { border-top: 1px solid var(--line); padding-top: .2rem; } .blocks > summary { padding: .5rem 0; font-weight: 600; }
.item { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .9rem; margin: .7rem 0; } .item p { margin: .2rem 0; } .item ul { margin: .2rem 0; padding-left: 1.2rem; }
.map { display: flex; flex-wrap: wrap; gap: 3px; margin: .2rem 0 .6rem; } .map i { width: 10px; height: 10px; border-radius: 3px; background: var(--line); }
.map .k-create { background: var(--good); } .map .k-update { background: var(--warn); border-radius: 50%; } .map .k-replace { background: var(--turn); } .map .k-destroy, .map .k-deposed { background: var(--alarm); border-radius: 0; } .map .k-forget { background: var(--edge); }
`;

const narrow = `
@media (max-width: 60rem) { .picture { grid-template-columns: 1fr; } .arrow { transform: rotate(90deg); line-height: 1; } .search { margin-left: 0; width: 100%; } .search input { flex: 1; width: auto; min-width: 0; } }
@media (max-width: 40rem) { header, main, footer { padding-left: .9rem; padding-right: .9rem; } .bar { position: static; } .bar > div { padding: .55rem .9rem; } .verdict h2 { font-size: 1.25rem; } .topics { grid-template-columns: 1fr; } .card { padding: .9rem; } }
@media print { .bar, .skip { display: none; } body { background: #fff; } }
`;

/** The review page's one style. */
export const pageStyle = [pageTokens, frame, verdict, picture, figures, plan, narrow, scale].join('');
