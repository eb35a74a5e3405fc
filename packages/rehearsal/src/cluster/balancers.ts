import { type Api, refusal } from './api';
import type { KubernetesObject, ObjectList } from './objects';

/** Host name of the load balancers that no cloud made; `.invalid` is nobody's (RFC 2606). */
export const balancer = 'load-balancer.invalid';

interface Ingress extends KubernetesObject {
  readonly status?: { readonly loadBalancer?: { readonly ingress?: readonly object[] } };
}

/**
 * Gives each new Ingress the host name of a load balancer, as its controller would after some minutes.
 *
 * @param ours uids of the objects that Terraform made: all others are left alone
 * @returns what was written, in words
 */
export async function addressIngresses(api: Api, ours: ReadonlySet<string>): Promise<readonly string[]> {
  const { items } = (await api.read('/apis/networking.k8s.io/v1/ingresses')) as ObjectList<Ingress>;
  const waiting = items.filter(
    ({ metadata, status }) => ours.has(metadata.uid) && (status?.loadBalancer?.ingress ?? []).length === 0,
  );
  const answers = await Promise.all(
    waiting.map(({ metadata: { namespace, name } }) =>
      api.send({
        method: 'PATCH',
        path: `/apis/networking.k8s.io/v1/namespaces/${namespace}/ingresses/${name}/status`,
        body: { status: { loadBalancer: { ingress: [{ hostname: balancer }] } } },
      }),
    ),
  );
  const written = answers.some((answer) => refusal(answer) === undefined);
  return written ? [`Ingresses got the host name ${balancer}: no load balancer controller works`] : [];
}
