import { textOf } from '../engine/json';
import { blocksOf, objectOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Two runs of the same commit use the same programs. */
export const providerPin: Rule = {
  id: 'provider-pin',
  severity: 'warning',
  what: 'Each required provider and each module has one exact version; a module from git names a commit or a tag (?ref=)',
  why: 'a provider or module that moves by itself changes what an apply does without a line in a pull request; a lock file holds providers only where it is committed',
  source: 'Terraform, "Provider requirements: best practices for provider versions" and "Module sources"',
  check: (stack) => {
    const { terraform, modules } = stack.configuration;
    const providers = blocksOf(terraform.required_providers).flatMap((byName) => Object.entries(byName));
    const loose = providers.filter(([, entry]) => !isExact(textOf(objectOf(entry).version) ?? textOf(entry)));
    const moving = Object.entries(modules).filter(([, call]) => !isPinned(call.source, call.version));
    return [
      ...loose.map(([name, entry]) =>
        finding(
          `provider.${name}`,
          `has the version ${said(objectOf(entry).version)}`,
          'write one version, such as 6.25.0',
        ),
      ),
      ...moving.map(([address, call]) =>
        finding(
          address,
          `comes from ${said(call.source)} at ${said(call.version)}`,
          'write one version, or ?ref= with a tag or commit',
        ),
      ),
    ];
  },
};

function finding(address: string, what: string, fix: string) {
  return { resource: { address, type: 'terraform', path: address, attributes: {} }, what, fix };
}

function isExact(version: string | undefined): boolean {
  return /^=?\s*v?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version ?? '');
}

/** A path on this machine moves with the commit. */
function isPinned(source: unknown, version: unknown): boolean {
  const from = textOf(source) ?? '';
  if (/^\.{0,2}\//.test(from) || from.startsWith('${')) return true;
  if (/^(git::|github\.com|git@|https?:|ssh:|s3::|hg::)/.test(from))
    return /[?&]ref=[^&]+/.test(from) || /^(s3::|https?:)/.test(from);
  return isExact(textOf(version));
}

function said(value: unknown): string {
  return textOf(value) ?? 'none';
}
