import { pathBelow, type Problem } from '../problems';

/** What Terraform evaluates in a text ("Strings and Templates", developer.hashicorp.com/terraform); `$${` and `%%{` are plain characters. */
const sequence = /(?<!\$)\$\{|(?<!%)%\{/;

/** What cdktf puts into a text for a value that is not known yet: only a construct makes one, so nobody writes it by hand. */
const token = /\$\{TfToken\[(?:TOKEN\.)?\d+\]\}/g;

/**
 * Texts, and keys, of settings in which Terraform would evaluate something: settings are data, and what is written in them goes into a configuration as it
 * is, so `${file("...")}` would read a file of the machine that plans. What a construct hands over as a token is left.
 */
export function templateProblems(value: unknown, path = ''): readonly Problem[] {
  if (typeof value === 'string') return isTemplate(value) ? [problem(path, value)] : [];
  if (Array.isArray(value)) return value.flatMap((one, index) => templateProblems(one, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const place = pathBelow(path, key);
    return [...(isTemplate(key) ? [problem(place, key)] : []), ...templateProblems(member, place)];
  });
}

const isTemplate = (text: string): boolean => sequence.test(text.replaceAll(token, ''));

const problem = (path: string, value: string): Problem => ({
  path,
  value,
  fix: 'write no ${...} and no %{...}: Terraform would evaluate it; for these characters themselves write $${ or %%{',
});
