import { commandLine } from './command-line';

/** A shell that is to be attached. */
export interface AttachOptions {
  readonly kind: 'attach';
  /** Folder or name of the app. */
  readonly app: string;
  /** Types the stand-in serves; with `used`, a type that the app takes up later is unknown until the shell is attached anew. */
  readonly types: 'used' | 'all';
}

/** A shell that is to be detached. */
export interface DetachOptions {
  readonly kind: 'detach';
  /** Folder or name of the app; undefined for the one the shell is attached to. */
  readonly app: string | undefined;
}

/** Lines of the help for these commands. */
export const attachHelp = `\
       eval "$(rehearse attach <app> [--types used])"    plain cdktf and terraform use the stand-in, in this shell
       eval "$(rehearse detach [<app>])"                 as before; states and stand-in go
`;

/**
 * Reads the arguments after `attach`.
 *
 * @throws {Failure} 2 when there is not exactly one app, or an option that is not known
 */
export function parseAttachOptions(argv: readonly string[]): AttachOptions {
  const { values, positionals } = commandLine.parse(argv, { types: { type: 'string' } });
  const [app, ...others] = positionals;
  const { types = 'all' } = values;
  if (app === undefined || others.length > 0)
    throw commandLine.wrong('attach takes one app: eval "$(rehearse attach <app>)"');
  if (types !== 'used' && types !== 'all') throw commandLine.wrong(`--types is used or all, not ${types}`);
  return { kind: 'attach', app, types };
}

/**
 * Reads the arguments after `detach`.
 *
 * @throws {Failure} 2 when there is more than one app, or an option
 */
export function parseDetachOptions(argv: readonly string[]): DetachOptions {
  const { positionals } = commandLine.parse(argv, {});
  const [app, ...others] = positionals;
  if (others.length > 0) throw commandLine.wrong('detach takes one app, or none: eval "$(rehearse detach)"');
  return { kind: 'detach', app };
}
