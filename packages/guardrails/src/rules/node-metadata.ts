import { unless } from '@spot-serving/core/vocabulary';

import { launchTemplateType } from '../aws/autoscaling-group';
import { eachOf } from '../engine/each-of';
import { blockOf, shown, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Pods cannot reach the node's credentials. */
export const nodeMetadata: Rule = {
  id: 'node-metadata',
  severity: 'error',
  what: 'Every aws_launch_template requires IMDSv2 tokens and sets the hop limit of their answers to 1',
  why: 'a pod that reaches the metadata service takes the role of its node; a plain request or a second hop is all it needs',
  source:
    'AWS Foundational Security Best Practices, EC2.170; EKS best practices guide, "Restrict access to the instance profile assigned to the worker node"',
  check: eachOf(launchTemplateType, ({ attributes }) => {
    const { http_tokens: tokens, http_put_response_hop_limit: hops } = blockOf(attributes.metadata_options);
    const optional = {
      what: `has metadata_options.http_tokens ${shown(tokens)}`,
      fix: "set metadata_options.http_tokens to 'required'",
    };
    const far = {
      what: `has metadata_options.http_put_response_hop_limit ${shown(hops)}`,
      fix: 'set metadata_options.http_put_response_hop_limit to 1',
    };
    return [...unless(tokens === 'required', optional), ...unless(textsOf(hops).join() === '1', far)];
  }),
};
