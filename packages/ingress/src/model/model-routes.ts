/**
 * A path of an Ingress rule. `*` in a pattern matches any characters, slashes too (Elastic Load Balancing user guide, "Path conditions").
 */
export interface RoutePath {
  readonly path: string;
  /**
   * `Exact` takes no wildcard; the controller hands `ImplementationSpecific` to the balancer as it is (its
   * pkg/ingress/model_build_listener_rules.go).
   */
  readonly pathType: 'Exact' | 'ImplementationSpecific';
}

/** Requests that reach a model: those for one host, with one of some paths. */
export interface Route {
  readonly host: string;
  readonly paths: readonly RoutePath[];
}

/**
 * Status, metadata and predictions of one model, of all its versions and labels.
 *
 * The name ends at the end of the path, at a colon or at a slash, so that `resnet` never gets what is for `resnet2`. The list of all
 * models, the metrics and whatever else ModelServer answers on the same port match nothing (serving 1.3).
 */
export function restRoute(model: string, hostName: string): Route {
  const path = `/v1/models/${model}`;
  return {
    host: hostName,
    paths: [
      { path, pathType: 'Exact' },
      { path: `${path}:*`, pathType: 'ImplementationSpecific' },
      { path: `${path}/*`, pathType: 'ImplementationSpecific' },
    ],
  };
}

/**
 * Predictions and metadata of one model.
 *
 * The path of a gRPC call does not name the model, so its host does (docs/adr/0010). ModelService, which can unload models, the profiler,
 * reflection and session calls are other services, and match nothing.
 */
export function grpcRoute(model: string, hostName: string): Route {
  const path = '/tensorflow.serving.PredictionService/*';
  return { host: grpcHostName(model, hostName), paths: [{ path, pathType: 'ImplementationSpecific' }] };
}

/** Host name at which gRPC clients reach a model. */
export function grpcHostName(model: string, hostName: string): string {
  return `${model}.${hostName}`;
}
