import { attributeChanges } from '../src/changes/attribute-changes';
import type { Change } from '../src/plan/plan';
import { Redaction } from '../src/redact/redaction';
import { changeLines } from '../src/render/change-lines';
import { aPlan, type ChangeInit } from './support/plan-json';

/** What a review shows of one change. */
function lines(init: Omit<ChangeInit, 'address'>, type = 'aws_thing'): readonly string[] {
  const plan = aPlan([{ address: `${type}.a`, ...init }]);
  const [change] = plan.changes;
  return change === undefined ? [] : changeLines(attributeChanges(type, change.change, new Redaction([plan])));
}

describe('attribute changes', () => {
  it.each<[string, Omit<ChangeInit, 'address'>, readonly string[]]>([
    [
      'a changed, a new and a gone attribute',
      { before: { a: 1, b: 'x' }, after: { a: 2, c: true } },
      ['! a: 1 -> 2', '- b = "x"', '+ c = true'],
    ],
    [
      'nested blocks without their index',
      { before: { spec: [{ size: 1 }] }, after: { spec: [{ size: 2 }] } },
      ['! spec.size: 1 -> 2'],
    ],
    [
      'lists by name, in whatever order',
      {
        before: {
          list: [
            { name: 'a', v: 1 },
            { name: 'b', v: 1 },
          ],
        },
        after: {
          list: [
            { name: 'b', v: 2 },
            { name: 'a', v: 1 },
          ],
        },
      },
      ['! list[b].v: 1 -> 2'],
    ],
    [
      'entries that come and go, whole',
      { before: { list: [{ name: 'a' }, { name: 'b' }] }, after: { list: [{ name: 'a' }, { name: 'c' }] } },
      ['- list[b] = {"name":"b"}', '+ list[c] = {"name":"c"}'],
    ],
    [
      'plain lists as sets',
      { before: { zones: ['a', 'b'] }, after: { zones: ['c', 'a'] } },
      ['- zones[] = "b"', '+ zones[] = "c"'],
    ],
    [
      'JSON in texts by structure',
      { before: { text: '{"a":1,"b":2}' }, after: { text: '{"b":3,"a":1}' } },
      ['! text.b: 2 -> 3'],
    ],
    [
      'nothing where only the layout of JSON differs',
      { before: { text: '{"a":1,"b":2}' }, after: { text: '{ "b": 2, "a": 1 }' } },
      [],
    ],
    [
      'what is known after apply',
      { before: { arn: 'x' }, after: {}, afterUnknown: { arn: true } },
      ['! arn: "x" -> (known after apply)'],
    ],
    [
      'several lines by line',
      { before: { text: 'a\nb\nc' }, after: { text: 'a\nB\nc' } },
      ['! text:', '-   b', '+   B'],
    ],
    [
      'long values on a line each',
      { before: { text: 'a '.repeat(40) }, after: { text: 'b '.repeat(40) } },
      [`- text = "${'a '.repeat(40)}"`, `+ text = "${'b '.repeat(40)}"`],
    ],
  ])('shows %s', (_, init, expected) => {
    expect(lines(init)).toEqual(expected);
  });

  it.each<[string, Omit<ChangeInit, 'address'>, readonly string[]]>([
    [
      'a marked attribute',
      { before: { a: 'one' }, after: { a: 'two' }, afterSensitive: { a: true } },
      ['! a: changed (hidden)'],
    ],
    [
      'an attribute that was marked before',
      { before: { a: 'one' }, after: { a: 'two' }, beforeSensitive: { a: true } },
      ['! a: changed (hidden)'],
    ],
    [
      'a marked attribute that is new',
      { before: {}, after: { a: 'one' }, afterSensitive: { a: true } },
      ['+ a: set (hidden)'],
    ],
    [
      'a marked attribute that goes',
      { before: { a: 'one' }, after: {}, beforeSensitive: { a: true } },
      ['- a: removed (hidden)'],
    ],
    [
      'everything under a mark',
      { before: { a: { b: [1] } }, after: { a: { b: [2] } }, afterSensitive: { a: true } },
      ['! a: changed (hidden)'],
    ],
    [
      'marked entries of lists, by place',
      { before: { l: ['one', 'two'] }, after: { l: ['one', 'six'] }, afterSensitive: { l: [false, true] } },
      ['! l[1]: changed (hidden)'],
    ],
    [
      'a secret by its name',
      { before: { db_password: 'one' }, after: { db_password: 'two' } },
      ['! db_password: changed (hidden)'],
    ],
    [
      'the value of an environment variable with such a name',
      {
        before: {
          env: [
            { name: 'API_TOKEN', value: 'one' },
            { name: 'MODEL', value: 'a' },
          ],
        },
        after: {
          env: [
            { name: 'API_TOKEN', value: 'two' },
            { name: 'MODEL', value: 'b' },
          ],
        },
      },
      ['! env[API_TOKEN].value: changed (hidden)', '! env[MODEL].value: "a" -> "b"'],
    ],
    [
      'the data of a Secret in a manifest',
      {
        before: { manifest: { kind: 'Secret', data: { a: 'one' } } },
        after: { manifest: { kind: 'Secret', data: { a: 'two' } } },
      },
      ['! manifest.data: changed (hidden)'],
    ],
    [
      'one side by the other',
      { before: { note: 'plain' }, after: { note: 'AKIAIOSFODNN7EXAMPLE' } },
      ['! note: changed (hidden)'],
    ],
    [
      'a marked value where it is not marked',
      { before: {}, after: { a: 'sesame open', b: 'say sesame open' }, afterSensitive: { a: true } },
      ['+ a: set (hidden)', '+ b: set (hidden)'],
    ],
    [
      'nothing of a hidden value that stays',
      { before: { a: 'one' }, after: { a: 'one' }, afterSensitive: { a: true } },
      [],
    ],
  ])('hides %s', (_, init, expected) => {
    expect(lines(init)).toEqual(expected);
  });

  it('shows booleans under names of secrets, for they hold none', () => {
    expect(lines({ before: { keepTLSSecret: false }, after: { keepTLSSecret: true } })).toEqual([
      '! keepTLSSecret: false -> true',
    ]);
  });

  it('reads the values of helm as YAML, and no other text', () => {
    expect(lines({ before: { values: ['a: 1\nb: 2'] }, after: { values: ['b: 2\na: 3'] } }, 'helm_release')).toEqual([
      '! values.a: 1 -> 3',
    ]);
    expect(lines({ before: { note: 'a: 1' }, after: { note: 'a: 3' } })).toEqual(['! note: "a: 1" -> "a: 3"']);
  });

  const queue = 'https://sqs.eu-west-1.amazonaws.com/111122223333/dev-interruptions';
  const marked = {
    address: 'x_y.z',
    before: { url: queue },
    after: { url: queue },
    beforeSensitive: { url: true },
    afterSensitive: { url: true },
  };
  const beside = (init: Omit<ChangeInit, 'address'>, type: string): readonly string[] => {
    const plan = aPlan([{ address: `${type}.it`, ...init }, marked]);
    return changeLines(attributeChanges(type, plan.changes[0]?.change as Change, new Redaction([plan])));
  };
  const text = (value: object): string => JSON.stringify(value);

  it.each<[string, string, object, object, readonly string[]]>([
    [
      'JSON',
      'x_y',
      { note: text({ queue, on: true }) },
      { note: text({ queue, on: false }) },
      ['! note.on: true -> false'],
    ],
    [
      'values of helm',
      'helm_release',
      { values: [`on: true\nqueue: ${queue}`] },
      { values: [`on: false\nqueue: ${queue}`] },
      ['! values.on: true -> false'],
    ],
    [
      'a policy',
      'x_y',
      { policy: text({ Statement: [{ Sid: 'a', Resource: queue, Action: 'b' }] }) },
      { policy: text({ Statement: [{ Sid: 'a', Resource: queue, Action: 'c' }] }) },
      ['! policy.Statement.Action: "b" -> "c"'],
    ],
    [
      'a ConfigMap',
      'kubernetes_config_map_v1',
      { data: { 'a.yaml': `on: true\nqueue: ${queue}` } },
      { data: { 'a.yaml': `on: false\nqueue: ${queue}` } },
      ['! data.a.yaml.on: true -> false'],
    ],
    [
      'the secret part itself',
      'x_y',
      { note: text({ queue: `${queue}/a` }) },
      { note: text({ queue: `${queue}/b` }) },
      ['! note.queue: changed (hidden)'],
    ],
    [
      'a secret name',
      'x_y',
      { note: text({ [queue]: 1 }) },
      { note: text({ [queue]: 2 }) },
      ['! note.(hidden): 1 -> 2'],
    ],
  ])('hides of a text with structure only what is secret in it: %s', (_, type, before, after, expected) => {
    expect(beside({ before, after }, type)).toEqual(expected);
  });

  it('hides a text whole whose structure itself is secret', () => {
    const plan = aPlan([
      { address: 'x_y.it', before: { note: '{"a":"one thing"}' }, after: { note: '{"a":"two things"}' } },
      {
        address: 'x_y.z',
        actions: ['no-op'],
        before: { all: '{"a":"two things"}' },
        after: { all: '{"a":"two things"}' },
        afterSensitive: { all: true },
      },
    ]);
    expect(changeLines(attributeChanges('x_y', plan.changes[0]?.change as Change, new Redaction([plan])))).toEqual([
      '! note: changed (hidden)',
    ]);
  });

  const mime = (config: string, script: string): string =>
    [
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: application/node.eks.aws',
      '',
      config,
      '--b',
      'Content-Type: text/x-shellscript',
      '',
      script,
      '--b--',
      '',
    ].join('\n');
  const config = (pods: number, more = ''): string =>
    `apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  kubelet:\n    config:\n      maxPods: ${pods}\n${more}`;
  const containerd = (password: string): string => `  containerd:\n    config: "password = '${password}'"\n`;
  const base64 = (one: string): string => Buffer.from(one).toString('base64');

  it.each<[string, string, string, readonly string[]]>([
    [
      'its NodeConfig',
      mime(config(29), 'a'),
      mime(config(8), 'a'),
      ['! user_data.NodeConfig.spec.kubelet.config.maxPods: 29 -> 8'],
    ],
    [
      'no script',
      mime(config(29), 'mysql -pone'),
      mime(config(29), 'mysql -ptwo'),
      ['! user_data.user_data: changed (hidden)'],
    ],
    [
      'no settings of containerd',
      mime(config(29, containerd('one')), 'a'),
      mime(config(29, containerd('two')), 'a'),
      ['! user_data.user_data: changed (hidden)'],
    ],
    ['nothing of other user data', '#!/bin/sh\nuser a', '#!/bin/sh\nuser b', ['! user_data: changed (hidden)']],
    [
      'nothing of two NodeConfigs',
      mime(config(1), config(1)).replace('text/x-shellscript', 'application/node.eks.aws'),
      mime(config(2), 'a'),
      ['! user_data: changed (hidden)'],
    ],
  ])('shows of user data %s', (_, before, after, expected) => {
    expect(
      beside({ before: { user_data: base64(before) }, after: { user_data: base64(after) } }, 'aws_launch_template'),
    ).toEqual(expected);
    expect(beside({ before: { user_data: before }, after: { user_data: after } }, 'aws_instance')).toEqual(expected);
  });
});
