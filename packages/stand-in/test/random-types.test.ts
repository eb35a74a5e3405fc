import fc from 'fast-check';

import { ProviderHandlers } from '../src/provider-handlers';
import type { Block } from '../src/schema/schema';
import { serveProvider } from '../src/serve-provider';
import { configurationOf, type ConfigurationValue } from './random-configuration';
import { resourceSchema } from './random-schema';
import { Terraform } from './terraform';

interface Sample {
  readonly block: Block;
  readonly configuration: { readonly [name: string]: ConfigurationValue };
}

const sample: fc.Arbitrary<Sample> = resourceSchema.chain((block) =>
  fc.record({ block: fc.constant(block), configuration: configurationOf(block) }),
);

/** Random types in one Terraform run: a run costs half a second, a type next to nothing. */
const perRun = 40;

/** Milliseconds for finding a smaller case, within the time that jest gives the test. */
const shrinkingTime = 100_000;

describe('resources of random types under the real terraform', () => {
  jest.setTimeout(120_000);

  it('are planned, applied, read back from the state unchanged, and destroyed', () =>
    fc.assert(
      fc.asyncProperty(fc.array(sample, { minLength: perRun, maxLength: perRun }), async (samples) => {
        const blocks = new Map(samples.map(({ block }, at) => [`helm_t${at}`, block]));
        const schemas = {
          configuration: { attributes: [], blocks: [] },
          resources: blocks,
          dataSources: new Map(),
          missing: [],
        };
        const server = await serveProvider(new ProviderHandlers('helm', schemas).all());
        const terraform = new Terraform();
        try {
          const resource = Object.fromEntries(
            samples.map(({ configuration }, at) => [`helm_t${at}`, { it: configuration }]),
          );
          terraform.attach('helm', server.address, {
            terraform: { required_providers: { helm: { source: 'hashicorp/helm' } } },
            resource,
          });
          await terraform.apply();
          const second = await terraform.run('plan', '-detailed-exitcode');
          expect(second).toMatchObject({ code: 0, output: expect.stringContaining('No changes') as unknown });
          expect((await terraform.run('destroy', '-auto-approve')).output).toContain(`${perRun} destroyed`);
        } finally {
          await terraform.dispose();
          server.close();
        }
      }),
      { numRuns: 3, interruptAfterTimeLimit: shrinkingTime },
    ));
});
