import { commandLine } from './command-line';

/** An app to synthesize, or what another job synthesized of one. */
export type WhichApp = { readonly app: string } | { readonly synthesized: string; readonly app: string | undefined };

/** What `parseArgs` makes of the name of an app, and of switches that take its place. */
export interface WhichAppArguments {
  readonly positionals: readonly string[];
  readonly values: { readonly synthesized?: string; readonly app?: string };
}

/** @throws {Failure} 2 for none, for several, and for an app that is named twice */
export function readWhichApp({ positionals, values: { synthesized, app: name } }: WhichAppArguments): WhichApp {
  const [app, ...others] = positionals;
  if (others.length > 0) throw commandLine.wrong(`one app at a time, not also ${others.join(', ')}`);
  if (synthesized !== undefined && app !== undefined)
    throw commandLine.wrong('name an app, or what was synthesized of it, not both');
  if (synthesized !== undefined) return { synthesized, app: name };
  if (name !== undefined) throw commandLine.wrong('--app names what --synthesized gives');
  if (app === undefined) throw commandLine.wrong('which app?');
  return { app };
}
