import type { Answer } from './answer';

/** What checkov finds of pods and that stays. */
export const kubernetesAnswers: readonly Answer[] = [
  {
    check: 'CKV_K8S_11',
    resource: '*-serving:Models_*_Scaled_*',
    reason:
      'a CPU limit throttles answers while the node has cycles to spare; requests share it out, and memory has a limit',
  },
  {
    check: 'CKV_K8S_15',
    resource: '*:*_Scaled_*',
    reason: 'a version that is pinned does not change, and a node that has it need not ask a registry that may be away',
  },
  {
    check: 'CKV_K8S_15',
    resource: '*-platform:Headroom_*',
    reason: 'a version that is pinned does not change, and a node that has it need not ask a registry that may be away',
  },
  {
    check: 'CKV_K8S_26',
    resource: '*-serving:Models_*_Scaled_*',
    reason: "no host port is asked for: the plan shows the provider's 0 for none",
  },
  {
    check: 'CKV_K8S_43',
    resource: '*:*_Scaled_*',
    reason:
      'digests are written by resolve-versions from the registry, never by hand; production refuses models without',
  },
  {
    check: 'CKV_K8S_43',
    resource: '*-platform:Headroom_*',
    reason:
      'pause by tag until resolve-versions looks up its digest as well: a digest is looked up, never written by hand',
  },
  { check: 'CKV_K8S_8', resource: '*-platform:Headroom_*', reason: 'pause waits for a signal and has nothing to ask' },
  {
    check: 'CKV_K8S_9',
    resource: '*-platform:Headroom_*',
    reason: 'pause waits for a signal and has nothing to ask; no Service sends it anything',
  },
];
