import { refusal, type Api } from './api';
import type { KubernetesObject, ObjectList } from './objects';

/** A webhook configuration: each of its webhooks asks a Service, or an address elsewhere. */
interface WebhookConfiguration extends KubernetesObject {
  readonly webhooks?: readonly { readonly name: string; readonly clientConfig: { readonly service?: object } }[];
}

/** An API that the API server has, or that it asks a Service for. */
interface ApiService extends KubernetesObject {
  readonly spec: { readonly service?: object | null };
}

const WEBHOOKS = ['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'].map(
  (resource) => `/apis/admissionregistration.k8s.io/v1/${resource}`,
);

const API_SERVICES = '/apis/apiregistration.k8s.io/v1/apiservices';

/**
 * Takes away what would ask pods that do not run: webhooks with `failurePolicy: Fail` would refuse every object that they watch, and an API
 * that nobody serves keeps every namespace from its end (Kubernetes, "Namespaces": the namespace controller asks all APIs what is in one).
 *
 * @param ours uids of the objects that Terraform made: all others are left alone
 * @returns what was taken away, in words
 */
export async function removeUnanswered(api: Api, ours: ReadonlySet<string>): Promise<readonly string[]> {
  const webhooks = (await Promise.all(WEBHOOKS.map((path) => askingServices(api, path, asksService)))).flat();
  const apis = await askingServices(api, API_SERVICES, ({ spec }: ApiService) => Boolean(spec.service));
  const unanswered = [...webhooks, ...apis].filter(({ uid }) => ours.has(uid));
  const removed = await Promise.all(unanswered.map(({ path }) => api.send({ method: 'DELETE', path })));
  return unanswered.filter((_, at) => isSuccess(removed[at])).map(({ words }) => words);
}

const asksService = ({ webhooks = [] }: WebhookConfiguration): boolean =>
  webhooks.some(({ clientConfig }) => clientConfig.service !== undefined);

const isSuccess = (answer: Awaited<ReturnType<Api['send']>> | undefined): boolean =>
  answer !== undefined && refusal(answer) === undefined;

interface Unanswered {
  readonly uid: string;
  readonly path: string;
  readonly words: string;
}

async function askingServices<Item extends KubernetesObject>(
  api: Api,
  path: string,
  asks: (item: Item) => boolean,
): Promise<readonly Unanswered[]> {
  const { items } = (await api.read(path)) as ObjectList<Item>;
  return items
    .filter(asks)
    .map((item) => ({
      uid: item.metadata.uid,
      path: `${path}/${item.metadata.name}`,
      words: `${path.endsWith('apiservices') ? 'the API' : 'the webhooks of'} ${item.metadata.name} (${path.split('/').at(-1)}) taken away: no pod answers for ${webhookNames(item)}`,
    }));
}

function webhookNames({ webhooks }: KubernetesObject & Partial<WebhookConfiguration>): string {
  return webhooks?.map(({ name }) => name).join(', ') ?? 'it';
}
