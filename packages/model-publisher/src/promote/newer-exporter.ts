import { modelServerImage } from '@spot-serving/core/vocabulary';

/**
 * What is wrong where a newer TensorFlow exported a version than that of the server, which may not know an operation or a field of it: TensorFlow promises that newer ones read what older
 * ones wrote, and not the other way round (TensorFlow, "TensorFlow version compatibility", SavedModel). Undefined where it did not, or where one of the two is not known.
 *
 * @param exporter version of TensorFlow, such as 2.21.0
 * @param image of ModelServer, whose tag is its version @default the one that models are served with unless an environment says otherwise
 */
export function newerExporter(exporter: string | undefined, image: string = modelServerImage): string | undefined {
  const [server, exported] = [minorOf(/:(\d+\.\d+)[^/]*$/.exec(image)?.[1]), minorOf(exporter)];
  if (server === undefined || exported === undefined || exported.order <= server.order) return undefined;
  return `exported by TensorFlow ${exported.text}, and ${image} is ${server.text}, which may not load it: export with ${server.text}, or raise serving.modelServerImage`;
}

function minorOf(version: string | undefined): { readonly text: string; readonly order: number } | undefined {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  if (major === undefined || minor === undefined) return undefined;
  return { text: `${major}.${minor}`, order: Number(major) * 1000 + Number(minor) };
}
