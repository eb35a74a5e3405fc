import { looksSecret } from './looks-secret';

const forms: readonly RegExp[] = [
  /^arn:aws[\w-]*:[\w-]+:[\w-]*:\d*:[\w./:*-]{1,300}$/,
  /^[a-z]{1,12}-[0-9a-f]{8,17}$/,
  /^[a-z]{2}(?:-[a-z]+)+-\d[a-z]?$/,
  /^[a-z][a-z0-9]*(?:-[a-z0-9]+){0,12}$/,
];

/** Whether `text` is an ARN, an id of AWS, a region, a zone, or a name in lower case: something that opens nothing. */
export function isPlainId(text: string): boolean {
  return text.length <= 400 && forms.some((form) => form.test(text)) && !looksSecret(text);
}
