import type { Change, Environment } from '@spot-serving/stacks';

import { change, shortCut, step, type To } from './edits';

/** The environment with another endpoint, in some of its fields. */
export function endpoint(fields: Partial<NonNullable<Environment['endpoint']>>): To {
  return (env) => {
    if (env.endpoint === undefined) throw new Error('an app without endpoint has none to change');
    return { ...env, endpoint: { ...env.endpoint, ...fields } };
  };
}

const noServing: To = (env) => ({ ...env, endpoint: undefined, models: { ...env.models, served: {} } });

/** Of an app that serves. */
export const endpointChanges: readonly Change[] = [
  change('another host name', endpoint({ hostName: 'inference.example.com' })),
  {
    change: 'an internal balancer out of the subnets of pods',
    steps: [
      step('pods let both subnets in', endpoint({ balancerMoves: true })),
      step("the balancer's own alone", endpoint({ balancerMoves: undefined })),
    ],
  },
  {
    change: 'a web ACL',
    steps: [
      step('one that is made here', endpoint({ webAcl: { requestsPerFiveMinutes: 2000 } })),
      shortCut('not any more, at once', endpoint({ webAcl: undefined })),
      step('the balancer lets go of it', endpoint({ webAcl: { none: true } })),
      step('nothing is said', endpoint({ webAcl: undefined })),
    ],
  },
  change('open it to the internet', endpoint({ scheme: 'internet-facing', inboundCidrs: ['198.51.100.0/24'] })),
  change(
    'ask for a token',
    endpoint({
      authentication: {
        kind: 'jwt',
        issuer: 'https://issuer.example.com',
        jwksUri: 'https://issuer.example.com/keys',
        claims: [{ name: 'aud', values: ['models'] }],
      },
    }),
  ),
  change('close it again', endpoint({ scheme: undefined, inboundCidrs: undefined, authentication: undefined })),
];

/** A stack that is left away, of an app that serves as `environment` says, and serves again. */
export function servingLeftAway({ name, endpoint: former, models: { served } }: Environment): readonly Change[] {
  return [
    {
      change: 'serve no more',
      steps: [
        shortCut('leave the stack away', noServing),
        { step: 'take it down', destroys: () => [`${name}-serving`] },
        step('leave it away', noServing),
      ],
    },
    change('serve again', (env) => ({ ...env, endpoint: former, models: { ...env.models, served } })),
  ];
}
