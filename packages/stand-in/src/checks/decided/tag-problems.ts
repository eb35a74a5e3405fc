import { isMap, member, Unknown, type Value } from '../../value/value';
import type { Problem } from '../problem';

/** Tags of one resource (AWS Tagging User Guide, "Tag naming limits and requirements"). */
const most = 50;
const source = 'Tagging AWS Resources User Guide, "Tag naming limits and requirements"';

/** What AWS refuses in the tags of any resource that has some. */
export function tagProblems(type: string, config: Value): readonly Problem[] {
  const tags = member(config, 'tags');
  if (!type.startsWith('aws_') || !isMap(tags)) return [];
  const path = [{ attribute_name: 'tags' }];
  const say = (summary: string): Problem => ({ summary, detail: `AWS refuses it (${source}).`, path });
  const names = Object.keys(tags);
  return [
    ...(names.length > most ? [say(`expected at most ${most} tags, got ${names.length}`)] : []),
    ...names
      .filter((name) => /^aws:/i.test(name))
      .map((name) => say(`the tag "${name}" begins with "aws:", which is AWS's own`)),
    ...names
      .filter((name) => name === '' || name.length > 128)
      .map((name) => say(`expected the name of a tag to have 1 to 128 characters, got "${name}"`)),
    ...Object.entries(tags)
      .filter(([, value]) => !(value instanceof Unknown) && typeof value === 'string' && value.length > 256)
      .map(([name]) => say(`expected the value of the tag "${name}" to have at most 256 characters`)),
  ];
}
