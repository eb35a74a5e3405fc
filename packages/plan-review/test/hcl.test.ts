import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readPlan, renderReview, type Review, type Verdict } from '../src';

const folder = join(__dirname, 'fixtures', 'hcl');

const reviewOf = (name: string): Review =>
  renderReview({ stacks: [{ name, result: { plan: readPlan(readFileSync(join(folder, `${name}.json`), 'utf8')) } }] });

const headOf = (markdown: string): string => markdown.split(/\n\n(?:###|<details)/)[0] ?? '';

/** A plan of plain HCL, what its review begins with, and what stands in its first lines or below. */
type Row = readonly [name: string, verdict: Verdict, firstLine: string, words: readonly string[]];

const rows: readonly Row[] = [
  ['administrator-in-a-module', 'danger', 'may do everything in the account', ['**Administrators**', '1 to create']],
  ['check-fails', 'fail', '1 check not passed', ['Two zones are too few', 'no object changes']],
  [
    'count-to-for-each',
    'danger',
    'goes with its messages',
    ['only look renamed, and can be kept', 'it changed between one and several'],
  ],
  ['database-open', 'danger', 'everybody may reach `tcp 5432', ['10.20.0.0/16', '0.0.0.0/0', '1 to update']],
  [
    'database-renamed',
    'danger',
    'queue `shop-jobs` goes with its messages',
    ['3 to replace', '! identifier: "shop" -> "store"'],
  ],
  ['database-unprotected', 'danger', 'one call deletes `shop`', ['! deletion_protection: true -> false']],
  [
    'drift-gone',
    'care',
    '1 object changed outside Terraform',
    ['**Gone** `module.shop.aws_sqs_queue.jobs`', '1 to create'],
  ],
  [
    'drift-of-rights',
    'care',
    'rights or rules change',
    ['1 drifted', '+ policy: Allow * on *  # everything may be done'],
  ],
  ['drift-of-tags', 'care', '1 object changed outside Terraform', ['"data" -> "sales"', '"sales" -> "data"']],
  ['first-deploy', 'care', 'new rights or rules come with', ['11 to create', 'network.private["eu-west-1a"]']],
  ['forgotten', 'care', '3 objects forgotten: they stay', ['It leaves the state and stays in the cloud']],
  ['imported', 'routine', '1 to update, 1 to import', ['- Imported as', '1 to update, 1 to import']],
  ['imported-and-changed', 'care', 'new rights or rules', ['1 to import', '- Imported as `shop-data-111122223333`']],
  ['many-alike', 'routine', '30 to update', ['**Update** 30 × `aws_sqs_queue`']],
  ['module-added', 'care', 'new rights or rules', ['3 to create', 'module.logs']],
  [
    'module-removed',
    'danger',
    'database `shop` goes with its data',
    ['4 to destroy', 'nobody is let in any more by rule `shop.in["5432"]`'],
  ],
  [
    'module-renamed',
    'danger',
    'bucket `shop-data-111122223333` goes with its objects',
    ['Looks renamed', '  from = module.data.aws_s3_bucket.this'],
  ],
  ['moved-and-changed', 'routine', '1 to update, 1 to move', ['Moved from `aws_sqs_queue.old`']],
  ['moved-into-a-module', 'routine', '1 to move', ['Move `aws_s3_bucket.data` to `module.data.aws_s3_bucket.this`']],
  ['network-renumbered', 'danger', 'network `network.this` goes', ['5 to replace', 'cidr_block']],
  ['nothing', 'none', 'No changes', []],
  ['secret-environment', 'routine', '1 to update', ['! environment: changed (hidden)']],
  ['trust-for-everybody', 'danger', 'everybody may use', ['**Reached from outside**']],
  ['versioning-off', 'danger', 'no old versions are kept any more', ['"Enabled" -> "Suspended"']],
];

describe('the review of a plan of plain HCL', () => {
  it.each(rows)('%s is %s', (name, verdict, firstLine, words) => {
    const review = reviewOf(name);
    expect(review.verdict).toBe(verdict);
    expect(review.markdown.split('\n')[0]).toContain(firstLine);
    expect(words.filter((word) => !review.summary.includes(word))).toEqual([]);
    expect(headOf(review.markdown).split('\n').length).toBeLessThanOrEqual(15);
  });

  it('is held for every plan that is kept', () => {
    expect(readdirSync(folder).sort()).toEqual(rows.map(([name]) => `${name}.json`).sort());
  });

  it.each(rows)('%s tells no secret', (name) => {
    const { markdown, summary } = reviewOf(name);
    expect(markdown + summary).not.toMatch(/token-of-the-worker|a-password-of-the-service/);
  });
});
