import ts from 'typescript';

/** Every number in the code of a file: literals, those in texts, and quotients of two; comments are left out. */
export function numbersIn(text: string): string[] {
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node)) found.push(node.text);
    else if (ts.isStringLiteralLike(node) || isTemplatePart(node)) found.push(...wordsOf(node.text));
    ts.forEachChild(node, visit);
    if (isQuotient(node)) found.push(node.getText(source));
  };
  visit(source);
  return found;
}

function isTemplatePart(node: ts.Node): node is ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail {
  return ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
}

/** Numbers that stand alone in a text: not those of a version, an address or a date. */
function wordsOf(text: string): string[] {
  return text.match(/(?<![\w.:/#-]|\d,)\d+(?![\w.:/-]|,\d)/g) ?? [];
}

function isQuotient(node: ts.Node): boolean {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.SlashToken &&
    ts.isNumericLiteral(node.left) &&
    ts.isNumericLiteral(node.right)
  );
}
