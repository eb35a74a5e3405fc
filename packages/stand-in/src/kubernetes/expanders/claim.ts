import { type Expander, ifSet, inStruct } from '../translate/expander';
import { metadata, namespacedMetadata } from './metadata';
import { labelSelector } from './selector';

/** What a claim asks of a disk. */
export const claimSpec: Expander = {
  source: 'structure_persistent_volume_claim.go expandPersistentVolumeClaimSpec',
  arguments: {
    access_modes: ifSet('texts'),
    resources: inStruct('block', {
      of: {
        source: 'structure_persistent_volume_claim.go expandResourceRequirements',
        arguments: { limits: ifSet('quantities'), requests: ifSet('quantities') },
      },
    }),
    selector: ifSet('block', { of: labelSelector }),
    storage_class_name: ifSet('text', { computed: true }),
    volume_mode: ifSet('text', { computed: true }),
    volume_name: ifSet('text', { computed: true }),
  },
};

const claimTemplate: Expander = {
  source: 'structure_persistent_volume_spec.go expandEphemeralVolumeClaimTemplate',
  arguments: { metadata: inStruct('block', { of: metadata }), spec: inStruct('block', { of: claimSpec }) },
};

/** A disk as old as its pod. */
export const ephemeralVolume: Expander = {
  source: 'structure_persistent_volume_spec.go expandEphemeralVolumeSource',
  arguments: { volume_claim_template: ifSet('block', { of: claimTemplate }) },
};

/** A claim as a stateful set makes one for each pod, in the namespace of the claim's own metadata. */
export const claim: Expander = {
  source: 'structure_persistent_volume_claim.go expandPersistentVolumeClaim',
  arguments: { metadata: inStruct('block', { of: namespacedMetadata }), spec: inStruct('block', { of: claimSpec }) },
};
