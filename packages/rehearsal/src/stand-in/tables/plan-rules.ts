import type { PlanRule } from '../behaviour/planned-state';
export const planRules: Readonly<Record<string, PlanRule>> = {};
