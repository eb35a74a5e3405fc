import type { Problem } from '../../problem';
import type { Body } from '../body';
import { joint, type JointRules } from '../joint-rule';

const listener = 'Elastic Load Balancing API Reference, CreateListener';
const plan = 'hashicorp/terraform-provider-aws v5.100.0, internal/service/elbv2, CustomizeDiff';

/** What an action needs beside its type; any of them will do. */
const parts: Readonly<Record<string, readonly string[]>> = {
  forward: ['target_group_arn', 'forward'],
  redirect: ['redirect'],
  'fixed-response': ['fixed_response'],
  'authenticate-cognito': ['authenticate_cognito'],
  'authenticate-oidc': ['authenticate_oidc'],
};

function actionFaults(actions: readonly Body[]): readonly Problem[] {
  return actions.flatMap((action) => {
    const needed = parts[action.text('type') ?? ''] ?? [];
    if (needed.length === 0 || needed.some((name) => action.state(name) !== 'unset')) return [];
    return [action.fault('type', `an action of type ${action.text('type') ?? ''} needs ${needed.join(' or ')}`)];
  });
}

/** Rules over several arguments of load balancers. */
export const balancerRules: JointRules = {
  aws_lb_listener: [
    joint(plan, (body) => actionFaults(body.bodies('default_action'))),
    joint(listener, (body) =>
      ['HTTPS', 'TLS'].includes(body.text('protocol') ?? '') && body.state('certificate_arn') === 'unset'
        ? [body.fault('certificate_arn', `a listener of ${body.text('protocol') ?? ''} needs certificate_arn`)]
        : [],
    ),
    joint(listener, (body) =>
      ['HTTP', 'TCP', 'UDP', 'TCP_UDP'].includes(body.text('protocol') ?? '')
        ? ['certificate_arn', 'ssl_policy']
            .filter((name) => body.state(name) === 'set')
            .map((name) => body.fault(name, `a listener of ${body.text('protocol') ?? ''} cannot have ${name}`))
        : [],
    ),
  ],
  aws_lb_listener_rule: [joint(plan, (body) => actionFaults(body.bodies('action')))],
  aws_lb_target_group: [
    joint(plan, (group) => {
      const type = group.state('target_type') === 'unset' ? 'instance' : group.text('target_type');
      if (type === undefined || type === 'lambda') return [];
      return ['port', 'protocol', 'vpc_id']
        .filter((name) => group.state(name) === 'unset')
        .map((name) => group.fault(name, `Attribute "${name}" must be specified when "target_type" is "${type}".`));
    }),
  ],
};
