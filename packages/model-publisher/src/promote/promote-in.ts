import { Failure } from '@spot-serving/terraform-runner/program';

import { type Measured, measuredCode } from '../publish/version-facts';
import { EnvironmentSource } from './environment-source';
import type { ObjectLiteral } from './object-literal';
import type { CanaryRequest } from './options';

/** A version that the store holds whole. */
export interface StoredVersion {
  readonly version: number;
  /** Whole MiB, rounded up. */
  readonly sizeMiB: number;
  /** Digest of its manifest: `sha256:` and 64 hexadecimal digits. */
  readonly manifest: string;
  /** What loading and asking it took. @default nobody measured it */
  readonly measured?: Measured;
  /** TensorFlow that exported it, where that is newer than the server's and was asked for nevertheless. @default it is not newer */
  readonly newerExporter?: string;
}

/** A change of what answers for a model. */
export interface Promotion {
  readonly model: string;
  /** Undefined only to take the canary away. */
  readonly stored: StoredVersion | undefined;
  readonly canary: CanaryRequest;
}

/**
 * The file with the change made, every other character as it was.
 *
 * @param name of the constant, or of the function that makes the environment
 * @throws {Failure} 2 with file, line and what to write by hand, where the file computes what is to change; 3 where canary and version would be the same
 */
export function promoteIn(file: string, code: string, promotion: Promotion, name?: string): string {
  const source = new EnvironmentSource(file, code, name);
  try {
    if (promotion.canary === 'none') removeCanary(source, promotion.model);
    if (typeof promotion.canary === 'number') setCanary(source, promotion, promotion.canary);
    else setVersion(source, promotion);
    return source.code;
  } catch (error) {
    if (!(error instanceof Failure) || error.exitCode === 3) throw error;
    throw new Failure(`${error.message}; write by hand: ${wanted(promotion)}`, 2);
  }
}

function setVersion(source: EnvironmentSource, { model, stored }: Promotion): void {
  if (stored === undefined) return;
  const { version, sizeMiB, manifest } = stored;
  const served = source.served(model);
  if (served === undefined) return source.serve(model, `{ ${fieldsOf(stored)} }`);
  if (served.has('canary') && served.object('canary')?.number('version') === version) {
    throw new Failure(
      `${model} ${version} is the canary: end its trial first (--canary 0), apply, then promote it with --no-canary`,
      3,
    );
  }
  served.setNumber('version', version);
  source.served(model)?.setNumber('sizeMiB', sizeMiB);
  source.served(model)?.setText('manifest', manifest);
  setFacts(() => source.served(model), stored);
}

/** What was said of another version says nothing of this one. */
function setFacts(at: () => ObjectLiteral | undefined, stored: StoredVersion): void {
  setMeasured(at, stored);
  if (stored.newerExporter !== undefined) at()?.setText('newerExporter', stored.newerExporter);
  else if (at()?.has('newerExporter') === true) at()?.remove('newerExporter');
}

/** What was measured of another version says nothing of this one. */
function setMeasured(at: () => ObjectLiteral | undefined, { measured }: StoredVersion): void {
  if (at()?.has('measured') === true) {
    const known = at()?.object('measured');
    const names = ['loadedMiB', 'memoryPerItemMiB', 'cpuMillis'] as const;
    if (measured !== undefined && names.every((name) => known?.number(name) === measured[name])) return;
    at()?.remove('measured');
  }
  if (measured !== undefined) at()?.add('measured', measuredCode(measured));
}

function factFields({ measured, newerExporter }: StoredVersion): string {
  const exporter = newerExporter === undefined ? '' : `, newerExporter: '${newerExporter}'`;
  return `${measured === undefined ? '' : `, measured: ${measuredCode(measured)}`}${exporter}`;
}

/** In the order that loses no request, which the plan's review would ask for too: no requests first, then no pods (docs/adr/0011). */
function removeCanary(source: EnvironmentSource, model: string): void {
  const served = source.served(model);
  const weight = served?.has('canary') ? served.object('canary')?.number('weight') : undefined;
  if (weight === undefined || weight === 0) return served?.remove('canary');
  throw new Failure(
    `the canary of ${model} has weight ${weight}: end its trial first (--canary 0), apply, then remove it`,
    3,
  );
}

function setCanary(source: EnvironmentSource, { model, stored }: Promotion, weight: number): void {
  const served = source.served(model);
  if (stored === undefined || served === undefined)
    throw new Failure(`${model} is not served yet: promote a first version before a canary`, 3);
  const { version, sizeMiB, manifest } = stored;
  if (served.number('version') === version)
    throw new Failure(`${model} ${version} is what answers already: a canary is another version`, 3);
  if (!served.has('canary')) {
    if (weight > 0)
      throw new Failure(
        `${model} has no canary yet: begin with --canary 0, apply, and give it weight when its pods are ready`,
        3,
      );
    return served.add('canary', canaryCode(stored, weight));
  }
  for (const [name, value] of Object.entries({ version, sizeMiB, weight }))
    source.served(model)?.object('canary')?.setNumber(name, value);
  source.served(model)?.object('canary')?.setText('manifest', manifest);
  setFacts(() => source.served(model)?.object('canary'), stored);
}

function canaryCode(stored: StoredVersion, weight: number): string {
  return `{ ${fieldsOf(stored)}, weight: ${weight} }`;
}

function fieldsOf(stored: StoredVersion): string {
  const { version, sizeMiB, manifest } = stored;
  return `version: ${version}, sizeMiB: ${sizeMiB}, manifest: '${manifest}'${factFields(stored)}`;
}

function wanted({ model, stored, canary }: Promotion): string {
  const place = `models.served.${model}`;
  if (stored === undefined) return `no ${place}.canary`;
  if (typeof canary === 'number') return `${place}.canary: ${canaryCode(stored, canary)}`;
  return `${place}.version: ${stored.version}, ${place}.sizeMiB: ${stored.sizeMiB}, ${place}.manifest: '${stored.manifest}'${canary === 'none' ? `, no ${place}.canary` : ''}`;
}
