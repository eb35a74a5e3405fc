import type { Block } from '../../schema/schema';
import { pathName } from '../../value/path';
import type { Value } from '../../value/value';
import { configurationProblems } from '../configuration-problems';
import { type FactTree, factTree } from '../fact-tree';
import type { Problem } from '../problem';
import { awsRules } from './aws-rules';
import { Body } from './body';
import type { DecidedRules } from './decided-rule';
import { helmRules } from './helm-rules';
import { kubernetesProblems } from './kubernetes-problems';
import { rangeProblems } from './range-problems';
import { tagProblems } from './tag-problems';
import { jointRules } from './together/joint-rules';

/** What AWS, helm or the cluster refuses of a resource type that its provider takes. */
export class DecidedChecks {
  private readonly rules: DecidedRules;
  private readonly tree: FactTree;

  /** @param type the resource type; data sources have no such checks */
  constructor(
    private readonly type: string,
    private readonly block: Block,
  ) {
    this.rules = awsRules[type] ?? helmRules[type] ?? {};
    this.tree = factTree(block, this.rules);
  }

  /** Every problem of a configuration. */
  problems(config: Value): readonly Problem[] {
    return [
      ...configurationProblems(this.tree, config).map((problem) => this.sourced(problem)),
      ...rangeProblems(this.type, config),
      ...this.jointProblems(config),
      ...tagProblems(this.type, config),
      ...kubernetesProblems(this.type, this.block, config),
    ];
  }

  private jointProblems(config: Value): readonly Problem[] {
    const body = new Body(config, this.block);
    return (jointRules[this.type] ?? []).flatMap(({ source, faults }) =>
      faults(body).map((fault) => ({ ...fault, detail: `It is refused when it is planned or applied (${source}).` })),
    );
  }

  private sourced(problem: Problem): Problem {
    const source = this.rules[pathName(problem.path)]?.source ?? '';
    return { ...problem, detail: `The provider takes it; it is refused when it is applied (${source}).` };
  }
}
