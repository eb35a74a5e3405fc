import {
  containerStartSeconds,
  controllerLookSeconds,
  fetchSecondsPerGiB,
  handlerSeconds,
  imagePullSeconds,
  kubeletSampleSeconds,
  loadSecondsPerGiB,
  nodeBootSeconds,
  podAutoscalerSyncSeconds,
  preemptSeconds,
  warmupSeconds,
} from '@spot-serving/core/numbers';

import type { ModelPods } from './model-pods';
import type { Surroundings } from './surroundings';
import type { Term } from './term';

/** A reason for which a pod is missing. */
export type Reason = 'room on a node' | 'new node' | 'Spot loss';

/** From a reason to a pod that answers. */
export interface Wait {
  readonly reason: Reason;
  readonly terms: readonly Term[];
}

const term = (step: string, low: number, high: number, source: string): Term => ({ step, low, high, source });

/**
 * The three waits of a model, term by term. Without an autoscaler only a Spot loss asks for new pods, and on On-Demand nodes nothing does. A size is never
 * guessed: a model of unknown size has no waits.
 */
export function waitsOf(pods: ModelPods, around: Surroundings): readonly Wait[] {
  if (pods.modelGiB === undefined) return [];
  const [start, node] = [starts(pods, pods.modelGiB), boots(around)];
  const scaled: readonly Wait[] = [
    { reason: 'room on a node', terms: [...notices(around), ...start] },
    { reason: 'new node', terms: [...notices(around), ...node, ...start] },
  ];
  const covered = around.headroom >= pods.atRisk;
  const loss: Wait = { reason: 'Spot loss', terms: [...leaves(), ...(covered ? [preempts()] : node), ...start] };
  return [...(pods.scales ? scaled : []), ...(pods.onSpot ? [loss] : [])];
}

/** Load is up; the autoscaler of pods has not seen it yet. */
function notices({ metricsSeconds }: Surroundings): readonly Term[] {
  return [
    term("kubelet's sample", 0, kubeletSampleSeconds, 'cluster-autoscaler FAQ'),
    term("metrics server's sample", 0, metricsSeconds, 'its --metric-resolution, or the default of its chart'),
    term(
      "horizontal autoscaler's look",
      0,
      podAutoscalerSyncSeconds,
      'Kubernetes, "Horizontal Pod Autoscaling", sync period',
    ),
  ];
}

/** A pending pod waits a whole scan: the autoscaler looks twice before it asks (measured: 10 to 11 s with 10, 5.4 to 5.6 with 5). */
function boots({ scanSeconds }: Surroundings): readonly Term[] {
  return [
    term("cluster autoscaler's scan", scanSeconds, scanSeconds + 1, 'measured with the real controllers'),
    term(
      'node boots',
      nodeBootSeconds.fastest,
      nodeBootSeconds.slowest,
      'karpenter#3102, instance-manager#290, amazon-eks-ami#1099',
    ),
  ];
}

function starts({ warmup, checks }: ModelPods, modelGiB: number): readonly Term[] {
  const checked = (checks?.count ?? 0) * (checks?.seconds ?? 0);
  const [fetch, load] = [modelGiB * fetchSecondsPerGiB, modelGiB * loadSecondsPerGiB];
  return [
    term(
      'images are pulled',
      0,
      imagePullSeconds,
      'an allowance: nobody has measured them; 0 where the node has run the model',
    ),
    term('containers start', 0, containerStartSeconds, 'an allowance'),
    term('model is fetched', fetch, fetch, `${fetchSecondsPerGiB} s for 1 GB, kserve#2529`),
    term('model is loaded', load, load, '10 s for 3 GB, TensorFlow Serving#881'),
    ...(warmup ? [term('recorded requests run', 0, warmupSeconds, 'an allowance; none where the model has none')] : []),
    ...(checks === undefined
      ? []
      : [
          term(
            'balancer calls it healthy',
            checked,
            checked + controllerLookSeconds,
            `its checks, and the ${controllerLookSeconds} s between two looks of the controller`,
          ),
        ]),
  ];
}

/** From the warning to the eviction that makes the pod's replacement pending. */
function leaves(): readonly Term[] {
  const { cordon, eviction } = handlerSeconds;
  return [
    term('node is cordoned', cordon.fastest, cordon.slowest, 'measured with the real controllers'),
    term('pod is evicted', eviction.fastest, eviction.slowest, 'measured with the real controllers'),
  ];
}

function preempts(): Term {
  return term('placeholder gives way', 0, preemptSeconds, 'measured with the real controllers');
}
