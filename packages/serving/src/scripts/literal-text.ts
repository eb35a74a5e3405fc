/**
 * `text` as Terraform must be given it to mean exactly itself: `${` and `%{` begin templates there, and bash has the first everywhere
 * (Terraform language, "Strings and Templates", escape sequences).
 */
export function literalText(text: string): string {
  return text.replaceAll('${', () => '$${').replaceAll('%{', () => '%%{');
}
