import { createHash } from 'node:crypto';

import type { Moment } from '../outcome/band';
import type { Forecast } from '../report/forecast';
import { lossTable, type Table, timesTable } from '../report/rows';
import { costLines, elsewhereLines, remarkLines, sloLines, stepLines } from '../report/text';
import { count, seconds } from '../report/words';
import { escaped, tableHtml } from './html';
import { clockOf, type PlotSpec, plotSvg } from './plot';
import { plotsOf } from './plots';
import { style } from './style';

/** So many rows stand for a plot, where one reads it as a table. */
const tableRows = 24;

/** A forecast as a page of its own: it needs no network, runs no script, and its policy lets in nothing but its own style. */
export async function asPage(forecast: Forecast): Promise<string> {
  const { app, scene, outcome, runs, seed, assumed, slo } = forecast;
  const title = `Forecast of ${app}`;
  const figures = await Promise.all(plotsOf(outcome.moments).map((spec) => figure(spec, outcome.moments)));
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const lines = [
    ...remarkLines(forecast),
    ...elsewhereLines(forecast),
    ...stepLines(forecast),
    ...costLines(forecast),
    ...(slo ? sloLines(forecast, slo.found) : []),
  ];
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>${escaped(title)}</title><style>${style}</style></head>`,
    `<body><main><h1>${escaped(title)}</h1>`,
    `<p>${escaped(`${scene}; ${runs} runs of ${seconds(forecast.seconds)} from seed ${seed}.`)}</p>`,
    tableHtml('How long it takes', timesTable(outcome)),
    tableHtml('What is lost in a run, on average', lossTable(outcome)),
    list(lines),
    '<h2>Over time</h2><p>Lines are the middle of the runs; nine tenths of them are in the bands.</p>',
    ...figures,
    '<h2>Assumed</h2>',
    list(assumed),
    '</main></body>',
    '</html>',
    '',
  ].join('\n');
}

async function figure(spec: PlotSpec, moments: readonly Moment[]): Promise<string> {
  const table = tableHtml(`${spec.title}, middle of the runs`, plotTable(spec, moments));
  return [
    `<figure><figcaption><strong>${escaped(spec.title)}.</strong> ${escaped(spec.description)}</figcaption>`,
    await plotSvg(spec, moments),
    `<details><summary>${escaped(spec.title)} as a table</summary>${table}</details></figure>`,
  ].join('\n');
}

function plotTable({ lines, unit }: PlotSpec, moments: readonly Moment[]): Table {
  const clock = clockOf(moments);
  const every = Math.max(1, Math.ceil(moments.length / tableRows));
  return {
    heading: [clock.unit, ...lines.map(({ label }) => `${unit}: ${label}`)],
    rows: moments
      .filter((_, index) => index % every === 0)
      .map((moment) => [(moment.at / clock.seconds).toFixed(1), ...lines.map(({ of }) => count(of(moment).middle))]),
  };
}

function list(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
}
