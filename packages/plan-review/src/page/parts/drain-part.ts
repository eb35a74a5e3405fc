import { type Html, markup } from '../html/html';
import { type Drain, holds } from '../scene/read-drains';

/** What a Spot warning does, second by second, for models whose pods leave alike; with the inequality that it rests on. */
export function drainPart(drains: readonly Drain[]): Html | undefined {
  if (drains.length === 0) return undefined;
  const groups = new Map<string, Drain[]>();
  for (const drain of drains) {
    const key = JSON.stringify({ ...drain, name: '' });
    groups.set(key, [...(groups.get(key) ?? []), drain]);
  }
  return markup`<section id="drain" aria-labelledby="drain-title"><h2 id="drain-title">What a Spot warning does</h2>
<p>From the warning of one node to its end, with the latest time of each step. No request may be cut off: what came has its answer before the pod ends, and the pod has ended before the node.</p>
<div class="grid2">${[...groups.values()].map(figure)}</div></section>`;
}

function figure(drains: readonly Drain[]): Html {
  const [drain] = drains as readonly [Drain, ...Drain[]];
  const at = (seconds: number): number => Math.min(100, Math.round((100 * seconds) / drain.ends));
  const span = (from: number, to: number, colour: string): Html =>
    markup`<span class="span ${colour} l${at(from)} w${Math.max(0, at(to) - at(from))}"></span>`;
  return markup`<figure class="card"><figcaption><b>${drains.map(({ name }) => name).join(', ')}</b></figcaption>
<div class="track" aria-hidden="true">${span(0, drain.evicted, 's3')}${span(drain.evicted, drain.unrouted, 's0')}${span(drain.unrouted, drain.answered, 's1')}${span(drain.answered, drain.stopped, 's2')}<span class="tick l${at(drain.killed)}"></span></div>
<div class="axis" aria-hidden="true"><span>warning</span><span>${drain.ends / 2} s</span><span>node ends, ${drain.ends} s</span></div>
<ol class="legend">${steps(drain)}</ol>${proof(drain)}</figure>`;
}

function steps(drain: Drain): readonly Html[] {
  const said: readonly (readonly [colour: string, until: number, text: string])[] = [
    ['s3', drain.evicted, 'the node takes no new pods, and the pod is asked to stop'],
    ['s0', drain.unrouted, 'the balancer sends nothing more; the pod still answers'],
    ['s1', drain.answered, 'the longest request has its answer'],
    ['s2', drain.stopped, 'the server is told to end'],
    ['s5', drain.killed, 'it would be killed here (the line), and has ended before'],
  ];
  return said.map(([colour, until, text]) => markup`<li><i class="${colour}"></i>by ${seconds(until)}: ${text}</li>`);
}

function proof(drain: Drain): Html {
  const { evicted, killed, ends, perNode } = drain;
  const grace = killed - evicted;
  const sum = markup`${seconds(evicted)} handler + ${seconds(grace)} grace period = <b>${seconds(killed)}</b>`;
  const many =
    perNode > 1
      ? markup` Up to ${Number.isFinite(perNode) ? perNode : 'as many as fit'} of its pods share a node, and this is the first of them to leave: the others wait until it is Ready elsewhere.`
      : markup` A node has one pod of it.`;
  return holds(drain)
    ? markup`<p class="proof"><span class="holds">It holds:</span> ${sum}, and the node ends after ${seconds(ends)}: <b>${seconds(ends - killed)}</b> to spare.${many}</p>`
    : markup`<p class="proof"><span class="breaks">It does not hold:</span> ${sum}; the node ends after ${seconds(ends)}, the longest request is answered after ${seconds(drain.answered)}, and the server is told to end after ${seconds(drain.stopped)}.${many}</p>`;
}

const seconds = (value: number): string => `${Math.round(value * 10) / 10} s`;
