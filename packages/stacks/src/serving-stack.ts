import { Annotations, type App, type TerraformStack } from 'cdktf';
import { Construct } from 'constructs';

import { priorityClassNames } from '@spot-serving/core';
import {
  AppStack,
  describeProblem,
  type ICluster,
  type IEndpoint,
  type IModelStore,
  MisconfigurationError,
  requireValid,
  type ResolvedEnvironment,
} from '@spot-serving/core';
import { ClusterProviders } from '@spot-serving/helm-release';
import {
  type AccessLogs,
  type BalancerProps,
  Endpoint,
  EndpointAlias,
  LostRequests,
  ModelAlarms,
  SharedName,
  WebAcl,
} from '@spot-serving/ingress';
import { subnetPlan } from '@spot-serving/network';
import { ServingNamespace } from '@spot-serving/serving';

import { balancerPlace, letsPodsIn } from './balancer-place';
import { clusterNamed } from './cluster-named';
import { demandedServices } from './demanded-services';
import { exemptMovingBalancer } from './exemptions';
import { servableModelsProblems, servableModelsWarnings, servingSurroundings } from './servable-models';
import { ServedModel, type ServedModelSurroundings } from './served-model';

/** What the served models of an app need of its other stacks. */
export interface ServingStackProps {
  /** The cluster that they run in. */
  readonly cluster: ICluster;
  /** Where their versions are. */
  readonly modelStore: IModelStore;
  /** How clients reach them, where somebody else keeps the certificate. @default made here, by the environment */
  readonly endpoint?: IEndpoint;
  /** Where the load balancer delivers its access logs. */
  readonly accessLogs: AccessLogs;
  /** ARN of the topic that alarms go to. */
  readonly alarmTopicArn: string;
  /** The controllers, which must outlive what they look after: their stack is applied before this one and destroyed after it. */
  readonly platform: TerraformStack;
}

/** A balancer closes a connection that is silent for this long, unless a model's requests may take longer, seconds (Elastic Load Balancing user guide). */
const leastIdleSeconds = 60;

/**
 * The served models of an app, the way to them, and alarms for what clients would notice; on its own because it changes daily.
 *
 * The certificate is here, with the Ingresses that use it: another host name or key makes a new one first, and the old one goes once the
 * balancer has let go of it.
 *
 * Before anything is made, drain, memory and room of all models are proved together, and what does not hold is refused at once; what is only dear is
 * a warning.
 *
 * @throws MisconfigurationError with all that does not hold
 */
export class ServingStack extends AppStack {
  constructor(app: App, environment: ResolvedEnvironment, props: ServingStackProps) {
    super(app, environment, 'serving');
    const { models, region, name } = environment;
    requireValid(this, servableModelsProblems(environment));
    servableModelsWarnings(environment).forEach((warning) => Annotations.of(this).addWarning(describeProblem(warning)));
    this.addDependency(props.platform);
    const cluster = clusterNamed(props.cluster, name);
    new ClusterProviders(this, 'Providers', { cluster, region });
    const shared = this.shared(cluster, props);
    const scope = new Construct(this, 'Models');
    const ways = Object.entries(models.served).map(
      ([model, served]) => new ServedModel(scope, model, { ...shared, model, served }),
    );
    this.watch(ways, props.alarmTopicArn);
    const { endpoint } = environment;
    if (endpoint?.balancerMoves === true && letsPodsIn(shared.clientCidrs)) exemptMovingBalancer(scope);
  }

  /** Names in DNS lead to the one load balancer, which any model's way knows; alarms watch each model, and the balancer as a whole. */
  private watch(ways: readonly ServedModel[], topicArn: string): void {
    const { name, region, endpoint } = this.environment;
    const scope = new Construct(this, 'Alarms');
    const balancers = ways.map(
      ({ model, ingress }) =>
        new ModelAlarms(scope, model, { name: `${name}-${model}`, clusterName: name, ingress, topicArn }).balancer,
    );
    const [first] = ways;
    const [balancer] = balancers;
    if (first === undefined || balancer === undefined || endpoint === undefined) return;
    const { hostName, zoneName, zoneId } = endpoint;
    new LostRequests(this, 'LostRequests', { name, balancer, topicArn });
    const leads = { zoneName, zoneId, balancerHostName: first.ingress.balancerHostName };
    new EndpointAlias(this, 'Alias', { ...leads, hostName });
    const { sharedHostName, sharedRegions: regions = [region] } = endpoint;
    if (sharedHostName !== undefined) new SharedName(this, 'Shared', { ...leads, hostName: sharedHostName, regions });
  }

  /** @throws MisconfigurationError where neither the environment nor the caller has one, or a shared name would have no certificate */
  private endpoint(given: IEndpoint | undefined): Pick<BalancerProps, 'endpoint' | 'shared'> {
    const { name, endpoint } = this.environment;
    if (given && endpoint?.sharedHostName === undefined) return { endpoint: given };
    if (endpoint && !given) {
      const made = new Endpoint(this, 'Endpoint', { groupName: name, ...endpoint });
      return { endpoint: made, shared: made.shared };
    }
    const path = given ? 'endpoint.sharedHostName' : 'endpoint';
    const fix = given
      ? 'leave it out, or let the endpoint be made here: its certificate must have the name'
      : 'say how clients reach the served models: { hostName, zoneName }';
    throw new MisconfigurationError(this.node.path, [{ path, value: endpoint?.sharedHostName, fix }]);
  }

  private webAclArn(topicArn: string): string | undefined {
    const { name, region, endpoint } = this.environment;
    const { arn, requestsPerFiveMinutes, none } = endpoint?.webAcl ?? {};
    if (requestsPerFiveMinutes === undefined) return none === true ? 'none' : arn;
    return new WebAcl(this, 'WebAcl', { name, region, requestsPerFiveMinutes, topicArn }).arn;
  }

  private shared(cluster: ICluster, { modelStore, accessLogs, ...props }: ServingStackProps): ServedModelSurroundings {
    const reached = this.endpoint(props.endpoint);
    const { endpoint } = reached;
    const { network, models } = this.environment;
    const place = balancerPlace(cluster.network, subnetPlan(network.cidr, network.zones), {
      scheme: endpoint.scheme,
      moves: this.environment.endpoint?.balancerMoves === true,
    });
    const longest = Math.max(...Object.values(models.served).map(({ longestRequestSeconds }) => longestRequestSeconds));
    const balancer: BalancerProps = {
      ...{ ...reached, accessLogs },
      subnetIds: place.subnetIds,
      webAclArn: this.webAclArn(props.alarmTopicArn),
      idleTimeoutSeconds: Math.max(leastIdleSeconds, longest + 1),
    };
    return {
      ...{ environment: this.environment, cluster, balancer, surroundings: servingSurroundings(this.environment) },
      namespace: new ServingNamespace(this, 'Namespace', { scraped: demandedServices(this.environment).length > 0 }),
      clientCidrs: place.cidrs,
      modelUri: (model, version) => modelStore.modelUri(model, version),
      readerStatements: (model) => modelStore.readerStatements(model),
      priorityClassName: priorityClassNames.serving,
    };
  }
}
