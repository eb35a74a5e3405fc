export { exempt, type ExemptionGrounds } from './exempt';
export {
  allRules,
  describeFinding,
  type Finding,
  findings,
  type Resource,
  type Rule,
  type Severity,
  StackView,
  type Violation,
} from './findings';
export { guard } from './guard';
