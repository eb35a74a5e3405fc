import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { awsDataStakes } from '../../src/consequences/aws-data-stakes';
import { awsStakes } from '../../src/consequences/aws-stakes';
import { dataTransitions } from '../../src/consequences/data-transitions';
import { exposureTransitions } from '../../src/consequences/exposure-transitions';
import { kubernetesStakes } from '../../src/consequences/kubernetes-stakes';
import { lockTransitions } from '../../src/consequences/lock-transitions';
import { nodeTransitions } from '../../src/consequences/node-transitions';
import { podTransitions } from '../../src/consequences/pod-transitions';
import { releaseTransitions } from '../../src/consequences/release-transitions';
import { requestTransitions } from '../../src/consequences/request-transitions';
import { roles } from '../../src/consequences/roles';
import type { Role, Stake } from '../../src/consequences/stake';
import type { Transition } from '../../src/consequences/transition';
import { watchTransitions } from '../../src/consequences/watch-transitions';

const pagePath = join(__dirname, '..', '..', '..', '..', 'docs', 'consequences.md');

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

function transitions(title: string, table: Record<string, Transition>): readonly string[] {
  const rows = Object.values(table).map(({ type, attribute, when, severity, words, source }) => {
    const condition = Object.entries(when).map(
      ([key, value]) => `${key} ${value instanceof RegExp ? value.source : String(value)}`,
    );
    return row(severity, `\`${type}\` \`${attribute.source}\``, condition.join(', ') || 'any change', words, source);
  });
  return [
    `## ${title}`,
    '',
    '| severity | attribute | when | what is said | source |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}

function stakes(title: string, table: Record<string, Stake | Role>): readonly string[] {
  const rows = Object.entries(table).map(([name, stake]) => {
    const where =
      'where' in stake
        ? `\`${stake.type}\`, \`${stake.where.attribute}\` is \`${stake.where.is.source}\``
        : `\`${name}\``;
    return row(stake.severity, where, stake.words, stake.holds ? 'a replacement loses it too' : '');
  });
  return [`## ${title}`, '', '| severity | destroyed | what is said | |', '| --- | --- | --- | --- |', ...rows, ''];
}

function page(): string {
  return [
    '# What a change means',
    '',
    'The rows by which a review judges changes, with their sources. `{name}` is the object, `{from}` and `{to}` the values. The code has them as data, in',
    '`packages/plan-review/src/consequences`; `UPDATE_GOLDEN=1 npx jest reference` in that package writes this page.',
    '',
    ...transitions('Data', dataTransitions),
    ...transitions('Object Lock', lockTransitions),
    ...transitions('Watchers', watchTransitions),
    ...transitions('Cluster and nodes', nodeTransitions),
    ...transitions('Pods', podTransitions),
    ...transitions('Helm releases', releaseTransitions),
    ...transitions('Requests', requestTransitions),
    ...transitions('Who is let in', exposureTransitions),
    ...stakes('What goes, by what an object is for', roles),
    ...stakes('What goes, data and watchers of AWS', awsDataStakes),
    ...stakes('What goes, networks, clusters, names and rights of AWS', awsStakes),
    ...stakes('What goes, by type of Kubernetes and helm', kubernetesStakes),
  ].join('\n');
}

describe('the page of consequences', () => {
  it('says what the tables say: severity, words and sources', () => {
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(pagePath, page());
    expect(existsSync(pagePath) ? readFileSync(pagePath, 'utf8') : 'There is no page').toBe(page());
  });
});
