import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './pages';

/** A program of a package, as npm links it. */
export interface Command {
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  /** The package that has it. */
  readonly from: string;
}

/** Every program that a package of ours installs, by name. */
export function commands(): readonly Command[] {
  const packages = join(root, 'packages');
  return readdirSync(packages)
    .flatMap((folder) => {
      const manifest = readFileSync(join(packages, folder, 'package.json'), 'utf8');
      const { name, bin = {} } = JSON.parse(manifest) as {
        readonly name: string;
        readonly bin?: Readonly<Record<string, string>>;
      };
      return Object.entries(bin).map(([program, file]) => ({
        name: program,
        file: join(packages, folder, file),
        from: name,
      }));
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The page of all commands: what each prints for `--help`. */
export function commandsPage(all: readonly Command[]): string {
  const sections = all.map(({ name, file, from }) => {
    const help = execFileSync(process.execPath, [file, '--help'], { encoding: 'utf8' }).trimEnd();
    return `## ${name}\n\nFrom \`${from}\`.\n\n\`\`\`text\n${help}\n\`\`\`\n`;
  });
  return ['# Commands', 'What each prints for `--help`; made with the site, so it is never behind.', ...sections].join(
    '\n\n',
  );
}
