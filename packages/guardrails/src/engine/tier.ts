import { blocksOf, objectOf, textsOf } from './json';
import type { StackView } from './stack-view';

/** Tags by which a stack says what it is for. */
const tagNames = /^(tier|env|environment|stage)$/i;

/** What a stack is for, by the default tags of its AWS provider: production, something else, or nobody says. */
export function tierOf(stack: StackView): 'production' | 'other' | 'unsaid' {
  const said = stack.configuration.awsProviders
    .flatMap(({ default_tags: tags }) => blocksOf(tags))
    .flatMap(({ tags }) => Object.entries(objectOf(tags)))
    .flatMap(([name, value]) => (tagNames.test(name) ? textsOf(value) : []));
  if (said.length === 0) return 'unsaid';
  return said.some((tier) => /^prod(uction)?$/i.test(tier)) ? 'production' : 'other';
}
