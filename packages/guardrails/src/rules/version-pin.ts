import { eachOf, type Flaw } from '../engine/each-of';
import { isUnset, shown, textOf, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource } from '../engine/stack-view';

/** What is installed is what was chosen. */
export const versionPin: Rule = {
  id: 'version-pin',
  severity: 'error',
  what: 'Each helm_release and each aws_eks_addon has one exact version, each cluster a version, and no launch template or image lookup takes the latest image',
  why: 'the newest is whatever somebody published last; two clusters of one commit are not alike, and a bad release arrives by itself',
  source:
    'Terraform helm provider, helm_release, version; EKS API reference, CreateAddon; EC2 user guide, "Use a Systems Manager parameter instead of an AMI ID"',
  check: (stack) => [
    ...eachOf('helm_release', ofRelease)(stack),
    // EKS keeps the version that it chose, so an add-on moves once, at its birth.
    ...eachOf('aws_eks_addon', ({ attributes }) => missing('addon_version', attributes.addon_version))(stack).map(
      (flaw) => ({ ...flaw, severity: 'warning' as const }),
    ),
    ...eachOf('aws_eks_cluster', ({ attributes }) => missing('version', attributes.version))(stack),
    ...eachOf(['aws_launch_template', 'aws_instance'], ofImage)(stack),
    ...stack.dataOfType('aws_ami').flatMap((resource) => ofLookup(resource).map((flaw) => ({ resource, ...flaw }))),
  ],
};

/** A chart in a folder moves with the commit. */
function ofRelease({ attributes }: Resource): readonly Flaw[] {
  const { version, chart } = attributes;
  const isLocal = /^(\.{0,2}\/|assets\/)/.test(textOf(chart) ?? '');
  if (isLocal || /^v?\d+\.\d+\.\d+/.test(textOf(version) ?? '') || textOf(version)?.startsWith('${')) return [];
  return [{ what: `has version ${shown(version)}`, fix: 'write one version of the chart' }];
}

function missing(name: string, value: unknown): readonly Flaw[] {
  return isUnset(value) ? [{ what: `has no ${name}`, fix: `write ${name}` }] : [];
}

function ofImage({ attributes: { image_id: template, ami } }: Resource): readonly Flaw[] {
  const image = textsOf([template, ami]).join();
  if (!/^resolve:ssm:.*\/(latest|recommended)/.test(image)) return [];
  return [{ what: `starts from ${image}`, fix: 'name an image, or a parameter with a version' }];
}

function ofLookup({ attributes: { most_recent: newest, owners } }: Resource): readonly Flaw[] {
  if (String(newest) !== 'true') return [];
  const what = `takes the newest image of ${textsOf(owners).join(', ') || 'anybody'}`;
  return [{ what, fix: 'name the image by its id' }];
}
