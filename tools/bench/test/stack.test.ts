import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { serveStates, startStandIn } from '@spot-serving/rehearsal';

import { awsStack, dataStack, stackTypes } from '../src/stack-configuration';
import { lifeOf } from '../src/terraform-stack';

const size = (stack: object): number =>
  Object.values((stack as { resource: Record<string, object> }).resource).flatMap(Object.keys).length;

describe('the measured stacks', () => {
  it('have the same size', () => {
    expect([size(awsStack(50)), size(dataStack(50))]).toEqual([50, 50]);
  });

  it('are planned, applied and destroyed at the stand-in, and each phase takes its time', async () => {
    const standIn = await startStandIn({
      resolveFrom: __dirname,
      types: { resources: new Set(stackTypes), dataSources: new Set() },
    });
    const states = await serveStates();
    const folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
    const backend = { http: { address: states.addressOf(join(folder, 'state')) } };
    const subject = { name: 'stand-in', configuration: awsStack(10), backend, reattach: standIn.reattach };
    const life = await lifeOf(subject).finally(async () => {
      await Promise.all([states.close(), standIn.close()]);
      rmSync(folder, { recursive: true });
    });
    expect(Object.values(life).every((seconds) => seconds > 0)).toBe(true);
  });

  it('tell what Terraform said when they cannot be measured', async () => {
    const subject = {
      name: 'broken',
      configuration: { resource: { terraform_data: { it: { gone: 1 } } } },
      backend: { local: {} },
      reattach: '{}',
    };
    await expect(lifeOf(subject)).rejects.toThrow(/^terraform plan -out=plan: [^]*"gone"/);
  });
});
