import type { CommandContext } from '@spot-serving/terraform-runner';

import { readApp, type VersionedApp } from '../app/read-app';
import { type SynthesizedApp, synthesizedApp } from '../app/synthesized-app';
import { usedImages } from '../app/used-images';
import { Registries } from '../registry/registries';
import { type Mirrored, mirrorImages } from './mirror-images';
import { mirrorHelp, type MirrorOptions, parseMirrorOptions } from './mirror-options';

/** What no run copies, because nobody here can know it. */
const notCopied = [
  'images of the EKS add-ons: EKS takes them from its own registry of the region',
  'images that a chart runs beside those that its values name: render it to see them (docs/how-to/upgrade-charts.md)',
];

/**
 * The `mirror-images` program.
 *
 * @returns the exit code
 * @throws {Failure} for wrong input, and for an app that cannot be synthesized
 */
export async function mirrorCommand(argv: readonly string[], context: CommandContext): Promise<number> {
  const options = parseMirrorOptions(argv);
  if (options.help) {
    context.stdout.write(mirrorHelp);
    return 0;
  }
  const app = readApp(context.cwd, options.app);
  return mirrorApp(app, options, await synthesizedApp(app, context), context);
}

/**
 * Copies what an app runs, and says what to set.
 *
 * @returns 0 when everything is there, 1 when something is not, 3 when nothing failed but a tag there points to something else
 */
export async function mirrorApp(
  app: VersionedApp,
  { to, dryRun, json }: MirrorOptions,
  { images: named }: SynthesizedApp,
  { stdout, interruption }: Pick<CommandContext, 'stdout' | 'interruption'>,
): Promise<number> {
  const { images, ofUnknownOrigin } = usedImages(app, named);
  const registries = new Registries({ signal: interruption.asked });
  const done = (mirrored: Mirrored) => (json ? undefined : stdout.write(line(mirrored)));
  const foreign = images.filter((image) => !image.startsWith(`${to}/`));
  const outcomes = await mirrorImages({
    images: foreign,
    to,
    versions: app.versions,
    registries,
    dryRun,
    interruption,
    done,
  });
  const unknown = [
    ...ofUnknownOrigin.map((image) => `${image}: the file does not know what it is a copy of`),
    ...notCopied,
  ];
  const repositories = [...new Set(outcomes.map(({ repository }) => repository))].sort();
  const set = `platform: { imageRegistry: '${to}' }`;
  stdout.write(
    json
      ? `${JSON.stringify({ images: outcomes, repositories, notCopied: unknown, set }, null, 2)}\n`
      : closing(app, { outcomes, repositories, unknown, set, dryRun }),
  );
  if (outcomes.some(({ outcome }) => outcome === 'failed')) return 1;
  return outcomes.some(({ outcome }) => outcome === 'taken') ? 3 : 0;
}

function line({ image, address, outcome, digest, reviewed, problem }: Mirrored): string {
  if (digest === undefined) return `${outcome.padEnd(8)} ${image}: ${problem}\n`;
  return `${outcome.padEnd(8)} ${image} -> ${address} ${digest}${reviewed === true ? '' : ', which its tag has now; nobody reviewed it'}\n`;
}

interface Closing {
  readonly outcomes: readonly Mirrored[];
  readonly repositories: readonly string[];
  readonly unknown: readonly string[];
  readonly set: string;
  readonly dryRun: boolean;
}

function closing({ name }: VersionedApp, { outcomes, repositories, unknown, set, dryRun }: Closing): string {
  const whole = outcomes.every(({ outcome }) => outcome === 'copied' || outcome === 'there');
  return [
    ...(dryRun ? ['', 'repositories that must be there:', ...repositories.map((repository) => `  ${repository}`)] : []),
    '',
    'not copied:',
    ...unknown.map((each) => `  ${each}`),
    ...(whole ? ['', `now set in apps/${name}/environment.ts, if it is not yet:  ${set}`] : []),
    '',
  ].join('\n');
}
