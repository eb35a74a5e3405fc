import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A helm release as an app synthesized it. */
export interface SynthesizedRelease {
  readonly name: string;
  readonly namespace: string;
  readonly chart: string;
  /** Absent when `chart` is a folder. */
  readonly repository?: string;
  readonly version?: string;
  /** Texts of its values, JSON or YAML; what only an apply knows stands there as `known-after-apply`. */
  readonly values: readonly string[];
  /** Folder of its stack, where Terraform would run. */
  readonly folder: string;
}

/** All releases of an app, and the Kubernetes version of its cluster when it makes one. */
export interface SynthesizedCharts {
  readonly releases: readonly SynthesizedRelease[];
  /** Such as `1.35`. */
  readonly kubernetes?: string;
}

/** The part of cdktf's `manifest.json` that leads to the stacks. */
interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
}

interface Stack {
  readonly resource?: {
    readonly helm_release?: Readonly<
      Record<string, Omit<SynthesizedRelease, 'folder' | 'values'> & { readonly values?: readonly string[] }>
    >;
    readonly aws_eks_cluster?: Readonly<Record<string, { readonly version?: string }>>;
  };
}

/** Reads what `cdktf synth` wrote into `outdir`. @throws Error when there is no manifest */
export function synthesizedCharts(outdir: string): SynthesizedCharts {
  const paths = Object.values((readJson(join(outdir, 'manifest.json')) as Manifest).stacks).map(
    ({ synthesizedStackPath }) => join(outdir, synthesizedStackPath),
  );
  const read = paths.map((path) => ({ folder: dirname(path), stack: readJson(path) as Stack }));
  const versions = read.flatMap(({ stack }) =>
    Object.values(stack.resource?.aws_eks_cluster ?? {}).map(({ version }) => version),
  );
  return {
    kubernetes: versions.find((version) => version !== undefined && /^1\.\d+$/.test(version)),
    releases: read.flatMap(({ folder, stack }) =>
      Object.values(stack.resource?.helm_release ?? {}).map((release) => ({
        ...release,
        folder,
        values: (release.values ?? []).map(withoutReferences),
      })),
    ),
  };
}

function withoutReferences(text: string): string {
  return text.replace(/\$\{[^}]*\}/g, 'known-after-apply');
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
