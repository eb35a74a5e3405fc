import type { Report, StackReport } from '../../src/report/report';

/** A stack that went through everything but destroy. */
export function aStackReport(change: Partial<StackReport> = {}): StackReport {
  return {
    name: 'network',
    dependencies: [],
    outcome: 'passed',
    planned: { create: 12, change: 0, destroy: 0 },
    applied: { create: 12, change: 0, destroy: 0 },
    secondPlanEmpty: true,
    destroyed: null,
    stateHolds: null,
    protectedResources: [],
    deletionProtection: [],
    warnings: [],
    phases: [
      { phase: 'init', outcome: 'ready', seconds: 0.25 },
      { phase: 'plan', outcome: '12 to create', seconds: 1.5 },
    ],
    ...change,
  };
}

/** A rehearsal that passed. */
export function aReport(change: Partial<Report> = {}): Report {
  return {
    version: 1,
    app: 'dev',
    outcome: 'passed',
    exitCode: 0,
    terraform: '1.11.4',
    seconds: 12.34,
    providers: { kind: 'offline stand-in', resources: 9, dataSources: 2, withoutForceNew: [] },
    states: 'temporary files',
    faultedRuns: [],
    drifts: [],
    cluster: null,
    stacks: [aStackReport()],
    failure: null,
    ...change,
  };
}

/** A stack that `--destroy` left standing. */
export const keptStack = aStackReport({
  name: 'models',
  outcome: 'kept',
  stateHolds: ['aws_s3_bucket.models', 'aws_kms_key.models'],
  protectedResources: [{ address: 'aws_s3_bucket.models', path: 'models/store/bucket' }],
});
