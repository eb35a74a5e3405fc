import type { DecidedRules } from './decided-rule';

/** Rules that helm has for a release, by type and dotted path. */
export const helmRules: Readonly<Record<string, DecidedRules>> = {
  helm_release: {
    name: {
      rule: {
        kind: 'pattern',
        re: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$',
        says: 'small letters, digits, "-" and "."',
      },
      source: 'helm v3.18.4, pkg/chartutil/validate_name.go',
    },
    namespace: {
      rule: {
        kind: 'pattern',
        re: '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$',
        says: 'at most 63 small letters, digits and "-"',
      },
      source: 'kubernetes v1.34.4, pkg/apis/core/validation: names of namespaces',
    },
    repository: {
      rule: {
        kind: 'pattern',
        re: '^(https?|oci|s3|gs|git|file)[+a-z]*://|^[^:]*$',
        says: 'a URL with http, https or oci',
      },
      source: 'helm v3.18.4, pkg/getter: schemes of built-in getters and of known plugins',
    },
    version: {
      rule: {
        kind: 'pattern',
        re: '(^|[^A-Za-z])[0-9xX*]',
        says: 'a version or a range of versions, such as 1.2.3 or ~1.2',
        emptyOk: true,
      },
      source: 'helm v3.18.4, Masterminds/semver v3: versions and constraints',
    },
    values: {
      rule: { kind: 'yaml' },
      source: 'helm provider v3.1.1, helm/resource_helm_release.go, `getValues`: each is YAML',
    },
  },
};
