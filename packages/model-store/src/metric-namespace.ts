/** Namespace of the metrics of the trail's events. */
export const metricNamespace = 'SpotServing';
