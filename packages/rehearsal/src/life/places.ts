import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import type { RehearsedStack } from '../rehearse/rehearsed-stack';

/** What Terraform keeps beside a configuration from one run to the next. */
const kept = /^\.terraform/;

/**
 * A folder and a state for each stack, by where the stack keeps its state: the same ones whatever the stack is called, and in whichever step it
 * comes.
 */
export class Places {
  private readonly folders = new Map<string, string>();

  /** @param home absolute path of an empty folder */
  constructor(private readonly home: string) {}

  /** Puts a synthesized stack in its folder, in place of what was there. */
  place(stack: RehearsedStack): RehearsedStack {
    const folder = this.folderOf(stack);
    for (const name of readdirSync(folder)) if (!kept.test(name)) rmSync(join(folder, name), { recursive: true });
    cpSync(dirname(stack.file), folder, { recursive: true });
    return { ...stack, folder, file: join(folder, basename(stack.file)), stateFile: `${folder}.tfstate` };
  }

  private folderOf(stack: RehearsedStack): string {
    const location = locationOf(stack);
    const known = this.folders.get(location);
    if (known !== undefined) return known;
    const folder = join(this.home, `${this.folders.size}`);
    mkdirSync(folder);
    this.folders.set(location, folder);
    return folder;
  }
}

/** What tells a stack from others in every step: where its state is, or its name where only Terraform knows that. */
export function locationOf({ stateLocation, name }: Pick<RehearsedStack, 'stateLocation' | 'name'>): string {
  return stateLocation ?? name;
}
