import { placeholderDigest } from '@spot-serving/core/vocabulary';

import { blocksOf, type JsonObject, textOf, textsOf } from '../engine/json';
import type { Rule, Violation } from '../engine/rule';
import type { StackView } from '../engine/stack-view';
import { tierOf } from '../engine/tier';
import { podSpecs } from '../kubernetes/pods';

const fix =
  'name the digest of what it loads, sha256: and 64 digits, and compare it before anything is served: promote-model writes it as manifest';

/** What is served is what was approved. */
export const modelManifest: Rule = {
  id: 'model-manifest',
  severity: 'error',
  what: 'Each container that loads from s3:// has the digest of what it loads in its environment, and copies no folder as it is (aws s3 sync, cp --recursive); a warning where nobody says that the stack is production (tag tier, env, environment or stage of the provider) and for the placeholder of rehearsals, and nothing where it is something else',
  why: 'whoever may write to the store otherwise decides what is served, with one file more, after everybody has approved',
  source: 'docs/how-to/publish-a-model.md; SLSA, "Threats", dependency and artifact integrity',
  check: (stack) =>
    podSpecs(stack).flatMap(([{ resource }, pod]) =>
      [...blocksOf(pod.init_container), ...blocksOf(pod.container)].flatMap((container) =>
        flawsOf(stack, container).map((flaw) => ({ resource, ...flaw })),
      ),
    ),
};

function flawsOf(stack: StackView, container: JsonObject): readonly Omit<Violation, 'resource'>[] {
  const name = textOf(container.name) ?? 'a container';
  const script = textsOf([container.command, container.args].flat()).join(' ');
  const variables = blocksOf(container.env).map((one) => ({
    name: textOf(one.name) ?? '',
    value: textOf(one.value) ?? '',
  }));
  const loads = [script, ...variables.map(({ value }) => value)].some((text) => text.includes('s3://'));
  if (!loads) return [];
  const digests = variables.filter(
    ({ name: variable, value }) => /manifest|digest|sha256/i.test(variable) && value !== '',
  );
  if (digests.some(({ value }) => value === placeholderDigest))
    return [
      { severity: 'warning', what: `${name} loads a model by a placeholder: nobody has said what its files are`, fix },
    ];
  const copies = /\baws s3 (sync|(cp|mv)\b.*--recursive)/.test(script);
  if (digests.length > 0 && !copies) return [];
  const tier = tierOf(stack);
  if (tier === 'other') return [];
  const what = copies
    ? `${name} copies whatever is in the store`
    : `${name} loads what the store holds under a name, without its digest`;
  return [{ what, fix, ...(tier === 'unsaid' ? { severity: 'warning' as const } : {}) }];
}
