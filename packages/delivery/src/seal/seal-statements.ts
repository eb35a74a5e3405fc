import type { Statement } from '@spot-serving/core';

/** The keys of an app by which what people saw is bound to what is applied. */
export interface SealKeys {
  /** ARN of the key of reviews: whoever plans pull requests makes seals with it, whoever applies checks them. */
  readonly reviewKeyArn: string;
  /** ARN of the key of decisions: whoever applies makes seals with it for a plan that it shows, and checks them in the next round. */
  readonly decisionKeyArn: string;
}

/** To seal a review, and nothing else with either key. */
export function makeSeals({ reviewKeyArn, decisionKeyArn }: SealKeys): Statement[] {
  return [
    { Sid: 'SealReviews', Effect: 'Allow', Action: 'kms:GenerateMac', Resource: reviewKeyArn },
    { Sid: 'NoSealsOtherwise', Effect: 'Deny', NotAction: 'kms:GenerateMac', Resource: reviewKeyArn },
    { Sid: 'NoDecisions', Effect: 'Deny', Action: 'kms:*', Resource: decisionKeyArn },
  ];
}

/** To check the seal of a review, which is not to make one, and to seal decisions. */
export function checkSeals({ reviewKeyArn, decisionKeyArn }: SealKeys): Statement[] {
  const decisions = ['kms:GenerateMac', 'kms:VerifyMac'];
  return [
    { Sid: 'CheckReviews', Effect: 'Allow', Action: 'kms:VerifyMac', Resource: reviewKeyArn },
    { Sid: 'NoReviews', Effect: 'Deny', NotAction: 'kms:VerifyMac', Resource: reviewKeyArn },
    { Sid: 'SealDecisions', Effect: 'Allow', Action: decisions, Resource: decisionKeyArn },
    { Sid: 'NoMoreOfDecisions', Effect: 'Deny', NotAction: decisions, Resource: decisionKeyArn },
  ];
}
