/** The label by which pods of models keep away from placeholders: the one that tells models from each other, so that one term can name both. */
export const instanceLabel = 'app.kubernetes.io/instance';

/** Where placeholders of headroom are, and what they have that no model's pods have. */
export const headroomPods = { namespace: 'spot-serving-headroom', instance: 'spot-serving-headroom' } as const;
