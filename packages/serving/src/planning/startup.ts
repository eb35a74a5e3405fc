import {
  containerStartSeconds,
  fetchSecondsPerGiB,
  gateSeconds,
  imagePullSeconds,
  loadSecondsPerGiB,
  nodeBootSeconds,
  scaleUpSeconds,
  scanSeconds,
  warmupSeconds as warmupAllowanceSeconds,
} from '@spot-serving/core/numbers';

import { patientSecondsPerGiB, rounds, slack } from './rollout-patience';

/** What decides how long a pod takes until it answers. */
export interface StartupProps {
  /** Size of the model's files, MiB. */
  readonly sizeMiB: number;
  /** Minutes after which the autoscaler gives up a Spot pool that does not deliver, and asks the next: `platform.autoscaler.provisionMinutes`. */
  readonly provisionMinutes: number;
  /** Spot pools, each of which may deliver nothing, one after the other. @default 1 */
  readonly spotPools?: number;
  /** Scale-ups that may restart that wait: see `furtherScaleUps`. @default 0 */
  readonly furtherScaleUps?: number;
  /** The least bandwidth that the nodes keep up, megabits per second. @default not known, and who waits allows three times what others report */
  readonly networkMbps?: number;
  /** Most pods that a rollout replaces. @default enough for every round */
  readonly mostPods?: number;
  /** Whether requests recorded in the model run before it answers. @default true */
  readonly warmup?: boolean;
  /**
   * Time for the recorded requests, seconds: at most 1000 of them (serving 1.4).
   *
   * @default 30 - an allowance; ModelServer's metric `:tensorflow:serving:model_warmup_latency` measures it
   */
  readonly warmupSeconds?: number;
  /**
   * A node's first pull of the images, seconds.
   *
   * @default 30 - an allowance: nobody has measured the images on these nodes; the kubelet's event "Successfully pulled image" tells the time
   */
  readonly pullSeconds?: number;
}

/** The steps from "no room" to "answers", seconds; a pod that finds room leaves out the first two. */
export interface StartupTimes {
  /** From a pending pod to the autoscaler's request. */
  readonly scanSeconds: number;
  /** From the request to a node that is Ready. */
  readonly bootSeconds: number;
  /** A node's first pull of the images. */
  readonly pullSeconds: number;
  /** From a bound pod to its first container at work. */
  readonly startSeconds: number;
  /** The loader's copy from the store. */
  readonly fetchSeconds: number;
  /** ModelServer's load. */
  readonly loadSeconds: number;
  /** ModelServer's run of the recorded requests. */
  readonly warmupSeconds: number;
  /** Until the balancer calls the pod healthy, which its readiness gate waits for. */
  readonly healthySeconds: number;
}

/** How long a pod takes until it answers, and the patience that follows for those who wait. */
export interface Startup {
  /** The steps. */
  readonly times: StartupTimes;
  /** From a pod that finds room on a node without the images, a placeholder's, to a Ready one, seconds. */
  readonly warmSeconds: number;
  /** From a pending pod without room to a Ready one, seconds. */
  readonly coldSeconds: number;
  /** Scale-ups that may restart the wait for a Spot pool. */
  readonly furtherScaleUps: number;
  /** From a Spot pool that is asked to the On-Demand one, when none delivers, seconds: the autoscaler's patience with each, and its restarts. */
  readonly fallbackSeconds: number;
  /** Numbers of ModelServer's startup probe: it opens its ports once the model is loaded, so until then nothing answers. */
  readonly startupProbe: { readonly periodSeconds: number; readonly failureThreshold: number };
  /** The Deployment's `progressDeadlineSeconds`: the slowest single step forward that is no failure. */
  readonly progressDeadlineSeconds: number;
  /** Terraform's time-out for the Deployment, minutes. */
  readonly rolloutTimeoutMinutes: number;
}

const mebibytesPerGibibyte = 1024;
const periodSeconds = 5;

/**
 * How long a pod that serves `sizeMiB` takes until it answers, and the numbers that follow: startup probe, progress deadline, Terraform's time-out.
 *
 * A rollout that stands still is noticed after the progress deadline, for each pod that becomes ready begins it anew, and Terraform gives up with it (terraform-provider-kubernetes 2.38.0,
 * `waitForDeploymentReplicasFunc`, ProgressDeadlineExceeded); its own time-out is for one that goes on, but slowly, through all its rounds.
 *
 * Careful, not typical: the slowest boot seen, and the fetch and load that others report. The deadline allows for Spot pools that do not deliver, and for
 * the scale-ups that restart the wait for it. When load rises, each follows the one before after `scaleUpSeconds`. Measured, 5 minutes became 6 min 42 s
 * (serving 1.9): the last restart came 102 s after the first request, as two such steps do. They come once in a rollout, not in each of its rounds: then there are no more pods to add.
 */
export function startup(props: StartupProps): Startup {
  const { provisionMinutes, spotPools = 1, furtherScaleUps = 0, mostPods = Infinity } = props;
  const poolsSeconds = spotPools * provisionMinutes * 60;
  const times = startupTimes(props);
  const failureThreshold = Math.ceil(
    (slack * (times.startSeconds + times.loadSeconds + times.warmupSeconds)) / periodSeconds,
  );
  const restartSeconds = furtherScaleUps * scaleUpSeconds;
  const roundSeconds =
    poolsSeconds +
    times.scanSeconds +
    times.bootSeconds +
    times.pullSeconds +
    Math.ceil((props.sizeMiB / mebibytesPerGibibyte) * patientSecondsPerGiB(props.networkMbps)) +
    failureThreshold * periodSeconds +
    times.healthySeconds;
  return {
    times,
    warmSeconds: warmSeconds(times),
    coldSeconds: coldSeconds(times),
    furtherScaleUps,
    fallbackSeconds: poolsSeconds + restartSeconds,
    startupProbe: { periodSeconds, failureThreshold },
    progressDeadlineSeconds: roundSeconds + restartSeconds,
    rolloutTimeoutMinutes: Math.ceil((rounds(mostPods) * roundSeconds + restartSeconds) / 60),
  };
}

function startupTimes(props: StartupProps): StartupTimes {
  const { sizeMiB, warmup = true, warmupSeconds = warmupAllowanceSeconds, pullSeconds = imagePullSeconds } = props;
  const gibibytes = sizeMiB / mebibytesPerGibibyte;
  return {
    scanSeconds,
    bootSeconds: nodeBootSeconds.slowest,
    pullSeconds,
    startSeconds: containerStartSeconds,
    fetchSeconds: Math.ceil(gibibytes * fetchSecondsPerGiB),
    loadSeconds: Math.ceil(gibibytes * loadSecondsPerGiB),
    warmupSeconds: warmup ? warmupSeconds : 0,
    healthySeconds: gateSeconds,
  };
}

/** From a pod that finds room to a Ready one; a placeholder's node has never run the model, so it pulls the images too. */
export function warmSeconds(times: StartupTimes): number {
  return (
    times.pullSeconds +
    times.startSeconds +
    times.fetchSeconds +
    times.loadSeconds +
    times.warmupSeconds +
    times.healthySeconds
  );
}

/** From a pending pod without room to a Ready one. */
export function coldSeconds(times: StartupTimes): number {
  return times.scanSeconds + times.bootSeconds + warmSeconds(times);
}
