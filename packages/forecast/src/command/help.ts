import { balancerAliasSeconds, regionNoticedSeconds } from '@spot-serving/core/numbers';

import { defaults } from './defaults';

/** What `--help` prints. */
export const help = `forecast APP [options]

What load, Spot warnings, lost zones and regions would do to an app: how long until there are enough pods, which requests are lost and why, what it costs. Simulated
from the app's synthesized stacks; nothing is asked of AWS.

Load, one of them; without any, and without a scenario, --step ${defaults.step}:
  --step FACTOR         so many times as much, at once
  --trace FILE          lines of seconds,requests per second
  --hours LIST          requests per second, hour by hour, such as 100,80,250
  --at PERCENT          how busy the fewest pods are before, of the CPU they ask for (default: ${defaults.atPercent} before a step; else the autoscaler's target)

What befalls it at the beginning, any of them, each as --scenario:
  warned=N              N Spot nodes with models are warned; warned=33% that share of them; warned=zone those of a zone
  lost=zone             a zone ends without a word; lost=region:10m all of them, for ten minutes
  lost=other-region     another region with as many requests is lost, and its clients come here; lost=other-region:50% with half as many
  no-spot               Spot pools deliver no more nodes
  slow-store=FACTOR     models are fetched so many times as slowly

What is assumed:
  --request-cpu TIME    CPU of a request, such as 20ms or 1.5s (default: ${defaults.requestCpuSeconds * 1000}ms, an assumption: nobody has measured your model)
  --grpc PERCENT        requests that come by gRPC (default: ${defaults.grpcPercent}, an assumption)

  --failover TIME       until a lost region is out of the shared name (default: ${regionNoticedSeconds.fastest} to ${regionNoticedSeconds.slowest}s, an assumption)
  --resolvers TIME      how long resolvers keep the answer that they have (default: ${balancerAliasSeconds}s, the TTL)

  --model NAME          whose load changes (default: all models; a trace or hours of an app with several need it)
  --for TIME            how long, such as 30m (default: ${defaults.duration}, or the length of the trace or hours)
  --runs N --seed N     how often, and from which seed on (default: ${defaults.runs}, ${defaults.seed}); the same seed gives the same forecast
  --slo LIST            the cheapest headroom, minimum and CPU target that hold it: p50=160s, p95=240s to capacity, short=300s in all (p95), lost=1%, undrained=0
  --synthesized FOLDER  what cdktf synth wrote (default: the app is synthesized now)
  --page FILE           a page with plots
  --json                the forecast for a machine

Ends with 0, 1 where nothing that was tried holds the --slo, 2 for wrong input.
`;
