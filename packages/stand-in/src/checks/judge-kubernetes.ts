import { isMap, type Value } from '../value/value';
import { ofText, shown } from './judge-texts';
import type { Judge, Judges } from './rule';

/** Quantities: kubernetes/apimachinery v0.34.4, pkg/api/resource/quantity.go and suffix.go. */
const quantity = /^[-+]?(\d+\.?\d*|\.\d+)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][-+]?\d+)?$/;

/** A qualified name: kubernetes/apimachinery v0.34.4, pkg/util/validation/validation.go, `IsQualifiedName`. */
const prefixPart = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const namePart = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

/** Judges of what only Kubernetes has. */
export const kubernetesJudges: Judges<'quantity' | 'quantities' | 'labels' | 'annotations' | 'intOrPercent'> = {
  quantity: ofText((_rule, text) => quantityRefusal(text)),
  quantities: ofMap((key, value) => (typeof value === 'string' ? about(key, quantityRefusal(value)) : undefined)),
  labels: ofMap(
    (key, value) => keyRefusal(key, key) ?? (typeof value === 'string' ? labelRefusal(key, value) : undefined),
  ),
  // Keys are compared in small letters (ValidateAnnotations of apimachinery, pkg/api/validation/objectmeta.go).
  annotations: ofMap((key) => keyRefusal(key, key.toLowerCase())),
  intOrPercent: ofText((_rule, text) =>
    /^\d+%?$/.test(text) ? undefined : `to be a whole number or a percentage, got ${shown(text)}`,
  ),
};

function ofMap(judge: (key: string, value: Value) => string | undefined): Judge {
  return (_rule, value) => {
    const found = Object.entries(isMap(value) ? value : {}).map(([key, one]) => judge(key, one));
    return found.find((one) => one !== undefined);
  };
}

function quantityRefusal(text: string): string | undefined {
  return quantity.test(text)
    ? undefined
    : `to be a quantity, such as 500m, 2 or 1Gi (suffixes are n u m k M G T P E and Ki Mi Gi Ti Pi Ei), got ${shown(text)}`;
}

function keyRefusal(key: string, judged: string): string | undefined {
  const parts = judged.split('/');
  const [prefix, name] = parts.length === 2 ? [parts[0], parts[1] ?? ''] : [undefined, judged];
  const isPrefix = prefix === undefined || (prefix.length <= 253 && prefixPart.test(prefix));
  if (parts.length <= 2 && isPrefix && name.length <= 63 && namePart.test(name)) return undefined;
  return `keys of the form [prefix/]name, with a name of 1 to 63 letters, digits, "-", "_" or ".", got "${shown(key)}"`;
}

function labelRefusal(key: string, value: string): string | undefined {
  if (value.length <= 63 && labelValue.test(value)) return undefined;
  return `the value of "${key}" to have at most 63 letters, digits, "-", "_" or ".", got "${shown(value)}"`;
}

const about = (key: string, refused: string | undefined): string | undefined =>
  refused === undefined ? undefined : `"${key}" ${refused}`;
