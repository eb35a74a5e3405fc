import type { Environment } from '@spot-serving/stacks';
/** Development in Ireland: cheap defaults, two zones behind one NAT gateway, two models, one of them with a canary. */
export declare const environment: Environment;
//# sourceMappingURL=environment.d.ts.map