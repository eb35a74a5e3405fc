import { Node, type ObjectLiteralExpression, type PropertyAssignment, SyntaxKind } from 'ts-morph';

import { Failure } from '@spot-serving/terraform-runner/program';

/** An object literal that is edited in place: what is not asked for keeps every character. */
export class ObjectLiteral {
  /**
   * @param node the braces and what is between them; an edit replaces it, so each edit takes a fresh one
   * @param path as the user knows it, `models.served`; empty for the whole
   */
  constructor(
    private readonly node: ObjectLiteralExpression,
    private readonly path: string,
  ) {}

  /** Whether a property is written here; a spread may hold it nevertheless. */
  has(name: string): boolean {
    return this.node.getProperties().some((property) => nameOf(property) === name);
  }

  /** Names of the properties that are written here; a spread may hold others. */
  get names(): readonly string[] {
    return this.node.getProperties().flatMap((property) => nameOf(property) ?? []);
  }

  /** The object that a property holds; undefined when there is no such property. @throws {Failure} 2 when it holds anything else */
  object(name: string): ObjectLiteral | undefined {
    const property = this.property(name);
    if (property === undefined) return undefined;
    const value = property.getInitializerIfKind(SyntaxKind.ObjectLiteralExpression);
    if (value === undefined) throw byHand(property, `${this.pathOf(name)} is not written out here`);
    return new ObjectLiteral(value, this.pathOf(name));
  }

  /** The number that a property holds; undefined when there is no such property. @throws {Failure} 2 when it holds anything else */
  number(name: string): number | undefined {
    const property = this.property(name);
    if (property === undefined) return undefined;
    const value = property.getInitializerIfKind(SyntaxKind.NumericLiteral);
    if (value === undefined) throw byHand(property, `${this.pathOf(name)} is no number that is written out`);
    return value.getLiteralValue();
  }

  /** The text that a property holds, written out or by the name of a constant of the same file; undefined when it is anything else. */
  text(name: string): string | undefined {
    const property = this.node.getProperty(name);
    const value = Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
    const constant = Node.isShorthandPropertyAssignment(property)
      ? name
      : Node.isIdentifier(value)
        ? value.getText()
        : undefined;
    const written =
      constant === undefined ? value : this.node.getSourceFile().getVariableDeclaration(constant)?.getInitializer();
    return Node.isStringLiteral(written) || Node.isNoSubstitutionTemplateLiteral(written)
      ? written.getLiteralText()
      : undefined;
  }

  /** Gives a property a number. @throws {Failure} 2 when it holds anything but a number */
  setNumber(name: string, value: number): void {
    const current = this.number(name);
    if (current === undefined) this.add(name, `${value}`);
    else if (current !== value) this.property(name)?.setInitializer(`${value}`);
  }

  /** Gives a property a text of letters, digits and colons; one that is not written is added at the end, where it holds whatever a spread says. @throws {Failure} 2 when it holds anything but a text that is written out */
  setText(name: string, value: string): void {
    const property = this.has(name) ? this.property(name) : undefined;
    if (property === undefined) return this.add(name, `'${value}'`);
    const current = property.getInitializer();
    if (!Node.isStringLiteral(current)) throw byHand(property, `${this.pathOf(name)} is no text that is written out`);
    if (current.getLiteralText() !== value) property.setInitializer(`'${value}'`);
  }

  /** Adds a property that is not there: on the same line, where the object is on one line. */
  add(name: string, code: string): void {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`;
    const last = this.node.getProperties().at(-1);
    const isOneLine = this.node.getStartLineNumber() === this.node.getEndLineNumber();
    if (last === undefined) this.node.replaceWithText(`{ ${key}: ${code} }`);
    else if (isOneLine) this.node.getSourceFile().insertText(last.getEnd(), `, ${key}: ${code}`);
    else this.node.addPropertyAssignment({ name: key, initializer: code });
  }

  /** Takes a property away, if there is one, with its comma: the one behind it, or the one before the last. */
  remove(name: string): void {
    const property = this.property(name);
    if (property === undefined) return;
    const [before, behind] = [property.getPreviousSibling(), property.getNextSibling()];
    const hasComma = behind?.getKind() === SyntaxKind.CommaToken;
    const start = hasComma || before === undefined ? property.getPos() : before.getPos();
    this.node.getSourceFile().removeText(start, hasComma ? behind.getEnd() : property.getEnd());
  }

  /** The last one of the name counts, unless something after it may say otherwise. */
  private property(name: string): PropertyAssignment | undefined {
    const properties = this.node.getProperties();
    const index = properties.findLastIndex((property) => nameOf(property) === name);
    const obscure = properties.slice(index + 1).find((property) => nameOf(property) === undefined);
    if (obscure !== undefined) throw byHand(obscure, `"${firstLine(obscure)}" may hold ${this.pathOf(name)}`);
    const found = properties[index];
    if (found === undefined || Node.isPropertyAssignment(found)) return found;
    throw byHand(found, `${this.pathOf(name)} is not written out here`);
  }

  private pathOf(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}

/** What only a person can edit, with file and line. */
export function byHand(node: Node, said: string): Failure {
  return new Failure(`${node.getSourceFile().getFilePath()}:${node.getStartLineNumber()}: ${said}`, 2);
}

/** Undefined for a spread and for a name that is computed. */
function nameOf(property: Node): string | undefined {
  if (Node.isSpreadAssignment(property)) return undefined;
  if (!Node.isPropertyAssignment(property)) return Node.hasName(property) ? property.getName() : undefined;
  const name = property.getNameNode();
  if (Node.isComputedPropertyName(name)) return undefined;
  return Node.isStringLiteral(name) || Node.isNumericLiteral(name) ? name.getLiteralText() : name.getText();
}

function firstLine(node: Node): string {
  return node.getText().split('\n', 1)[0] ?? '';
}
