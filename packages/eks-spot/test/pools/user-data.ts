import { parse } from 'yaml';

/** A part of a MIME message. */
interface Part {
  readonly type: string;
  readonly body: string;
}

/** The text in `${base64encode("...")}`, which is how a launch template of a synthesized stack has its user data. */
export function textOf(userData: string): string {
  const [, literal] = /^\$\{base64encode\((".*")\)\}$/s.exec(userData) ?? [];
  if (literal === undefined) throw new Error(`not one encoded string: ${userData}`);
  return JSON.parse(literal) as string;
}

/** The parts of a multipart message (RFC 2046, 5.1). */
export function partsOf(message: string): Part[] {
  const [head = '', ...rest] = message.split('\n\n');
  const [, boundary] = /^MIME-Version: 1\.0\nContent-Type: multipart\/mixed; boundary=(\S+)$/.exec(head) ?? [];
  const text = rest.join('\n\n');
  if (boundary === undefined || !text.endsWith(`--${boundary}--\n`))
    throw new Error(`not a whole multipart message: ${message}`);
  return text
    .slice(0, -`--${boundary}--\n`.length)
    .split(`--${boundary}\n`)
    .slice(1)
    .map((part) => {
      const [, type = '', body = ''] = /^Content-Type: (\S+)\n\n(.*)$/s.exec(part) ?? [];
      return { type, body };
    });
}

/** The node's configuration: the only part, of nodeadm's type. */
export function nodeConfigOf(userData: string): unknown {
  const parts = partsOf(textOf(userData));
  const [only] = parts;
  if (only === undefined || parts.length > 1 || only.type !== 'application/node.eks.aws')
    throw new Error(`not one node configuration: ${JSON.stringify(parts)}`);
  return parse(only.body) as unknown;
}
