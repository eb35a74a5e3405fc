import { unless } from '@spot-serving/core/vocabulary';

import { eachOf } from '../engine/each-of';
import { blockOf, shown } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Machines outside of launch templates answer no plain request for credentials either. */
export const instanceMetadata: Rule = {
  id: 'instance-metadata',
  severity: 'error',
  what: 'Every aws_instance and aws_launch_configuration requires IMDSv2 tokens, or has no metadata endpoint',
  why: 'a program that can be made to fetch an address gives away the role of its machine',
  source: 'AWS Foundational Security Best Practices, EC2.8 and AutoScaling.3',
  check: eachOf(['aws_instance', 'aws_launch_configuration'], ({ attributes }, stack) => {
    const { http_tokens: tokens, http_endpoint: endpoint } = blockOf(attributes.metadata_options);
    const inTemplate = stack.referred('aws_launch_template', attributes.launch_template).length > 0;
    const what = `has metadata_options.http_tokens ${shown(tokens)}`;
    return unless(tokens === 'required' || endpoint === 'disabled' || (inTemplate && tokens === undefined), {
      what,
      fix: "set metadata_options.http_tokens to 'required'",
    });
  }),
};
