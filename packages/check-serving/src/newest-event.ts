import type { ObjectEvent } from './observed';

/** The last thing that was said of an object, of all or of those that `wanted` takes. */
export function newestEvent(
  events: readonly ObjectEvent[],
  kind: string,
  name: string,
  wanted: (event: ObjectEvent) => boolean = () => true,
): ObjectEvent | undefined {
  return events
    .filter(({ involvedObject: of }) => of.kind === kind && of.name === name)
    .filter(wanted)
    .sort((a, b) => timeOf(a) - timeOf(b))
    .at(-1);
}

/** An event that came again has the time of its last coming, in one of two forms (Kubernetes API reference, Event v1). */
function timeOf({ series, lastTimestamp, eventTime, metadata }: ObjectEvent): number {
  return Date.parse(series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? metadata?.creationTimestamp ?? '') || 0;
}
