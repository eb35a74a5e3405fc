import { posix } from 'node:path';

/** A fence, a code span, a link or a picture with its target, or the definition of a reference: whichever begins first. */
const parts =
  /^(`{3,}|~{3,})[^]*?^\1|`[^`\n]+`|(?<before>!?\[(?:`[^`\n]*`|\[[^\][]*\]\([^()]*\)|[^\][`])*\]\(|^ {0,3}\[[^\]\n]+\]: *)(?<target>[^()\s]+)/gm;

/**
 * A page of the repository with links that hold outside of it: each leads to the very version, pictures to their bytes.
 *
 * @param address of the repository, for a browser
 * @param tag of the version
 * @param folder of the page, from the repository's root
 */
export function absoluteLinks(markdown: string, address: string, tag: string, folder: string): string {
  const absolute = (target: string, form: string): string => {
    if (/^(?:[a-z][a-z+.-]*:|#|\/\/)/i.test(target)) return target;
    const [path = '', ...anchor] = target.split('#');
    const place = path.startsWith('/') ? path.slice(1) : posix.join(folder, path);
    return [`${address}/${form}/${tag}/${place}`, ...anchor].join('#');
  };
  return markdown.replace(parts, (whole, ...rest: unknown[]) => {
    const { before, target } = rest.at(-1) as { readonly before?: string; readonly target?: string };
    if (before === undefined || target === undefined) return whole;
    return before + absolute(target, before.startsWith('!') ? 'raw' : 'blob');
  });
}
