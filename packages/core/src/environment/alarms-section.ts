/** Who is told when something goes wrong. */
export interface AlarmsSection {
  /** E-mail addresses; each confirms the message that SNS sends it. @default nobody, alarms are only on their topic */
  readonly emails?: readonly string[];
}
