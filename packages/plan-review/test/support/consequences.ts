import type { Consequence } from '../../src/consequences/consequence';
import { consequencesOf } from '../../src/consequences/consequences-of';
import { Redaction } from '../../src/redact/redaction';
import { itemsOf } from '../../src/render/item';
import { aPlan, type ChangeInit } from './plan-json';

/** What the changes of one stack mean. Something else stands in it, so nothing is a first deploy. */
export function meaningOf(changes: readonly ChangeInit[]): readonly Consequence[] {
  const plan = aPlan([...changes, { address: 'terraform_data.x', actions: ['no-op'], before: {}, after: {} }]);
  const input = { stacks: [{ name: 'app-stack', app: 'app', result: { plan } }] };
  return consequencesOf(input, itemsOf(input), new Redaction([plan]));
}

/** Whether one of them has some words in it. */
export function says(words: string, changes: readonly ChangeInit[]): boolean {
  return meaningOf(changes).some(({ text }) => text.includes(words));
}
