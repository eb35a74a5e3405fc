import { requestCpu, type RequestProfile } from '../simulation/state';
import type { Service, World } from '../world/world';
import type { LoadPoint } from './load-point';

/** What is asked of an app. */
export type Load =
  /** So many times what comes before, from the beginning on. */
  | { readonly kind: 'step'; readonly factor: number }
  /** Requests per second from moments on: a trace, or hours. */
  | { readonly kind: 'points'; readonly points: readonly LoadPoint[] };

/** Requests per second at which the fewest pods of a service use a share of the CPU that they ask for. */
export function requestsAt(service: Service, share: number, request: RequestProfile): number {
  const { deployments } = service;
  const asked = deployments.reduce((sum, { min, asks }) => sum + min * asks.cpu, 0);
  return (asked * share) / 1000 / requestCpu(service, request);
}

/** The share of its CPU at which a service's autoscaler aims, the lowest of several; without one, that of the house. */
export function targetShare({ deployments }: Service, otherwise: number): number {
  const targets = deployments.flatMap(
    ({ rules }) => rules?.metrics.map(({ targetPercent }) => targetPercent / 100) ?? [],
  );
  return targets.length === 0 ? otherwise : Math.min(...targets);
}

/** What each service gets before a play. */
export function loadsBefore(
  { services }: World,
  share: number | 'target',
  request: RequestProfile,
): ReadonlyMap<string, number> {
  return new Map(
    services.map((service) => [
      service.name,
      requestsAt(service, share === 'target' ? targetShare(service, untoldShare) : share, request),
    ]),
  );
}

/** How busy pods without an autoscaler are taken to be at their target: the target of docs/sources (load, 1). */
const untoldShare = 0.7;

/** What each service gets during a play. @param model the one whose load changes @default all of them */
export function loadsDuring(
  before: ReadonlyMap<string, number>,
  load: Load | undefined,
  model?: string,
): ReadonlyMap<string, readonly LoadPoint[]> {
  return new Map(
    [...before].map(([name, requestsPerSecond]) => {
      const steady: LoadPoint[] = [{ at: 0, requestsPerSecond }];
      if (load === undefined || (model !== undefined && model !== name)) return [name, steady];
      return [
        name,
        load.kind === 'step' ? [{ at: 0, requestsPerSecond: requestsPerSecond * load.factor }] : load.points,
      ];
    }),
  );
}
