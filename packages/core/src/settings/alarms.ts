import { z } from 'zod';

import type { Problem } from '../problems';
import { field } from './forms';
import { listProblems } from './list-problems';
import { section } from './section';
import { settingsProblems } from './settings-problems';

/** Who is told when something goes wrong. */
export interface AlarmsSection {
  /** E-mail addresses; each confirms the message that SNS sends it. Production names at least one. @default nobody, alarms are only on their topic */
  readonly emails?: readonly string[];
}

/** Its shape. */
export const alarmsSchema = section({ emails: z.array(field.email, { error: 'list e-mail addresses' }).optional() });

/** Nobody is told twice: SNS has one subscription for an address. */
export function alarmsRules({ emails = [] }: AlarmsSection = {}): Problem[] {
  return listProblems(emails, 'emails', () => undefined);
}

/** Everything wrong with the settings among an alarm topic's props. */
export function alarmsSettingsProblems(props: AlarmsSection): Problem[] {
  return settingsProblems(alarmsSchema, props, alarmsRules);
}
