import type { Place } from '../behaviour/place';
import { releaseDiagnostics } from '../chart/release-diagnostics';
import type { Diagnostic } from '../protocol/messages';
import type { ProviderName } from '../schema/binding-package';
import { isMap, type Value } from '../value/value';
import { placeProblems } from './place-problems';
import { type PlannedObject, PodSecurityRegister } from './pod-security-register';
import { problemDiagnostic, severities } from './problem';
import type { CheckOptions } from './type-checks';

/** What only shows at plan: when the provider is configured, with other resources, or with a chart's files. */
export class PlanChecks {
  private readonly podSecurity = new PodSecurityRegister();

  constructor(
    private readonly provider: ProviderName,
    private readonly options: CheckOptions,
  ) {}

  /** Notes a resource that exists already. */
  observe(object: PlannedObject): void {
    if (this.provider === 'kubernetes') this.podSecurity.problems(object);
  }

  /**
   * Everything wrong with a planned resource.
   *
   * @param config null when it goes
   */
  diagnostics(object: PlannedObject, config: Value, place: Place): readonly Diagnostic[] {
    if (!isMap(config)) return [];
    const severity = this.options.lenient ? severities.warning : severities.error;
    if (this.provider === 'helm')
      return releaseDiagnostics(config, { from: this.options.chartsFrom ?? [process.cwd()], severity });
    const found =
      this.provider === 'aws' ? placeProblems(object.type, config, place) : this.podSecurity.problems(object);
    return found.map((one) => problemDiagnostic(one, severity));
  }
}
