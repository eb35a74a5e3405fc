// Observable Plot's types are of a browser's elements.
/// <reference lib="dom" />
import type * as ObservablePlot from '@observablehq/plot';

import type { Moment, Spread } from '../outcome/band';

/** A line of a plot. */
export interface Line {
  /** What it is, written at its end. */
  readonly label: string;
  readonly of: (moment: Moment) => Spread;
  /** Colour of the page's style, and dashes, so that no line is told by its colour alone. */
  readonly color: string;
  readonly dashes?: string;
}

/** A plot, and what it says in words. */
export interface PlotSpec {
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  readonly lines: readonly Line[];
}

/** How a plot's time is written: minutes, or hours of a long one. */
export function clockOf(moments: readonly Moment[]): { readonly unit: string; readonly seconds: number } {
  const last = moments.at(-1)?.at ?? 0;
  return last > 3 * 3600 ? { unit: 'hours', seconds: 3600 } : { unit: 'minutes', seconds: 60 };
}

const size = { width: 760, height: 260, marginRight: 110 } as const;

interface DrawnLine {
  readonly points: readonly (Spread & { readonly at: number })[];
  readonly labelBelow: boolean;
}

/** Of a line the spread as an area, the middle, and its name at the end. */
function marksOf(Plot: typeof ObservablePlot, { label, color, dashes }: Line, { points, labelBelow }: DrawnLine) {
  const curve = 'step-after';
  return [
    Plot.areaY(points, { x: 'at', y1: 'low', y2: 'high', fill: color, fillOpacity: 0.15, curve }),
    Plot.lineY(points, { x: 'at', y: 'middle', stroke: color, strokeWidth: 2, strokeDasharray: dashes, curve }),
    Plot.text(points.slice(-1), {
      x: 'at',
      y: 'middle',
      text: () => label,
      textAnchor: 'start',
      dx: 6,
      dy: labelBelow ? 7 : -7,
      fill: color,
    }),
  ];
}

/**
 * Draws a plot as SVG text: of each line the middle of the runs, and where nine tenths of them are.
 *
 * Observable Plot draws into a document of linkedom, so that no browser is needed, and the page no script. Its own style element is left out: the page's style
 * has what it says, and lets in no other.
 */
export async function plotSvg(
  { title, description, unit, lines }: PlotSpec,
  moments: readonly Moment[],
): Promise<string> {
  const [Plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const clock = clockOf(moments);
  const marks = lines.flatMap((line, index) =>
    marksOf(Plot, line, {
      points: moments.map((moment) => ({ at: moment.at / clock.seconds, ...line.of(moment) })),
      labelBelow: index > 0,
    }),
  );
  const svg = Plot.plot({
    ...size,
    document: document as unknown as ObservablePlot.PlotOptions['document'],
    ariaLabel: title,
    ariaDescription: description,
    x: { label: clock.unit },
    y: { label: unit, grid: true, zero: true },
    marks: [Plot.ruleY([0]), ...marks],
  });
  svg.querySelector('style')?.remove();
  svg.setAttribute('role', 'img');
  return svg.outerHTML;
}
