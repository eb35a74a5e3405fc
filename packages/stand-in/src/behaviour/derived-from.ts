import { member } from '../value/value';
import { fillTemplate } from './fill-template';
import type { Compute } from './rule';

/**
 * A made-up value that depends on one attribute only, so that two resources that name the same thing agree on it: the
 * default security group of a VPC, the address behind an allocation.
 */
export function derivedFrom(attribute: string, template: string): Compute {
  return (facts) => {
    const seed = member(facts.known, attribute);
    return typeof seed === 'string' ? (fillTemplate(template, { ...facts, seed }, template) ?? null) : null;
  };
}
