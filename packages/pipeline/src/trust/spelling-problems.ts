import { isObject, membersOf } from './json';

/** How a block is written by cdktf; see {@link spellingProblems}. */
type Spelling = 'labelled twice' | 'labelled' | 'labelled list' | 'list' | 'members';

/**
 * Blocks that a configuration may have, each as cdktf writes it. Not `module`, which fetches others, not `check`, which reads data of its own, and not
 * `variable`, to which nobody here gives a value.
 */
export const blockSpellings: Record<string, Spelling> = {
  '//': 'members',
  data: 'labelled twice',
  import: 'list',
  locals: 'members',
  moved: 'list',
  output: 'labelled',
  provider: 'labelled list',
  removed: 'list',
  resource: 'labelled twice',
  terraform: 'members',
};

/**
 * What is not spelled as cdktf spells it. Terraform takes an object, a list of objects, and lists of lists of them for every block and at every label
 * ("JSON Configuration Syntax", developer.hashicorp.com/terraform), and reads all of them alike; a rule that knows one spelling does not see the others.
 * So there is one spelling, and what has another is not read any further.
 *
 * @param json parsed content of a `cdk.tf.json`
 */
export function spellingProblems(json: unknown): readonly string[] {
  if (!isObject(json)) return ['its cdk.tf.json is no object'];
  return Object.entries(json).flatMap(([name, block]) => {
    const spelling = Object.hasOwn(blockSpellings, name) ? blockSpellings[name] : undefined;
    if (spelling === undefined) return [`it has a block ${name}`];
    const wrong =
      misspelled(block, spelling) || (name === 'terraform' && Object.values(block as object).some(isNoSetting));
    return wrong ? [`its block ${name} is not spelled as cdktf spells it`] : [];
  });
}

function misspelled(block: unknown, spelling: Spelling): boolean {
  if (spelling === 'list') return !isListOfObjects(block);
  if (!isObject(block)) return true;
  const inner = Object.values(block);
  if (spelling === 'members') return false;
  if (spelling === 'labelled list') return !inner.every(isListOfObjects);
  if (spelling === 'labelled') return !inner.every(isObject);
  return !inner.every((named) => isObject(named) && Object.values(membersOf(named)).every(isObject));
}

/** Of a `terraform` block, all but the version that it requires are blocks, and each of those is labelled. */
const isNoSetting = (setting: unknown): boolean =>
  typeof setting !== 'string' && !(isObject(setting) && Object.values(setting).every(isObject));

const isListOfObjects = (value: unknown): boolean => Array.isArray(value) && value.every(isObject);
