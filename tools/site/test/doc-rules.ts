import ts from 'typescript';

import { commentOf } from '../src/comments';

/** What is missing from the comments of a symbol that others may import, one line each, after its name. */
export type DocRule = (name: string, symbol: ts.Symbol, checker: ts.TypeChecker) => readonly string[];

const declarationsOf = (symbol: ts.Symbol): readonly ts.Declaration[] => symbol.declarations ?? [];
const saysThrows = (node: ts.Node): boolean => ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'throws');
const isHidden = (node: ts.Declaration): boolean =>
  Boolean(ts.getCombinedModifierFlags(node) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected));

/** Whoever throws, or calls what says that it throws and does not catch it, says so: functions, methods, and constructors in their own comment or the class's. */
export const throwing: DocRule = (name, symbol, checker) =>
  declarationsOf(symbol)
    .flatMap((declaration) => runnables(name, declaration))
    .filter(({ says, body }) => !says && body !== undefined && throwsIn(body, checker))
    .map((found) => found.name);

interface Runnable {
  readonly name: string;
  readonly says: boolean;
  readonly body: ts.Node | undefined;
}

function runnables(name: string, node: ts.Declaration): readonly Runnable[] {
  if (ts.isFunctionDeclaration(node)) return [{ name, says: saysThrows(node), body: node.body }];
  if (ts.isVariableDeclaration(node) && node.initializer && ts.isArrowFunction(node.initializer))
    return [{ name, says: saysThrows(node), body: node.initializer.body }];
  // What a contract demands of a class, its members say.
  if (
    !ts.isClassDeclaration(node) ||
    node.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ImplementsKeyword)
  )
    return [];
  return node.members
    .filter((member) => !isHidden(member))
    .flatMap((member) => {
      if (ts.isConstructorDeclaration(member))
        return [{ name, says: saysThrows(member) || saysThrows(node), body: member.body }];
      if (!ts.isMethodDeclaration(member)) return [];
      return [{ name: `${name}.${member.name.getText()}`, says: saysThrows(member), body: member.body }];
    });
}

function throwsIn(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isThrowStatement(node)) return true;
  // What a function inside does, it does when somebody calls it.
  if (ts.isFunctionLike(node)) return false;
  if (ts.isTryStatement(node) && node.catchClause)
    return [node.catchClause, node.finallyBlock].some((part) => part !== undefined && throwsIn(part, checker));
  if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && callsThrowing(node, checker)) return true;
  return ts.forEachChild(node, (child) => throwsIn(child, checker) || undefined) ?? false;
}

/** Whether what is called is ours, and says that it throws. */
function callsThrowing(call: ts.CallExpression | ts.NewExpression, checker: ts.TypeChecker): boolean {
  const declaration = checker.getResolvedSignature(call)?.declaration;
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return false;
  const owner = ts.isConstructorDeclaration(declaration) ? declaration.parent : undefined;
  return saysThrows(declaration) || (owner !== undefined && saysThrows(owner));
}

/** Words for what a number counts or is measured in. */
const unit =
  /second|minute|hour|\bdays?\b|week|MiB|GiB|KiB|byte|\bbits?\b|percent|share|tenth|how (?:many|often)|number of|most|fewest|least|USD|\bport\b|\bcpus?\b|core|times|factor|index|weight/i;
/** A comment that begins with what is counted: "Pods that ...", or a flag of another program and then that. */
const counted = /^(?:`[^`]+`: )?(?:[\w-]+ )*[\w-]+s\b/;
const unitInName = /(?:Seconds|Minutes|Hours|Days|Millis|Micros|Ms|MiB|GiB|Mib|Bytes|Percent|Port|Millicores|Usd)$/;

/** A setting that is a number says what it counts, or its unit. */
export const measured: DocRule = (name, symbol, checker) =>
  declarationsOf(symbol)
    .filter((declaration) => ts.isInterfaceDeclaration(declaration))
    .flatMap(({ members }) => members.filter((member) => ts.isPropertySignature(member)))
    .filter(({ type }) => /^number$/.test(type?.getText() ?? ''))
    .filter((member) => {
      const property = checker.getSymbolAtLocation(member.name);
      const { text } = property ? commentOf(property, checker) : { text: '' };
      return !unitInName.test(member.name.getText()) && !unit.test(text) && !counted.test(text);
    })
    .map((member) => `${name}.${member.name.getText()}`);

/** Words for where a number comes from: a page, code, a measurement of ours, or a decision that says it is one. */
const source =
  /https?:|source|docs\/|user guide|reference|specification|documentation|\w+ #\d+|\w[\w-]*\/[\w-]+#\d+|measured|\b(?:infra|serving|drain|load|delivery|style) \d|allowance|ADR|\.go\b|\.py\b|\.cc\b|chosen|provider/i;

/** A constant with a number says where that comes from; 0 and 1 are no figures. */
export const sourced: DocRule = (name, symbol, checker) =>
  declarationsOf(symbol)
    .filter((declaration) => ts.isVariableDeclaration(declaration))
    .filter(({ initializer }) => initializer !== undefined && hasFigure(initializer))
    .filter((declaration) => {
      const tags = ts.getJSDocTags(declaration).map((tag) => tag.getText());
      // A table whose rows have a source says it there.
      const rows = /\bsource:/.exec(declaration.initializer?.getText() ?? '')?.[0] ?? '';
      return !source.test([commentOf(symbol, checker).text, ...tags, rows].join(' '));
    })
    .map(() => name);

function hasFigure(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isNumericLiteral(node)) return !['0', '1'].includes(node.text);
  return ts.forEachChild(node, (child) => hasFigure(child) || undefined) ?? false;
}
