import { isSent } from '../../kubernetes';
import { quotas } from '../../tables/quotas';
import { uniqueNames } from '../../tables/unique-names';
import { ruleText } from '../rule-text';
import { awsRules } from './aws-rules';
import { helmRules } from './helm-rules';
import { jointRules } from './together/joint-rules';

/** What AWS, helm or the cluster refuses of a resource type, for people: a line for each rule, with its source. */
export function decidedTexts(type: string): readonly string[] {
  const [quota, unique] = [quotas[type], uniqueNames[type]];
  return [
    ...Object.entries(awsRules[type] ?? helmRules[type] ?? {}).map(
      ([path, { rule, source }]) => `${path} must be ${ruleText(rule)} (${source})`,
    ),
    ...(jointRules[type] ?? []).map(({ source }) => `several arguments together (${source})`),
    ...(unique ? [`${unique.name} is unique in its ${unique.within} (${unique.source}: ${unique.code})`] : []),
    ...(quota ? [`at most ${quota.limit} ${quota.what} (${quota.source}: ${quota.code})`] : []),
    ...(isSent(type)
      ? ['the object that the provider sends, as the API server validates it (kubernetes v1.34.4)']
      : []),
  ];
}
