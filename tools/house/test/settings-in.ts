import ts from 'typescript';

/** A setting's default or range, written where it is not declared. */
export interface Rewritten {
  readonly setting: string;
  /** The code. */
  readonly text: string;
}

/** The settings that a file declares, members of its interfaces `...Section`, each with its documented default: the literal that it begins with, or nothing. */
export function defaultsOf(text: string): ReadonlyMap<string, string> {
  const source = parsed(text);
  const members = source.statements
    .filter((statement) => ts.isInterfaceDeclaration(statement))
    .filter(({ name }) => name.text.endsWith('Section'))
    .flatMap((section) => [...section.members]);
  return new Map(members.map((member) => [member.name?.getText(source) ?? '', documentedDefault(member)]));
}

/**
 * Defaults and ranges of settings in the code of a file: their default in a pattern (`{ zones = 3 }`), after `??`, in an object called `...defaults`, or
 * in the documentation of a property (`@default 3`), and a comparison with a number (`zones > 3`). With 0 and 1 nothing is bounded: that asks whether
 * there are any, or several.
 */
export function rewrittenIn(text: string, settings: ReadonlyMap<string, string>): Rewritten[] {
  const source = parsed(text);
  const found: Rewritten[] = [];
  const visit = (node: ts.Node): void => {
    const [setting = '', literal] = written(node, source) ?? [];
    const known = settings.get(setting);
    if (known !== undefined && (literal === undefined || (literal !== '' && literal === known)))
      found.push({ setting, text: node.getText(source) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What is written of what: a name with its literal default, or with none when it is compared with a number. */
function written(node: ts.Node, source: ts.SourceFile): readonly [string, string?] | undefined {
  const textOf = (of: ts.Node | undefined) => of?.getText(source) ?? '';
  if (ts.isBindingElement(node)) return [textOf(node.propertyName ?? node.name), textOf(node.initializer)];
  if (ts.isPropertySignature(node)) return [textOf(node.name), documentedDefault(node)];
  if (ts.isPropertyAssignment(node) && isOfDefaults(node)) return [textOf(node.name), textOf(node.initializer)];
  if (!ts.isBinaryExpression(node)) return undefined;
  const name = ts.isPropertyAccessExpression(node.left) ? node.left.name.text : textOf(node.left);
  if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return [name, textOf(node.right)];
  const isBound = ts.isNumericLiteral(node.right) && !['0', '1'].includes(node.right.text);
  return isBound && /^[<>]=?$/.test(textOf(node.operatorToken)) ? [name] : undefined;
}

function documentedDefault(node: ts.Node): string {
  const tags = ts.getJSDocTags(node).filter(({ tagName }) => tagName.text === 'default');
  const [text = ''] = tags.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '');
  return /^('[^']*'|\d[\d_.]*\d|\d|true\b|false\b)/.exec(text)?.[0] ?? '';
}

function isOfDefaults(node: ts.Node): boolean {
  const variable = ts.findAncestor(node, ts.isVariableDeclaration);
  return variable !== undefined && /default/i.test(variable.name.getText());
}

function parsed(text: string): ts.SourceFile {
  return ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
}
