import { problemDiagnostic, severities } from '../checks/problem';
import type { Diagnostic } from '../protocol/messages';
import { member, type Value } from '../value/value';
import { chartDoubts, chartFaults } from './chart-problems';
import { chartFolder, readChart } from './local-chart';
import { releaseValues } from './release-values';
import { renderedFaults } from './rendered-chart';

/** How releases are judged. */
export interface ReleaseOptions {
  /** Folders that a chart's path may begin at. */
  readonly from: readonly string[];
  readonly severity: Diagnostic['severity'];
}

/**
 * What helm refuses of a release whose chart is a folder of this machine: the chart, the values by its schema, and, where there is a `helm`, the objects
 * that it renders. Charts of repositories are not read.
 */
export function releaseDiagnostics(release: Value, { from, severity }: ReleaseOptions): readonly Diagnostic[] {
  const [chart, repository] = [member(release, 'chart'), member(release, 'repository')];
  const folder =
    typeof chart === 'string' && (repository === null || repository === '') ? chartFolder(chart, from) : undefined;
  const values = releaseValues(release);
  if (folder === undefined || values === undefined) return [];
  const say = (summary: string, name: string, how: Diagnostic['severity']): Diagnostic =>
    problemDiagnostic({ summary, detail: `Chart ${folder}, as helm reads it.`, path: [{ attribute_name: name }] }, how);
  try {
    const read = readChart(folder);
    const faults = chartFaults(read, values);
    const [name = '', namespace = 'default'] = ['name', 'namespace'].map((key) => textOf(member(release, key)));
    const rendered = faults.length > 0 ? [] : renderedFaults({ name, namespace, folder, values });
    return [
      ...[...faults, ...rendered].map((fault) => say(fault, 'values', severity)),
      ...chartDoubts(read, values).map((doubt) => say(doubt, 'values', severities.warning)),
    ];
  } catch (error) {
    return [say((error as Error).message, 'chart', severity)];
  }
}

const textOf = (value: Value): string | undefined => (typeof value === 'string' ? value : undefined);
