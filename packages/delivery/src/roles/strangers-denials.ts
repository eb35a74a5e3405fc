import { bootstrapName, type Statement } from '@spot-serving/core';

import type { AppPlace } from './owned-arns';

/** Tag that says whose a resource is; every stack of ours puts it on all it makes. */
const ownerTag = 'aws:ResourceTag/app';

/**
 * What may be done to a key that has no tag: to make one, its tags are given in the same request, which KMS asks for by `TagResource` on a key that is not
 * there yet (KMS developer guide, "Tags in AWS KMS"); an alias is judged by its own name; the rest describes.
 */
export const onAnyKey: readonly string[] = [
  'kms:CreateAlias',
  'kms:CreateKey',
  'kms:DeleteAlias',
  'kms:Describe*',
  'kms:Get*',
  'kms:List*',
  'kms:TagResource',
  'kms:UpdateAlias',
];

/** What changes where an alias leads. */
export const aliasActions: readonly string[] = ['kms:CreateAlias', 'kms:DeleteAlias', 'kms:UpdateAlias'];

/** What may be done to an instance or a disk that has no tag: to start one, with its tags in the same request. */
export const onAnyInstance: readonly string[] = ['ec2:CreateTags', 'ec2:Describe*', 'ec2:RunInstances'];

/**
 * Keeps an app off the keys, aliases, instances and disks that do not say that they are its own: those of another app whose tag is missing, and those of
 * people. A negated condition is true of what has no tag (IAM user guide, "Condition operators").
 *
 * Nobody makes them his own by tagging them: an instance or a disk gets its tag when it is made (`ec2:CreateAction`), a key that has an alias only where
 * the alias is the app's.
 */
export function strangersStay({ app, partition, region, account }: AppPlace): Statement[] {
  const arn: ArnOf = (service, name) => `arn:${partition}:${service}:${region}:${account}:${name}`;
  return [...machinesStay(app, arn), ...keysStay(app, arn)];
}

type ArnOf = (service: string, name: string) => string;

function machinesStay(app: string, arn: ArnOf): Statement[] {
  const notOwn = { StringNotEquals: { [ownerTag]: app } };
  const machines = [arn('ec2', 'instance/*'), arn('ec2', 'volume/*')];
  return [
    { Sid: 'MachinesStay', Effect: 'Deny', NotAction: [...onAnyInstance], Resource: machines, Condition: notOwn },
    {
      Sid: 'NoTagsLater',
      Effect: 'Deny',
      Action: 'ec2:CreateTags',
      Resource: machines,
      Condition: { ...notOwn, Null: { 'ec2:CreateAction': 'true' } },
    },
  ];
}

function keysStay(app: string, arn: ArnOf): Statement[] {
  const keys = arn('kms', 'key/*');
  const aliases = [`alias/${app}/*`, `alias/${app}-*`];
  return [
    // Of keys that carry bootstrap's tag the denial of what is another's speaks.
    {
      Sid: 'KeysStay',
      Effect: 'Deny',
      NotAction: [...onAnyKey],
      Resource: keys,
      Condition: { StringNotEquals: { [ownerTag]: [app, bootstrapName] } },
    },
    {
      Sid: 'NamedKeysStay',
      Effect: 'Deny',
      Action: 'kms:TagResource',
      Resource: keys,
      Condition: { 'ForAnyValue:StringNotLike': { 'kms:ResourceAliases': aliases } },
    },
    {
      Sid: 'AliasesStay',
      Effect: 'Deny',
      Action: [...aliasActions],
      NotResource: [...aliases.map((alias) => arn('kms', alias)), keys],
    },
  ];
}
