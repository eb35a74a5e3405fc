import { Token } from 'cdktf';

import { parseCidr, parseImage, podCountProblems, type Problem, unless } from '@spot-serving/core';

import { servingPlan, servingPlanProblems } from '../planning';
import { modelServerProblems } from '../server';
import { modelServer } from './model-server';
import type { TensorFlowServingProps } from './tensorflow-serving-props';

/** Everything wrong with a served model: its drain, its memory, its server, its count, and what it is given. Values known only at apply are passed over. */
export function tensorFlowServingProblems(props: TensorFlowServingProps): Problem[] {
  return [
    ...servingPlanProblems(servingPlan(props, props.surroundings)),
    ...modelServerProblems(modelServer(props)),
    ...addressProblems(props),
    ...imageProblems('modelServerImage', props.modelServerImage),
    ...imageProblems('loaderImage', props.loaderImage),
    ...podCountProblems(props),
  ].filter(({ value }) => !Token.isUnresolved(value));
}

/** The store's addresses, whose last part is the version: another version under this one's name would be served as this one. */
function addressProblems({ modelUri, version, clientCidrs }: TensorFlowServingProps): Problem[] {
  const whole = /^s3:\/\/[^/]+\/.+/.test(modelUri) && modelUri.endsWith(`/${version}`);
  const odd = clientCidrs.filter((cidr) => !Token.isUnresolved(cidr) && parseCidr(cidr) === undefined);
  return [
    ...unless(whole, {
      path: 'modelUri',
      value: modelUri,
      fix: `write the address of version ${version}: s3://<bucket>/<model>/${version}`,
    }),
    ...unless(clientCidrs.length > 0, {
      path: 'clientCidrs',
      value: clientCidrs,
      fix: 'name the blocks of the load balancer; a policy without any lets everybody in',
    }),
    ...odd.map((value) => ({ path: 'clientCidrs', value, fix: "write an IPv4 block, such as '10.0.0.0/20'" })),
  ];
}

function imageProblems(path: string, value: string): Problem[] {
  const { tag, digest } = parseImage(value);
  const named = digest !== undefined || (tag !== undefined && tag !== 'latest');
  return unless(named, { path, value, fix: 'name an image with its tag or digest; latest is another one every day' });
}
