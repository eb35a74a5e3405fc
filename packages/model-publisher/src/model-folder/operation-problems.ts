import type { Problem } from '@spot-serving/core/vocabulary';

import { type MetaGraph, operationsOf } from './saved-model';

/** Operations that call Python, which ModelServer has not (TensorFlow, core/ops/script_ops.cc; their kernels are in python/lib/core/py_func.cc). */
const python = new Set(['PyFunc', 'PyFuncStateless', 'EagerPyFunc']);

/**
 * Operations of other libraries have their name before a `>` (TensorFlow, "Create an op"). ModelServer's image has those of TF Text, and Decision Forests' without such a name
 * (tensorflow/serving r2.19, model_servers/BUILD, SUPPORTED_TENSORFLOW_OPS).
 */
const linked = new Set(['TFText']);

/** Operations of a graph that ModelServer cannot run: it would fail to load the version, or the first request, after a rollout that has begun. */
export function operationProblems(graph: MetaGraph): Problem[] {
  const operations = operationsOf(graph);
  const calls = operations.filter((op) => python.has(op));
  const foreign = operations.filter((op) => op.includes('>') && !linked.has(op.split('>', 1).join()));
  return [
    ...told(
      calls,
      'call Python, which ModelServer has not: write them with TensorFlow (not tf.py_function or tf.numpy_function), or do it before the request',
    ),
    ...told(foreign, "are of a library that ModelServer's image does not have: export without them"),
  ];
}

function told(operations: readonly string[], fix: string): Problem[] {
  return operations.length === 0 ? [] : [{ path: 'operations of saved_model.pb', value: [...operations].sort(), fix }];
}
