import { type Problem, problemsBelow } from '@spot-serving/core';
import type { Manifest } from './to-manifest';

interface Container {
  readonly volumeMounts?: readonly { readonly name?: string }[];
  readonly [probe: string]: unknown;
}

interface PodSpec {
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly { readonly name?: string }[];
}

interface Workload {
  readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
  readonly template?: {
    readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
    readonly spec?: PodSpec;
  };
}

/** What the API server checks in a workload beyond its schema (kubernetes, pkg/apis/apps/validation and pkg/apis/core/validation). */
export function crossReferenceProblems({ spec }: Manifest): Problem[] {
  const { selector, template } = (spec ?? {}) as Workload;
  if (template?.spec === undefined) return [];
  return [...selectorProblems(selector, template), ...problemsBelow('spec.template.spec', podProblems(template.spec))];
}

function selectorProblems(selector: Workload['selector'], template: NonNullable<Workload['template']>): Problem[] {
  const labels = template.metadata?.labels ?? {};
  const strange = Object.entries(selector?.matchLabels ?? {}).filter(([key, value]) => labels[key] !== value);
  return strange.map(([key, value]) => ({
    path: `spec.selector.matchLabels.${key}`,
    value,
    fix: `the template's pods have ${labels[key] ?? 'no such label'}`,
  }));
}

function podProblems({ containers = [], initContainers = [], volumes = [] }: PodSpec): Problem[] {
  const known = volumes.map(({ name }) => name);
  const of = (path: string, all: readonly Container[]) =>
    all.flatMap((container, index) =>
      problemsBelow(`${path}[${index}]`, [
        ...mountProblems(container, known),
        ...probes.flatMap((probe) => probeProblems(container, probe)),
      ]),
    );
  return [...of('containers', containers), ...of('initContainers', initContainers)];
}

function mountProblems({ volumeMounts = [] }: Container, known: readonly (string | undefined)[]): Problem[] {
  return volumeMounts
    .map(({ name: value }, index) => ({
      path: `volumeMounts[${index}].name`,
      value,
      fix: 'the pod has no such volume',
    }))
    .filter(({ value }) => !known.includes(value));
}

const probes = ['startupProbe', 'readinessProbe', 'livenessProbe'];
const handlers = ['exec', 'grpc', 'httpGet', 'tcpSocket'];

function probeProblems(container: Container, path: string): Problem[] {
  const probe = container[path];
  if (typeof probe !== 'object' || probe === null) return [];
  const found = handlers.filter((handler) => handler in probe);
  return found.length === 1 ? [] : [{ path, value: found, fix: `a probe has one of ${handlers.join(', ')}` }];
}
