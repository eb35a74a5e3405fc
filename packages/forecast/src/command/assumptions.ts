import { seconds } from '../report/words';
import type { Happening } from '../scenario/happening';
import type { World } from '../world/world';
import { defaults } from './defaults';
import type { ForecastOptions } from './options';

type OtherRegion = Extract<Happening, { kind: 'other-region-lost' }>;

/** What nobody has measured of this app, each with how to say it. */
export function assumptionsOf(
  { request, happenings }: ForecastOptions,
  { services, clocks, sharesName }: World,
): readonly string[] {
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
    ...happenings.flatMap((one) => (one.kind === 'other-region-lost' ? movesOf(one, sharesName) : [])),
    `a node boots in ${clocks.boot.low} to ${seconds(clocks.boot.high)}, images are pulled in up to ${seconds(clocks.pull.high)}: figures of others and allowances (docs/forecast-limits.md)`,
  ];
}

function movesOf({ share, noticed, keptSeconds }: OtherRegion, sharesName: boolean): readonly string[] {
  const span = noticed.low === noticed.high ? '' : `${noticed.low} to `;
  return [
    `the lost region gets ${Math.round(share * 100)} % of this one's load (--scenario lost=other-region:50%), and all of its clients come here`,
    `it is out of the shared name after ${span}${seconds(noticed.high)} (--failover): checks of its balancer, and an allowance for Route 53`,
    `resolvers ask again within ${seconds(keptSeconds)}, one as likely at any moment as another (--resolvers)`,
    ...(sharesName
      ? []
      : [
          "no latency record is in the app's stacks (endpoint.sharedHostName): something else sends those clients here",
        ]),
  ];
}

function millis(ofSeconds: number): number {
  return Math.round(ofSeconds * 1e6) / 1000;
}
