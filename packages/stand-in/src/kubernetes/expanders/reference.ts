import { type Expander, ifSet } from '../translate/expander';

/** A reference by name alone. */
export const named = (source: string): Expander => ({ source, arguments: { name: ifSet('text') } });
