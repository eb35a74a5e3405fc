import fc from 'fast-check';
import MarkdownIt from 'markdown-it';

import { type Plan, renderReview, type Review, type StackReview } from '../src';
import { aPlan, type ChangeInit, entryOf } from './support/plan-json';

/** What could break out of a comment, mention somebody, or mark it as another. */
const hostileTexts = [
  '</details>',
  '<!-- spot-serving-review v1 {} -->',
  '<img src=x onerror=1>',
  '```',
  '`````',
  '``',
  '@octocat',
  '#123',
  'GH-7',
  'a/b#1',
  '| cell |',
  '\n## Heading\n',
  '\r\n- item',
  '[link](https://example.org)',
  '![image](x)',
  '**bold**',
  '~~~',
  '\u202egnirts',
  '$x$',
  'www.example.org',
  'a@example.org',
  '&amp;',
  '\\',
  '\u0000',
  '\ud800',
  'https://example.org',
  '    code',
  '> quote',
  '1. one',
  '---',
  '===',
];
const hostile = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ maxLength: 12 }),
  fc.array(fc.constantFrom(...hostileTexts), { minLength: 2, maxLength: 4 }).map((parts) => parts.join('')),
);

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    hostile,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(hostile, tie('value'), { maxKeys: 3 }),
  ),
})).value;
const attributes = fc.dictionary(
  fc.oneof(hostile, fc.constantFrom('name', 'policy', 'values', 'metadata', 'tags')),
  json,
  { maxKeys: 4 },
);
const types = fc.constantFrom(
  'aws_vpc',
  'aws_iam_policy',
  'helm_release',
  'kubernetes_ingress_v1',
  'terraform_data',
  'aws_security_group',
);
const actions = fc.constantFrom(
  ['create'],
  ['update'],
  ['delete'],
  ['delete', 'create'],
  ['create', 'delete'],
  ['forget'],
  ['no-op'],
  ['unheard', 'of'],
  ['read'],
);

const change: fc.Arbitrary<ChangeInit> = fc
  .record({
    type: types,
    name: hostile,
    actions,
    before: attributes,
    after: attributes,
    reason: hostile,
    path: hostile,
    previous: hostile,
  })
  .map(({ type, name, reason, path, previous, ...one }) => ({
    ...one,
    address: `${type}.x["${name}"]`,
    replacePaths: [[path, 0]],
    entry: { action_reason: reason, ...(previous.length > 8 ? { previous_address: previous } : {}) },
  }));
const plan: fc.Arbitrary<Plan> = fc
  .record({
    changes: fc.array(change, { maxLength: 5 }),
    drift: fc.array(change, { maxLength: 2 }),
    output: hostile,
    value: json,
    problem: hostile,
  })
  .map(({ changes, drift, output, value, problem }) =>
    aPlan(changes, {
      resource_drift: drift.map(entryOf),
      output_changes: { [output]: { actions: ['create'], before: null, after: value } },
      checks: [{ address: { to_display: problem }, status: 'fail', instances: [{ problems: [{ message: problem }] }] }],
    }),
  );
const stack: fc.Arbitrary<StackReview> = fc
  .record({
    name: hostile,
    plan,
    failed: hostile,
    finding: hostile,
    how: fc.constantFrom('plan', 'failed', 'waiting'),
    path: hostile,
  })
  .map(({ name, how, failed, finding, path, ...one }) => ({
    name,
    result: how === 'plan' ? { plan: one.plan } : how === 'failed' ? { failed } : { waitingFor: [failed] },
    configuration: { resource: { aws_vpc: { x: { '//': { metadata: { path } } } } } },
    findings: [{ rule: finding, severity: 'warning', address: finding, path, what: finding, fix: finding }],
  }));

/** Links as GitHub finds them: with a scheme, with www and mail addresses; a bare name of a host is none. */
const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify
  .set({ fuzzyLink: false })
  .add('//', null)
  .add('www.', { validate: /^[\w-]+\.\w+/ });

/** Tags that a review writes itself, each whole block of HTML made of them. */
const ownHtml = /^(?:<details><summary><b>[\w ,]+<\/b><\/summary>|<\/details>)\n?$/;

