import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Environment } from '@spot-serving/core';

import { checkedApp, type Compose, outdir, refuse } from '../compose-app';
import { synthesizeChecked } from '../synthesize-checked';
import type { Change, ChangeStep } from './change';

/** A step as `rehearse --life` reads it, the content of `life.json`. */
interface WrittenStep {
  readonly change: string;
  readonly step: string;
  readonly expected: 'applied' | 'refused';
  /** Folder of what was synthesized, beside the file. */
  readonly synthesized?: string;
  /** Why nothing was. */
  readonly refusal?: string;
  readonly destroys?: readonly string[];
  readonly leaves?: readonly string[];
}

/** What was done of a life so far. */
interface Life {
  readonly steps: readonly WrittenStep[];
  readonly deployed: Environment;
}

/**
 * Synthesizes an app as it is, and after each step of its changes, in this process: for the `life` command of a `cdktf.json`. What
 * `rehearse <app> --life` walks is written where the cdktf command wants an app: `life.json`, and a folder for each step.
 *
 * An app that is refused as it is ends the process with 2, as `composeApp` does; a step that is refused is a step of its life.
 */
export function composeLife(environment: Environment, changes: readonly Change[], compose: Compose): void {
  mkdirSync(outdir(), { recursive: true });
  const first = written({ change: 'first deploy', step: 'deploy', expected: 'applied' }, 0, environment, compose);
  if (first.refusal !== undefined) return refuse(first.refusal);
  let life: Life = { steps: [first], deployed: environment };
  for (const { change, steps } of changes) for (const step of steps) life = after(life, change, step, compose);
  writeFileSync(join(outdir(), 'life.json'), JSON.stringify(life.steps));
}

function after({ steps, deployed }: Life, change: string, step: ChangeStep, compose: Compose): Life {
  const named = { change, step: step.step };
  if ('destroys' in step)
    return { steps: [...steps, { ...named, expected: 'applied', destroys: step.destroys(deployed) }], deployed };
  const { to, refused = false, leaves } = step;
  const environment = to(deployed);
  const stated = { ...named, leaves, expected: refused ? 'refused' : 'applied' } as const;
  const next = written(stated, steps.length, environment, compose);
  return { steps: [...steps, next], deployed: refused ? deployed : environment };
}

function written(step: WrittenStep, at: number, environment: Environment, compose: Compose): WrittenStep {
  const synthesized = `${at}`.padStart(3, '0');
  const refusal = synthesizeChecked(checkedApp(environment, compose), join(outdir(), synthesized));
  return refusal === undefined ? { ...step, synthesized } : { ...step, refusal };
}
