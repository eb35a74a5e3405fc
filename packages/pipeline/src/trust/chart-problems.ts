import { bodiesOf, type Body } from './body-problems';

/** Where charts come from while a plan is made: the hosts of the charts that are pinned, and registries of ECR, for closed networks. */
export const chartRepositories: readonly RegExp[] = [
  /^https:\/\/aws\.github\.io\/eks-charts$/,
  /^https:\/\/kubernetes\.github\.io\/autoscaler$/,
  /^https:\/\/kubernetes-sigs\.github\.io\/metrics-server\/$/,
  /^https:\/\/prometheus-community\.github\.io\/helm-charts$/,
  /^oci:\/\/public\.ecr\.aws\/aws-ec2\/helm$/,
  /^oci:\/\/\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/[a-z0-9/._-]+$/,
];

/**
 * Arguments of a release: none that names a file, shows something to a chart's host, fetches more, or renders a template while a plan is made, for a
 * template may look up host names that carry values away.
 */
export const releaseArguments: readonly string[] = [
  '//',
  'atomic',
  'chart',
  'create_namespace',
  'depends_on',
  'lifecycle',
  'max_history',
  'name',
  'namespace',
  'provider',
  'repository',
  'timeout',
  'values',
  'version',
  'wait',
];

/** Charts are fetched while a plan is made, so an address that is computed could carry a state to whoever listens there. */
export function chartProblems({ resource, data }: Readonly<Record<string, unknown>>): readonly string[] {
  return [...bodiesOf(resource), ...bodiesOf(data)].filter(({ type }) => type.startsWith('helm_')).flatMap(problemsOf);
}

function problemsOf({ body }: Body): readonly string[] {
  const { repository, chart, version } = body;
  const computed = Object.entries({ repository, chart, version })
    .filter(([, value]) => /[$%]\{/.test(String(value)))
    .map(([key]) => `a chart has a computed ${key}`);
  if (computed.length > 0) return computed;
  return [
    ...Object.keys(body)
      .filter((key) => !releaseArguments.includes(key))
      .map((key) => `a chart has ${key}`),
    ...(repository === undefined ? ownProblems(chart) : repositoryProblems(repository, chart)),
  ];
}

/** A chart without a repository is a folder or an address: only a folder of what was synthesized may be one. */
function ownProblems(chart: unknown): readonly string[] {
  const own = typeof chart === 'string' && /^assets\/\w+\/\w+$/.test(chart);
  return own ? [] : [`a chart is at ${JSON.stringify(chart)}, not in assets/`];
}

function repositoryProblems(repository: unknown, chart: unknown): readonly string[] {
  const known = typeof repository === 'string' && chartRepositories.some((form) => form.test(repository));
  const named = typeof chart === 'string' && /^[a-z0-9][a-z0-9-]*$/.test(chart);
  return [
    ...(known ? [] : [`a chart comes from ${JSON.stringify(repository)}, which is no known repository`]),
    ...(named ? [] : [`a chart is called ${JSON.stringify(chart)}`]),
  ];
}
