import { type Api, refusal } from './api';
import type { KubernetesObject, ObjectList } from './objects';

/** A webhook configuration: each of its webhooks asks a Service, or an address elsewhere. */
interface WebhookConfiguration extends KubernetesObject {
  readonly webhooks?: readonly { readonly name: string; readonly clientConfig: { readonly service?: object } }[];
}

/** An API that the API server has, or that it asks a Service for. */
interface ApiService extends KubernetesObject {
  readonly spec: { readonly service?: object | null };
}

const webhookPaths = ['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'].map(
  (resource) => `/apis/admissionregistration.k8s.io/v1/${resource}`,
);

const apiServices = '/apis/apiregistration.k8s.io/v1/apiservices';

/**
 * Takes away what would ask pods that do not run: webhooks with `failurePolicy: Fail` would refuse every object that they watch, and an API
 * that nobody serves keeps every namespace from its end (Kubernetes, "Namespaces": the namespace controller asks all APIs what is in one).
 *
 * @param ours uids of the objects that Terraform made: all others are left alone
 * @returns what was taken away, in words
 */
export async function removeUnanswered(api: Api, ours: ReadonlySet<string>): Promise<readonly string[]> {
  const webhooks = (await Promise.all(webhookPaths.map((path) => askingWebhooks(api, path)))).flat();
  const unanswered = [...webhooks, ...(await askingApis(api))].filter(({ uid }) => ours.has(uid));
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

async function askingWebhooks(api: Api, path: string): Promise<readonly Unanswered[]> {
  const { items } = (await api.read(path)) as ObjectList<WebhookConfiguration>;
  return items
    .filter(asksService)
    .map(({ metadata: { uid, name }, webhooks = [] }) => ({
      uid,
      path: `${path}/${name}`,
      words: `the webhooks of ${name} (${path.split('/').at(-1)}) taken away: no pod answers for ${webhooks.map((webhook) => webhook.name).join(', ')}`,
    }));
}

async function askingApis(api: Api): Promise<readonly Unanswered[]> {
  const { items } = (await api.read(apiServices)) as ObjectList<ApiService>;
  return items
    .filter(({ spec }) => Boolean(spec.service))
    .map(({ metadata: { uid, name } }) => ({
      uid,
      path: `${apiServices}/${name}`,
      words: `the API ${name} (apiservices) taken away: no pod answers for it`,
    }));
}
