import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { configurationProblems } from '../../src/trust/configuration-problems';
import { refuseUntrusted } from '../../src/trust/refuse-untrusted';
import { AContext } from '../support/a-context';
import { synthesized } from '../support/synthesized';

jest.setTimeout(60_000);

const backend = (stack: string) => ({ bucket: 'b', key: `dev/${stack}.tfstate` });
const refused = (context: AContext, dir: string) =>
  refuseUntrusted(join(context.cwd, dir), (json) => configurationProblems(json, 'dev'));

describe('refuseUntrusted', () => {
  it('names every problem of every stack, and files that Terraform would read too', () => {
    const context = new AContext();
    const more = { data: { http: { x: { url: 'https://evil.example' } } } };

    const dir = synthesized(
      context,
      'dev',
      [
        { name: 'one', data: {}, more },
        { name: 'two', data: {} },
      ],
      backend,
    );
    context.write(`${dir}/stacks/two/more.tf`, 'data "external" "x" {}');
    expect(() => refused(context, dir)).toThrow(
      /^This does not run beside credentials:\n {2}one: http is of another provider\n {2}one: data of type http is not in the list of what is read\n {2}two: beside cdk\.tf\.json and assets there is more\.tf\n$/,
    );
    context.write(
      `${dir}/manifest.json`,
      context.read(`${dir}/manifest.json`).replaceAll('stacks/two', 'stacks/../../../tool'),
    );
    expect(() => refused(context, dir)).toThrow('two: it is not in stacks/two/cdk.tf.json');
    context.remove();
  });

  it('refuses JSON of which Terraform would read more than was judged: a key twice', () => {
    const context = new AContext();
    const dir = synthesized(context, 'dev', [{ name: 'one', data: {} }], backend);
    const file = `${dir}/stacks/one/cdk.tf.json`;
    expect(() => refused(context, dir)).not.toThrow();
    context.write(
      file,
      context.read(file).replace('{', '{"data": {"external": {"x": {"program": ["sh"]}}}, "data": {},'),
    );
    expect(() => refused(context, dir)).toThrow('one: its cdk.tf.json is not what JSON.stringify writes');
    context.remove();
  });

  it.each([
    ['a stack', 'stacks/one/assets', '/etc'],
    ['the lock file', '.terraform.lock.hcl', '/proc/self/environ'],
  ])('refuses a link for %s, by which a file of the machine would be copied and shown', (_what, name, target) => {
    const context = new AContext();
    const dir = synthesized(context, 'dev', [{ name: 'one', data: {} }], backend);
    symlinkSync(target, join(context.cwd, dir, name));
    expect(() => refused(context, dir)).toThrow(`${name} is neither a file nor a folder`);
    context.remove();
  });

  it('refuses a configuration of more bytes than any of ours could have', () => {
    const context = new AContext();
    const dir = synthesized(context, 'dev', [{ name: 'one', data: { a: 'x'.repeat(21 * 1024 * 1024) } }], backend);
    expect(() => refused(context, dir)).toThrow('one: its cdk.tf.json is larger than 20 MiB');
    context.remove();
  });
});
