import { parseAllDocuments } from 'yaml';

import { joint, type JointRules } from '../joint-rule';

/** Rules over the values of a release. */
export const releaseRules: JointRules = {
  helm_release: [
    joint('helm provider v3.1.1, helm/resource_helm_release.go, getValues: each is a map', (release) =>
      release.texts('values').flatMap(({ text, path }) => {
        const first = parseAllDocuments(text, { uniqueKeys: false })[0];
        const value: unknown = first && first.errors.length === 0 ? first.toJS() : null;
        const isMap = value === null || value === undefined || (typeof value === 'object' && !Array.isArray(value));
        return isMap ? [] : [{ summary: 'expected values to be a map of YAML', detail: '', path }];
      }),
    ),
  ],
};
