/** What decides how long a pod takes until it answers. */
export interface StartupProps {
  /** Size of the model's files, MiB. */
  readonly sizeMiB: number;
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
  /** Interval of the balancer's health check, seconds; two must pass. @default 15 - the load balancer controller's own */
  readonly checkSeconds?: number;
  /** Minutes after which the autoscaler gives up a Spot pool that does not deliver, and asks the next. @default 5 */
  readonly provisionMinutes?: number;
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
  /** Numbers of ModelServer's startup probe: it opens its ports once the model is loaded, so until then nothing answers. */
  readonly startupProbe: { readonly periodSeconds: number; readonly failureThreshold: number };
  /** The Deployment's `progressDeadlineSeconds`: the slowest single step forward that is no failure. */
  readonly progressDeadlineSeconds: number;
  /** Terraform's time-out for the Deployment, minutes. */
  readonly rolloutTimeoutMinutes: number;
}

const mebibytesPerGibibyte = 1024;
/** KServe's initializer takes "60 s+" for 1 GB (kserve#2529). */
const fetchSecondsPerGiB = 60;
/** ModelServer loads 3 GB in about 10 s (TFS#881). */
const loadSecondsPerGiB = 10 / 3;
/**
 * Steps that do not depend on the model. The autoscaler asks one scan after the first pending pod, 10 to 11 s (drain.md, "Also seen"). 145 s is the
 * slowest boot seen (serving 1.9, amazon-eks-ami#1099 and others). The start is an allowance, the same as the clock of the runs in drain.md.
 */
const fixed = { scanSeconds: 11, bootSeconds: 145, startSeconds: 10 };
/** A target is healthy after two checks, and the controller looks every 15 s (serving 1.7; aws-load-balancer-controller, defaults). */
const gate = { checks: 2, checkSeconds: 15, lookSeconds: 15 };
/** An allowance. */
const defaultPullSeconds = 30;
/** An allowance. */
const defaultWarmupSeconds = 30;
/** How many times the expected time the probe waits, since fetch and load are figures of other people's machines: an allowance. */
const slack = 3;
const periodSeconds = 5;
/** A rollout with maxSurge 25 % (rounded up) and maxUnavailable 0 replaces any number of pods in at most four rounds. */
const rounds = 4;
/** Patience of the autoscaler with a pool (`platform.autoscaler.provisionMinutes`, default in core). */
const defaultProvisionMinutes = 5;

/**
 * How long a pod that serves `sizeMiB` takes until it answers, and the numbers that follow: startup probe, progress deadline, Terraform's time-out.
 *
 * Careful, not typical: the slowest boot seen, and the fetch and load that others report. The deadline allows for one Spot pool that does not deliver.
 */
export function startup(props: StartupProps): Startup {
  const times = startupTimes(props);
  const failureThreshold = Math.ceil(
    (slack * (times.startSeconds + times.loadSeconds + times.warmupSeconds)) / periodSeconds,
  );
  const node =
    (props.provisionMinutes ?? defaultProvisionMinutes) * 60 +
    times.scanSeconds +
    times.bootSeconds +
    times.pullSeconds;
  const progressDeadlineSeconds =
    node + slack * times.fetchSeconds + failureThreshold * periodSeconds + times.healthySeconds;
  return {
    times,
    warmSeconds: warmSeconds(times),
    coldSeconds: coldSeconds(times),
    startupProbe: { periodSeconds, failureThreshold },
    progressDeadlineSeconds,
    rolloutTimeoutMinutes: Math.ceil((rounds * progressDeadlineSeconds) / 60),
  };
}

function startupTimes(props: StartupProps): StartupTimes {
  const {
    sizeMiB,
    warmup = true,
    warmupSeconds = defaultWarmupSeconds,
    pullSeconds = defaultPullSeconds,
    checkSeconds = gate.checkSeconds,
  } = props;
  const gibibytes = sizeMiB / mebibytesPerGibibyte;
  return {
    ...fixed,
    pullSeconds,
    fetchSeconds: Math.ceil(gibibytes * fetchSecondsPerGiB),
    loadSeconds: Math.ceil(gibibytes * loadSecondsPerGiB),
    warmupSeconds: warmup ? warmupSeconds : 0,
    healthySeconds: gate.checks * checkSeconds + gate.lookSeconds,
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
