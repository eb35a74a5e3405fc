import leven from 'leven';

import { Failure } from '@spot-serving/terraform-runner/program';

import type { AppDeclaration } from './app-declaration';
import { EnvironmentSource } from './environment-source';
import { promoteIn, type Promotion } from './promote-in';

/** A promotion of which the store was not asked yet. */
export type AskedPromotion = Pick<Promotion, 'model' | 'canary'> & { readonly version: number | undefined };

/** Of a name this share of letters may be wrong, and it is still taken for another one that is meant. */
const wrongShare = 1 / 3;

/**
 * Refuses what the file alone speaks against, so that a slip is told before anybody asks the store.
 *
 * @param declaration where the models are written out
 * @throws {Failure} 2 for a model that is not served, and whose name is almost that of one that is, or whose canary is to go; what {@link promoteIn} throws
 */
export function refuseSlips(
  declaration: Pick<AppDeclaration, 'file' | 'code' | 'name'>,
  { model, version, canary }: AskedPromotion,
): void {
  const { file, code, name } = declaration;
  const served = new EnvironmentSource(file, code, name).servedNames;
  if (!served.includes(model)) refuseMisnamed(file, model, served, canary);
  const stored = version === undefined ? undefined : { version, sizeMiB: 1, manifest: 'sha256:...' };
  promoteIn(file, code, { model, canary, stored }, name);
}

function refuseMisnamed(file: string, model: string, served: readonly string[], canary: Promotion['canary']): void {
  const meant = served.filter((name) => isAlmost(model, name));
  if (meant.length === 0 && canary !== 'none') return;
  const question = meant.length === 0 ? '' : `: did you mean ${meant.join(' or ')}?`;
  const others = meant.length > 0 || served.length === 0 ? '' : `, which serves ${served.join(', ')}`;
  const byHand = canary === 'as-it-is' ? ` A model of that name is added by hand first: models.served.${model}` : '';
  throw new Failure(`${model} is not served in ${file}${others}${question}${byHand}`, 2);
}

/** Names that differ in digits alone are brothers, such as resnet and resnet50. */
function isAlmost(written: string, name: string): boolean {
  const letters = (text: string): string => text.replace(/\d/g, '');
  return letters(written) !== letters(name) && leven(written, name) <= Math.floor(name.length * wrongShare);
}
