import { savedModelType } from './saved-model-schema';

/** A tensor that a signature takes or gives. */
interface TensorInfo {
  readonly dtype: number;
  readonly tensorShape?: { readonly dim: readonly { readonly size: string }[]; readonly unknownRank: boolean };
}

/** Tensors by their names in requests. */
type Tensors = Readonly<Record<string, TensorInfo>>;

interface Node {
  readonly op: string;
}

/** A graph of a SavedModel, as far as it is checked. */
export interface MetaGraph {
  readonly metaInfoDef?: { readonly tags: readonly string[]; readonly tensorflowVersion: string };
  readonly graphDef?: {
    readonly node: readonly Node[];
    readonly library?: { readonly function: readonly { readonly nodeDef: readonly Node[] }[] };
  };
  readonly signatureDef: Readonly<Record<string, { readonly inputs: Tensors; readonly outputs: Tensors }>>;
  readonly assetFileDef: readonly { readonly filename: string }[];
}

/**
 * The graphs of a `saved_model.pb`.
 *
 * @throws when the bytes are no protobuf of that type
 */
export function readSavedModel(bytes: Uint8Array): readonly MetaGraph[] {
  const decoded = savedModelType.decode(bytes);
  const { metaGraphs } = savedModelType.toObject(decoded, {
    arrays: true,
    objects: true,
    defaults: true,
    longs: String,
  }) as { metaGraphs: MetaGraph[] };
  return metaGraphs;
}

/** Operations that read a variable: those of TensorFlow 2, and the two of TensorFlow 1 (core/ops: resource_variable_ops.cc, state_ops.cc). */
const variableOps = new Set(['VarHandleOp', 'VariableV2', 'Variable']);

/** Whether a graph or one of its functions has variables, whose values are in the folder `variables`. */
export function hasVariables(graph: MetaGraph): boolean {
  return operationsOf(graph).some((op) => variableOps.has(op));
}

/** Operations of a graph and its functions, each once. */
export function operationsOf({ graphDef }: MetaGraph): readonly string[] {
  const nodes = [graphDef?.node ?? [], ...(graphDef?.library?.function ?? []).map(({ nodeDef }) => nodeDef)];
  return [...new Set(nodes.flatMap((list) => list.map(({ op }) => op)))];
}

/** Names of the types of core/framework/types.proto, by number from 1 on; others are shown by number. */
const dtypes = [
  'float',
  'double',
  'int32',
  'uint8',
  'int16',
  'int8',
  'string',
  'complex64',
  'int64',
  'bool',
  'qint8',
  'quint8',
  'qint32',
  'bfloat16',
  'qint16',
  'quint16',
  'uint16',
  'complex128',
  'half',
  'resource',
  'variant',
  'uint32',
  'uint64',
];

/** A signature on one line: `serving_default(x: float[?]) -> (y: float[?])`. */
export function describeSignatures({ signatureDef }: MetaGraph): readonly string[] {
  return Object.entries(signatureDef)
    .filter(([name]) => !name.startsWith('__'))
    .map(([name, { inputs, outputs }]) => `${name}(${describeTensors(inputs)}) -> (${describeTensors(outputs)})`)
    .sort();
}

function describeTensors(tensors: Tensors): string {
  return Object.entries(tensors)
    .map(([name, tensor]) => `${name}: ${describeTensor(tensor)}`)
    .sort()
    .join(', ');
}

function describeTensor({ dtype, tensorShape }: TensorInfo): string {
  const name = dtypes[dtype - 1] ?? `type ${dtype}`;
  if (tensorShape === undefined || tensorShape.unknownRank) return `${name}[...]`;
  return `${name}[${tensorShape.dim.map(({ size }) => (size.startsWith('-') ? '?' : size)).join(', ')}]`;
}
