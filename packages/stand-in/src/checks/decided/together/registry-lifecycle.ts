import { isJsonObject, type JsonObject } from './json-in';

const positive = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0;

/** What Amazon ECR refuses in a lifecycle policy; undefined for a good one. */
export function lifecycleFault({ rules }: JsonObject): string | undefined {
  if (!Array.isArray(rules) || rules.length === 0) return 'it has no rules';
  const all = rules.map((rule: unknown) => (isJsonObject(rule) ? rule : {}));
  const priorities = all.map(({ rulePriority }) => rulePriority);
  if (new Set(priorities).size < priorities.length) return 'two rules have the same rulePriority';
  return all.map(ruleFault).find((fault) => fault !== undefined);
}

function ruleFault({ rulePriority, selection, action }: JsonObject): string | undefined {
  if (!positive(rulePriority)) return 'rulePriority is a whole number above 0';
  const say = (fault: string): string => `rule ${String(rulePriority)}: ${fault}`;
  if (!isJsonObject(selection)) return say('it has no selection');
  const fault = selectionFault(selection);
  if (fault !== undefined) return say(fault);
  return isJsonObject(action) && typeof action['type'] === 'string' ? undefined : say('it has no action with a type');
}

function selectionFault(selection: JsonObject): string | undefined {
  const { tagStatus, countType, countNumber, countUnit } = selection;
  if (!['tagged', 'untagged', 'any'].includes(String(tagStatus))) return 'tagStatus is tagged, untagged or any';
  const lists = [selection['tagPrefixList'], selection['tagPatternList']].filter(Array.isArray);
  if (tagStatus === 'tagged' && lists.length === 0) return 'tagged images need tagPrefixList or tagPatternList';
  if (!/^(imageCountMoreThan|since[A-Z]\w+)$/.test(String(countType)))
    return 'countType is imageCountMoreThan or sinceImagePushed';
  if (!positive(countNumber)) return 'countNumber is a whole number above 0';
  return countType !== 'imageCountMoreThan' && countUnit === undefined ? 'countUnit is needed' : undefined;
}
