import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { IngressV1 } from '@cdktf/provider-kubernetes/lib/ingress-v1';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { PriorityClassV1 } from '@cdktf/provider-kubernetes/lib/priority-class-v1';
import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';

import type { LinkedApp } from './linked-app';
import {
  annotation,
  type Deployment,
  type Ingress,
  type Link,
  type Named,
  type Service,
  within,
} from './serving-chain-shapes';

/** HTTPS: names in DNS, the certificate that covers them, and the hosts that are routed. */
export function wayIn(app: LinkedApp): Link[] {
  const [certificate] = app.all<{
    readonly domain_name: string;
    readonly subject_alternative_names: readonly string[];
  }>('serving', AcmCertificate);
  const covered = [certificate?.domain_name ?? '', ...(certificate?.subject_alternative_names ?? [])];
  const records = app.all<{ readonly name: string }>('serving', Route53Record).map(({ name }) => name);
  const hosts = app.all<Ingress>('serving', IngressV1).flatMap(({ spec }) => spec.rule.map(({ host }) => host));
  const by = (names: readonly string[], host: string) =>
    names.includes(host) || names.includes(host.replace(/^[^.]+/, '*'));
  return [
    ['hosts are routed', hosts.length > 0],
    ...hosts.flatMap((host): Link[] => [
      [`certificate -> ${host}`, by(covered, host)],
      [`DNS -> ${host}`, by(records, host)],
    ]),
  ];
}

/** One load balancer for all: certificate, listeners, group, and a controller that works for this cluster. */
export function ingresses(app: LinkedApp): Link[] {
  const all = app.all<Ingress>('serving', IngressV1);
  const [certificate] = app.all('serving', AcmCertificate);
  return all.flatMap((ingress): Link[] => {
    const { name } = ingress.metadata;
    const says = (key: string) => annotation(ingress, key);
    const backends = ingress.spec.rule.flatMap(({ http }) => http.path.map(({ backend }) => backend.service.name));
    return [
      [`${name} -> certificate`, says('certificate-arn') === `${certificate?.address}.arn`],
      [
        `${name} listens for HTTPS`,
        says('listen-ports').includes('{"HTTPS":443}') &&
          says('ssl-redirect') === '443' &&
          says('ssl-policy').includes('TLS13'),
      ],
      [
        `${name} -> load balancer of the group`,
        all.every((other) => annotation(other, 'group.name') === says('group.name')) &&
          ingress.spec.ingress_class_name === 'alb',
      ],
      [`${name} -> action`, backends.length > 0 && backends.every((backend) => says(`actions.${backend}`) !== '')],
      [`${name} -> pods by address`, says('target-type') === 'ip'],
    ];
  });
}

/** The Services that an Ingress' action names, and the pods that they find. */
export function services(app: LinkedApp): Link[] {
  const found = app.all<Service>('serving', ServiceV1);
  const deployments = app.all<Deployment>('serving', DeploymentV1);
  return app.all<Ingress>('serving', IngressV1).flatMap((ingress) => {
    const { forwardConfig } = JSON.parse(annotation(ingress, 'actions.forward') || '{}') as {
      readonly forwardConfig?: {
        readonly targetGroups: readonly {
          readonly serviceName: string;
          readonly servicePort: number;
          readonly weight: number;
        }[];
      };
    };
    return (forwardConfig?.targetGroups ?? []).flatMap(({ serviceName, servicePort, weight }): Link[] => {
      const to = `${ingress.metadata.name} -> Service ${serviceName}`;
      const service = found.find(
        ({ metadata }) => metadata.name === serviceName && metadata.namespace === ingress.metadata.namespace,
      );
      const port = service?.spec.port.find((each) => each.port === servicePort);
      const behind = deployments.filter(({ spec }) => within(service?.spec.selector, spec.template.metadata.labels));
      const open = behind.every(({ spec }) =>
        spec.template.spec.container.some((each) => each.port.some(({ name }) => name === port?.target_port)),
      );
      return [
        [to, service !== undefined],
        [`${to}:${servicePort}`, port !== undefined && open],
        [`${to} -> pods`, weight === 0 || behind.length > 0],
        [
          `${to} -> pods of no other`,
          behind.every(({ metadata }) => metadata.name.replace(/-floor$/, '') === serviceName),
        ],
      ];
    });
  });
}

/** Pods by their Deployment, in a namespace with gates, with all that they refer to. */
export function pods(app: LinkedApp): Link[] {
  const [namespace] = app.all<Named>('serving', NamespaceV1);
  const names = (all: readonly Named[]) => all.map(({ metadata }) => metadata.name);
  const classes = names(app.all<Named>('platform', PriorityClassV1));
  // Kubernetes may end a map's name itself; then it is known by its address alone.
  const maps = app
    .all<Named>('serving', ConfigMapV1)
    .flatMap(({ metadata: { name }, address }) => [name, `${address}.metadata[0].name`]);
  const accounts = names(app.all<Named>('serving', ServiceAccountV1));
  const gated = namespace?.metadata.labels?.['elbv2.k8s.aws/pod-readiness-gate-inject'] === 'enabled';
  return app
    .all<Deployment>('serving', DeploymentV1)
    .flatMap(({ metadata: { name, namespace: home }, spec: { selector, template } }): Link[] => [
      [`${name} -> pods`, within(selector.match_labels, template.metadata.labels)],
      [`${name} -> namespace with gates`, home === namespace?.metadata.name && gated],
      [`${name} -> priority class`, classes.includes(template.spec.priority_class_name)],
      [`${name} -> service account`, accounts.includes(template.spec.service_account_name)],
      [
        `${name} -> files`,
        template.spec.volume.every(({ config_map: map }) => map === undefined || maps.includes(map.name)),
      ],
    ]);
}
