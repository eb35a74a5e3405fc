import { Failure } from '@spot-serving/terraform-runner';

import { commandLine } from '../command/command-line';
import { refuseOthers, required } from '../command/required';

/** `pipeline affected`. */
export interface AffectedOptions {
  /** Which apps: those that differ from a commit, all, or one whatever changed. */
  readonly of: { readonly base: string } | 'all' | { readonly app: string };
  /** Folder that receives what is synthesized. */
  readonly out: string;
}

/**
 * @param argv arguments after `affected`; an empty value counts as not given, for a workflow gives what its event has
 * @throws {Failure} 2 for arguments that do not fit, and for a confirmation that is not the app's name
 */
export function readAffectedOptions(argv: readonly string[]): AffectedOptions {
  const { values, positionals } = commandLine.parse(argv, {
    base: { type: 'string' },
    all: { type: 'boolean' },
    app: { type: 'string' },
    confirm: { type: 'string' },
    out: { type: 'string' },
  });
  refuseOthers(positionals);
  const { base, all = false, app, confirm } = values;
  if (confirm !== undefined && confirm !== app)
    throw new Failure(`"${confirm}" is not the name of the app, "${app ?? ''}"; type it exactly`, 2);
  return { of: chosen({ base, all, app }), out: required(values.out, '--out DIR') };
}

function chosen({
  base,
  all,
  app,
}: {
  readonly base?: string;
  readonly all: boolean;
  readonly app?: string;
}): AffectedOptions['of'] {
  if (app && !/^[\w-]+$/.test(app)) throw new Failure(`--app is the name of a folder in apps/, not "${app}"`, 2);
  if ([all, Boolean(app), Boolean(base)].filter(Boolean).length !== 1)
    throw commandLine.wrong('one of --base SHA, --app NAME and --all');
  if (app) return { app };
  if (!base) return 'all';
  if (!/^[0-9a-f]{7,64}$/.test(base)) throw new Failure(`--base is the SHA of a commit, not "${base}"`, 2);
  return { base };
}
