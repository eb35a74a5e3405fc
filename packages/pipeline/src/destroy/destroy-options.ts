import { readWhere, type Where } from '@spot-serving/plan-review';
import { Failure } from '@spot-serving/terraform-runner';

import { commandLine } from '../command/command-line';
import { appName, refuseOthers, required } from '../command/required';

/** `pipeline destroy`. */
export interface DestroyOptions {
  readonly synthesized: string;
  readonly app: string;
  /** Stacks to destroy, and those that depend on them; undefined for all. */
  readonly stacks: readonly string[] | undefined;
  readonly where: Where;
  /** Folder with what was shown before; undefined shows, and destroys nothing. */
  readonly shown: string | undefined;
  /** Folder that receives what is shown. */
  readonly out: string;
}

/**
 * @param argv arguments after `destroy`
 * @throws {Failure} 2 for arguments that do not fit, and when the confirmation is not exactly the app's name
 */
export function readDestroyOptions(argv: readonly string[]): DestroyOptions {
  const { values, positionals } = commandLine.parse(argv, {
    synthesized: { type: 'string' },
    app: { type: 'string' },
    confirm: { type: 'string' },
    stacks: { type: 'string' },
    where: { type: 'string' },
    shown: { type: 'string' },
    out: { type: 'string' },
  });
  refuseOthers(positionals);
  const app = appName(values.app);
  const { confirm, stacks, shown, out = 'destruction' } = values;
  if (confirm !== app)
    throw new Failure(`nothing is destroyed: --confirm "${confirm ?? ''}" is not exactly "${app}"`, 2);
  const names = (stacks ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return {
    synthesized: required(values.synthesized, '--synthesized DIR'),
    app,
    stacks: names.length === 0 ? undefined : names,
    where: readWhere(values.where),
    shown,
    out,
  };
}
