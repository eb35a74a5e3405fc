import { chmodSync } from 'node:fs';
import { join } from 'node:path';

import { data, SynthesizedApp } from './synthesized-app';

/** A Terraform that plans well and shows something else than a plan this review knows. */
const script = `#!/bin/sh
case "$1" in
  version) echo '{"terraform_version":"1.11.4"}' ;;
  plan) exit 2 ;;
  show) cat "$SHOWN" ;;
esac
`;

const plan = {
  format_version: '1.2',
  terraform_version: '1.11.4',
  planned_values: {},
  resource_changes: [],
  output_changes: {},
};

describe('planStacks, given what is no plan', () => {
  it.each([
    ['is cut off', JSON.stringify(plan).slice(0, 60), /^The plan is not whole JSON/],
    ['is of a newer format', JSON.stringify({ ...plan, format_version: '2.0' }), /^The plan has format_version 2\.0/],
    ['is marked errored', JSON.stringify({ ...plan, errored: true }), /^The plan is marked errored/],
    ['is empty', '', /^The plan is not whole JSON/],
  ])('fails the stack with one line when it %s', async (_, shown, line) => {
    const app = new SynthesizedApp([{ name: 'one', json: data({ a: { input: 'x' } }) }]);
    app.write('terraform', script);
    app.write('shown.json', shown);
    chmodSync(join(app.root, 'terraform'), 0o700);
    Object.assign(app.env, { TERRAFORM_BINARY_NAME: join(app.root, 'terraform'), SHOWN: join(app.root, 'shown.json') });
    const [planned] = await app.plan();
    expect(planned?.result).toEqual({ failed: expect.stringMatching(line) as string });
    expect(planned?.result).toEqual({ failed: expect.not.stringMatching(/\n/) as string });
    app.remove();
  });
});
