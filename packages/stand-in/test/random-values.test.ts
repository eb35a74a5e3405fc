import fc from 'fast-check';

import { appliedState } from '../src/behaviour/applied-state';
import { IdRegister } from '../src/behaviour/id-register';
import { mapAttributes } from '../src/behaviour/map-attributes';
import { plannedState } from '../src/behaviour/planned-state';
import { unconfigured } from '../src/behaviour/provider-settings';
import type { Block } from '../src/schema/schema';
import { decodeValue, encodeValue } from '../src/value/codec';
import { hasUnknown, sameValue } from '../src/value/equality';
import { blockFromJson } from '../src/value/from-json';
import { parseState } from '../src/value/parse-state';
import { pathText } from '../src/value/path';
import type { Value } from '../src/value/value';
import { configurationOf } from './random-configuration';
import { resourceSchema } from './random-schema';
import { stateText } from './state-text';

interface Sample {
  readonly block: Block;
  /** As Terraform sends it: every attribute is there. */
  readonly config: Value;
}

const sample: fc.Arbitrary<Sample> = resourceSchema.chain((block) =>
  configurationOf(block).map((configuration) => ({
    block,
    config: blockFromJson(parseState(stateText(configuration, block)), block),
  })),
);
const wired = (value: Value): Value => decodeValue(encodeValue(value));
const type = 'helm_random';

function planned({ block, config }: Sample, prior: Value = null): Value {
  return wired(plannedState({ type, block, prior, proposed: config, config, settings: unconfigured, rule: {} }));
}

function applied(one: Sample): Value {
  const { place } = unconfigured;
  return wired(
    appliedState({ type, block: one.block, prior: null, planned: planned(one), place, ids: new IdRegister() }),
  );
}

/** Paths of configured values that the state has otherwise. */
function changed({ block, config }: Sample, state: Value): readonly string[] {
  const paths: string[] = [];
  mapAttributes(block, { value: config, prior: state }, (site) => {
    if (!site.attribute.nested && site.value !== null && !sameValue(site.value, site.prior))
      paths.push(pathText(site.path));
    return site.value;
  });
  return paths;
}

describe('random values of random schemas', () => {
  it('are planned and applied unchanged, and nothing stays unknown', () => {
    fc.assert(
      fc.property(sample, (one) => {
        const state = applied(one);
        expect([changed(one, state), hasUnknown(state)]).toEqual([[], false]);
      }),
    );
  });

  it('come back from the JSON state as they were', () => {
    fc.assert(
      fc.property(sample, (one) => {
        const state = applied(one);
        expect(sameValue(blockFromJson(parseState(stateText(state, one.block)), one.block), state)).toBe(true);
      }),
    );
  });

  it('have nothing to change when the configuration is planned again', () => {
    fc.assert(
      fc.property(sample, ({ block, config }) => {
        const state = applied({ block, config });
        const again = planned({ block, config }, state);
        expect(changed({ block, config }, again)).toEqual([]);
        expect(hasUnknown(again)).toBe(false);
      }),
    );
  });
});
