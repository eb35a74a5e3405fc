const quote = 0x22;
const backslash = 0x5c;

/**
 * `value` as a string of protobuf's text format, quotes included. What is not printable ASCII is written byte by byte as three octal
 * digits (Protocol Buffers, "Text Format Language Specification", string literals), so that no value ends the string early.
 */
export function protoString(value: string): string {
  return `"${[...Buffer.from(value, 'utf8')].map(literal).join('')}"`;
}

function literal(byte: number): string {
  if (byte === quote || byte === backslash) return `\\${String.fromCharCode(byte)}`;
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
}