/** Everything in a review that a value of a plan could only have brought in. */
function intrusions(text: string): readonly string[] {
  const tokens = markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  const foreign = tokens.filter(({ type, content, tag }) => {
    if (type === 'html_block') return !ownHtml.test(content);
    if (type === 'heading_open') return tag !== 'h2' && tag !== 'h3';
    return /^(?:html_inline|link_open|image|blockquote_open|hr|ordered_list_open|code_block)$/.test(type);
  });
  const prose = tokens.filter(({ type }) => type === 'text').map(({ content }) => content);
  return [
    ...foreign.map(({ type, content }) => `${type}: ${content}`),
    ...prose.filter((one) => /(?:^|\W)@\w|#\d|\bGH-\d/.test(one)),
  ];
}

const texts = ({ markdown: comment, summary }: Review): readonly string[] => [comment, summary];

describe('a review of any plans', () => {
  it('lets nothing in a plan out of its place', () => {
    fc.assert(
      fc.property(fc.array(stack, { minLength: 1, maxLength: 3 }), (stacks) => {
        for (const text of texts(renderReview({ stacks }))) {
          expect(intrusions(text)).toEqual([]);
          expect(text).not.toContain('<!--');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('keeps within its limits, and says what it left out', () => {
    const many = fc.tuple(plan, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 20_000 }));
    fc.assert(
      fc.property(many, ([one, times, width]) => {
        const wide = {
          address: 'terraform_data.wide',
          before: { a: 'x ' },
          after: { a: '\u{1F600} '.repeat(width), list: Array.from({ length: times }, (_, index) => `entry ${index}`) },
        };
        const changes = Array.from({ length: times }, (_, index) =>
          one.changes.map((each) => ({ ...each, address: `${each.address}[${index}]` })),
        ).flat();
        const stacks = [
          { name: 'wide', result: { plan: { ...one, changes: [...changes, ...aPlan([wide]).changes] } } },
        ];
        const review = renderReview({ stacks });
        expect(review.markdown.length).toBeLessThanOrEqual(60_000);
        expect(Buffer.byteLength(review.summary)).toBeLessThanOrEqual(1_000_000);
        expect(review.markdown.includes('not fit here')).toBe(review.omitted.markdown > 0);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
        const turned = changes.map((one) => reversed(one) as ChangeInit);
        const [one, other] = [changes, turned].map((each) =>
          renderReview({ stacks: [{ name: 'a', result: { plan: aPlan(each) } }] }),
        );
        expect(other).toEqual(one);
      }),
      { numRuns: 100 },
    );
  });

  it('shows nothing that is marked sensitive, wherever else it stands', () => {
    fc.assert(
      fc.property(json, fc.uuid(), types, actions, (around, id, type, how) => {
        const secret = `secret ${id}`;
        const values = {
          marked: secret,
          list: [secret, { deep: secret }],
          copy: `before ${secret} after`,
          [secret]: 1,
          text: JSON.stringify({ in: secret }),
          around,
        };
        const mask = { marked: true, list: [true, { deep: true }] };
        const changes = [
          {
            address: `${type}.a`,
            actions: how,
            before: values,
            after: { ...values, marked: `${secret}2`, around: null },
            beforeSensitive: mask,
            afterSensitive: mask,
          },
          {
            address: `${type}.b`,
            actions: how,
            before: { metadata: [{ values: secret }] },
            after: { name: secret, policy: JSON.stringify({ Statement: [{ Sid: secret }] }) },
          },
        ];
        const output_changes = {
          handed: {
            actions: ['update'],
            before: secret,
            after: `${secret}2`,
            before_sensitive: true,
            after_sensitive: true,
          },
        };
        const stacks: StackReview[] = [
          { name: 'a', result: { plan: aPlan(changes, { output_changes, resource_drift: changes.map(entryOf) }) } },
          {
            name: 'b',
            result: { failed: `Error: ${secret}\nis wrong` },
            findings: [{ rule: 'r', severity: 'error', address: 'a', path: 'b', what: secret, fix: secret }],
          },
        ];
        for (const text of texts(renderReview({ stacks }))) expect(text).not.toContain(id);
      }),
      { numRuns: 100 },
    );
  });
});

/** The same value with the keys of every object in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, reversed(one)]),
  );
}
