import { Root, type Type } from 'protobufjs/light';

const string = (id: number) => ({ type: 'string', id });
const strings = (id: number) => ({ type: 'string', id, rule: 'repeated' });
const message = (type: string, id: number) => ({ type, id });
const messages = (type: string, id: number) => ({ type, id, rule: 'repeated' });
const mapOf = (type: string, id: number) => ({ keyType: 'string', type, id });

/**
 * The part of a SavedModel that a publisher checks. Field numbers as TensorFlow has them in core/protobuf (saved_model.proto,
 * meta_graph.proto) and core/framework (graph.proto, node_def.proto, function.proto, tensor_shape.proto), read from the descriptors of
 * tensorflow-cpu 2.20.0. Fields that are not named here are skipped, as protobuf promises.
 */
const types = {
  SavedModel: { fields: { metaGraphs: messages('MetaGraphDef', 2) } },
  MetaGraphDef: {
    fields: {
      metaInfoDef: message('MetaInfoDef', 1),
      graphDef: message('GraphDef', 2),
      signatureDef: mapOf('SignatureDef', 5),
      assetFileDef: messages('AssetFileDef', 6),
    },
  },
  MetaInfoDef: { fields: { tags: strings(4), tensorflowVersion: string(5) } },
  GraphDef: { fields: { node: messages('NodeDef', 1), library: message('FunctionDefLibrary', 2) } },
  FunctionDefLibrary: { fields: { function: messages('FunctionDef', 1) } },
  FunctionDef: { fields: { nodeDef: messages('NodeDef', 3) } },
  NodeDef: { fields: { op: string(2) } },
  SignatureDef: { fields: { inputs: mapOf('TensorInfo', 1), outputs: mapOf('TensorInfo', 2) } },
  TensorInfo: { fields: { dtype: message('int32', 2), tensorShape: message('TensorShapeProto', 3) } },
  TensorShapeProto: { fields: { dim: messages('Dim', 2), unknownRank: message('bool', 3) } },
  Dim: { fields: { size: message('int64', 1) } },
  AssetFileDef: { fields: { filename: string(2) } },
};

/** Message type of a `saved_model.pb`. */
export const savedModelType: Type = Root.fromJSON({ nested: types }).lookupType('SavedModel');
