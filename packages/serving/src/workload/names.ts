import { createHash } from 'node:crypto';

import { type Problem, unless } from '@spot-serving/core';

/**
 * A Service's name is a DNS label that begins with a letter (Kubernetes, "Object Names and IDs", RFC 1035; a digit only from 1.34 on); 56 leaves
 * room for the suffixes of what belongs to it.
 */
const nameForm = /^[a-z]([-a-z0-9]{0,54}[a-z0-9])?$/;
/** Helm: names of releases are at most 53 characters (helm, pkg/chartutil/validate_name.go). */
const releaseLength = 53;

/** What is wrong with the name of a served model's objects. */
export function workloadNameProblems(name: string): Problem[] {
  return unless(nameForm.test(name), {
    path: 'name',
    value: name,
    fix: 'use 1 to 56 lower-case letters, digits and hyphens, a letter first and no hyphen last',
  });
}

/** A helm release of its own for each `name`; a long one is cut, and told from its like by a hash. */
export function releaseName(name: string): string {
  const whole = `${name}-objects`;
  return whole.length <= releaseLength ? whole : `${name.slice(0, releaseLength - 9)}-${contentHash(name)}`;
}

/** Eight hexadecimal digits that change with `content`. */
export function contentHash(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}
