import Ajv from 'ajv';

import { type ChartValues, isValues, type LocalChart } from './local-chart';
import { over, withoutNull } from './release-values';

/** What helm refuses in a chart, or in what a release hands to it. */
export function chartFaults(chart: LocalChart, values: ChartValues): readonly string[] {
  return [...aboutFaults(chart), ...schemaFaults(chart, withoutNull(over(chart.values, values)))];
}

/** Forms of helm v3.18.4, pkg/chart/metadata.go, `Validate`, and of its dependencies' check, action.CheckDependencies. */
function aboutFaults({ about, inside }: LocalChart): readonly string[] {
  const { apiVersion, name, version, type, dependencies } = about;
  const wanted = (Array.isArray(dependencies) ? dependencies : []).filter(isValues).map((one) => String(one['name']));
  const missing = wanted.filter((one) => !inside.some((file) => file === one || file.startsWith(`${one}-`)));
  return [
    ...(apiVersion === 'v1' || apiVersion === 'v2' ? [] : ['chart.metadata.apiVersion is v1 or v2']),
    ...(typeof name === 'string' && name !== '' ? [] : ['chart.metadata.name is required']),
    ...(/^v?\d+(\.\d+){0,2}([-+].*)?$/.test(String(version))
      ? []
      : [`chart.metadata.version "${String(version)}" is invalid`]),
    ...(type === undefined || type === '' || type === 'application'
      ? []
      : [`a chart of type ${JSON.stringify(type)} is not installable`]),
    ...missing.map((one) => `${one} is found in Chart.yaml, but missing in charts/ directory`),
  ];
}

/** A chart with others inside gets their values as well, which are not known here: further members are not judged then. */
function schemaFaults({ schema, inside }: LocalChart, values: ChartValues): readonly string[] {
  if (schema === undefined) return [];
  const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false, validateFormats: false });
  const plain = Object.entries(schema).filter(([name]) => name !== '$schema');
  const validate = ajv.compile(Object.fromEntries(plain));
  if (validate(values)) return [];
  return (validate.errors ?? [])
    .filter(({ keyword }) => inside.length === 0 || keyword !== 'additionalProperties')
    .map(({ instancePath, message = '', params }) => {
      const [extra] = Object.values(params as Record<string, unknown>);
      return `values don't meet the specifications of the schema: ${instancePath.slice(1).replaceAll('/', '.') || '(root)'}: ${message}${typeof extra === 'string' && !message.includes(extra) ? ` (${extra})` : ''}`;
    });
}

/** What helm takes with a warning, or without a word: a map in place of a plain value, and keys that neither `values.yaml` nor the schema has. */
export function chartDoubts({ values, schema }: LocalChart, given: ChartValues): readonly string[] {
  return doubts(values, schema, given);
}

/** Maps that a chart hands on to Kubernetes as they are. */
const handedOn = /(labels|annotations|selector|resources|securityContext|affinity|strategy|args|env|probe|spec)$/i;

function doubts(known: ChartValues, schema: unknown, given: ChartValues, above = ''): readonly string[] {
  const described = isValues(schema) && isValues(schema['properties']) ? schema['properties'] : {};
  return Object.entries(given).flatMap(([key, value]) => {
    const [path, standard] = [`${above}${key}`, known[key]];
    const hasNone = Object.keys(known).length === 0 || key in described;
    if (!(key in known))
      return hasNone || handedOn.test(above.replace(/\.$/, '')) ? [] : [`values.yaml of the chart has no ${path}`];
    if (isValues(standard) && isValues(value)) return doubts(standard, described[key], value, `${path}.`);
    if (standard === null || value === null || isValues(standard) === isValues(value)) return [];
    return [`${path} is ${isValues(standard) ? 'a map' : 'no map'} in values.yaml of the chart`];
  });
}
