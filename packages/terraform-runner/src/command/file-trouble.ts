import { types } from 'node:util';

/** Error numbers of what a machine or a path refuses; a file that is missing where the program put it is a fault of the program instead. */
const refusals = ['EACCES', 'EDQUOT', 'EEXIST', 'EISDIR', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS'];

/**
 * What to say of an error that a folder or disk of the user is the reason of, such as a full disk or a file where a folder was named.
 *
 * @returns a line with the path; nothing for any other error
 */
export function fileTrouble(error: unknown): string | undefined {
  if (!types.isNativeError(error)) return undefined;
  const { code, syscall, path = '' }: NodeJS.ErrnoException = error;
  if (syscall === undefined || !refusals.includes(code ?? '')) return undefined;
  return `${path === '' ? 'A file' : path} cannot be read or written: ${error.message}`;
}
