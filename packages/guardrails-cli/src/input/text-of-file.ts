/** Text of a file, whatever its byte order mark says: PowerShell writes UTF-16 where a plan is redirected into a file. */
export function textOfFile(content: Buffer): string {
  const isUtf16 = content[0] === 0xff && content[1] === 0xfe;
  return content.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\ufeff/, '');
}
