import { createHash } from 'node:crypto';

import { allRules, type Finding } from '@spot-serving/guardrails/findings';

import type { JudgedSubject } from '../judged';

/** What a finding about an exemption itself is called; it is no rule of the package. */
const exemptionRule = {
  id: 'exemption',
  severity: 'error',
  what: 'Each exemption sets something aside, says why, and ends',
  why: 'an exemption that nobody needs hides the next fault',
  source: 'docs/guardrails.md',
} as const;

/** Findings as SARIF 2.1.0 (OASIS), as code scanning of GitHub takes it: one run, rules with their help, a result for each finding. */
export function sarifText(subjects: readonly JudgedSubject[]): string {
  const found = subjects.flatMap((subject) => subject.findings.map((finding) => ({ subject, finding })));
  const ids = new Set(found.map(({ finding }) => finding.rule));
  const rules = [...allRules, exemptionRule].filter(({ id }) => ids.has(id));
  const run = {
    tool: {
      driver: {
        name: 'guardrails',
        informationUri: 'https://github.com/spot-serving/spot-serving/blob/main/docs/guardrails.md',
        rules: rules.map(({ id, severity, what, why, source }) => ({
          id,
          shortDescription: { text: what },
          fullDescription: { text: `${what}: ${why}.` },
          help: { text: `Why: ${why}. Source: ${source}` },
          defaultConfiguration: { level: severity },
        })),
      },
    },
    columnKind: 'utf16CodeUnits',
    results: found.map(({ subject, finding }) =>
      result(
        subject,
        finding,
        rules.findIndex(({ id }) => id === finding.rule),
      ),
    ),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function result(
  { name, file }: JudgedSubject,
  { rule, severity, address, path, what, fix }: Finding,
  ruleIndex: number,
) {
  const physical = { artifactLocation: { uri: uriOf(file) }, region: { startLine: 1 } };
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: `${address}: ${what}; ${fix}` },
    locations: [
      { physicalLocation: physical, logicalLocations: [{ fullyQualifiedName: path, name: address, kind: 'resource' }] },
    ],
    // The same finding is the same alert, whatever is written around it.
    partialFingerprints: {
      'guardrails/v1': createHash('sha256').update([name, rule, address].join('\n')).digest('hex'),
    },
  };
}

/** A relative reference of RFC 3986; standard input has no address. */
function uriOf(file: string): string {
  return file === '-' ? 'stdin' : file.split(/[\\/]/).map(encodeURIComponent).join('/');
}
