import { seconds } from '../report/words';
import type { World } from '../world/world';
import { defaults } from './defaults';
import type { ForecastOptions } from './options';

/** What nobody has measured of this app, each with how to say it. */
export function assumptionsOf({ request }: ForecastOptions, { services, clocks }: World): readonly string[] {
  const limited = services.some(({ deployments }) => deployments.some(({ grpcCalls }) => grpcCalls !== undefined));
  const nameless = services.flatMap(({ deployments }) => deployments.filter(({ modelGiB }) => modelGiB === 0));
  return [
    ...(services.some(({ requestCpuSeconds }) => requestCpuSeconds === undefined)
      ? [
          `a request takes ${millis(request.cpuSeconds)} ms of CPU (--request-cpu; ${millis(defaults.requestCpuSeconds)} ms unless said)`,
        ]
      : []),
    ...services.flatMap(({ name, requestCpuSeconds: measured }) =>
      measured === undefined
        ? []
        : [`a request of ${name} takes ${millis(measured)} ms of CPU, as publish-model --measure found`],
    ),
    ...(limited
      ? [
          `${Math.round(request.grpcShare * 100)} % of the requests come by gRPC, which refuses what it has no thread for (--grpc)`,
        ]
      : []),
    ...(nameless.length > 0
      ? [
          `${nameless.map(({ name }) => name).join(', ')}: no size of a model is said, so that nothing is fetched or loaded`,
        ]
      : []),
    `a node boots in ${clocks.boot.low} to ${seconds(clocks.boot.high)}, images are pulled in up to ${seconds(clocks.pull.high)}: figures of others and allowances (docs/forecast-limits.md)`,
  ];
}

function millis(ofSeconds: number): number {
  return Math.round(ofSeconds * 1e6) / 1000;
}
