import { quoted } from './quoted';

/** One step further to the right. */
export const deeper = (indent: string): string => `${indent}  `;

/** A value of Terraform's JSON as an expression of HCL. */
export function expression(value: unknown, indent: string): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Array.isArray(value)
    ? value.map((one) => `${expression(one, deeper(indent))},`)
    : Object.entries(value).map(([key, one]) => `${objectKey(key)} = ${expression(one, deeper(indent))}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) return `${open}${close}`;
  return [open, ...entries.map((entry) => deeper(indent) + entry), indent + close].join('\n');
}

/** An address, or a list of them, where Terraform wants it bare: `depends_on`, `provider`, `ignore_changes`. */
export function reference(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(reference).join(', ')}]`;
  return String(value).replace(/^\$\{([^]*)\}$/, '$1');
}

const objectKey = (key: string): string => (/^[A-Za-z_][\w-]*$/.test(key) ? key : quoted(key));
