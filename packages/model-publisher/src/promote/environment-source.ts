import {
  type CallExpression,
  IndentationText,
  Node,
  type ObjectLiteralExpression,
  Project,
  QuoteKind,
  type SourceFile,
} from 'ts-morph';

import { Failure } from '@spot-serving/terraform-runner/program';

import { ObjectLiteral } from './object-literal';

/** Name of the constant that an `environment.ts` exports. */
const exported = 'environment';

/** A call that makes an environment, `production({ region: 'eu-west-1' })`, of a function from another file. */
export interface EnvironmentCall {
  /** Name of the function. */
  readonly name: string;
  /** Where it is imported from, `../prod/production`. */
  readonly from: string;
  /** What this environment says of itself. */
  readonly own: ObjectLiteral;
}

/** An `environment.ts`, or a file with the function that makes one, by its syntax tree. Nothing of it is run. */
export class EnvironmentSource {
  private readonly source: SourceFile;

  /**
   * @param file absolute path, for messages
   * @param code what the file holds
   * @param name of the constant, or of the function that makes an environment
   */
  constructor(
    file: string,
    code: string,
    private readonly name = exported,
  ) {
    const manipulationSettings = {
      indentationText: IndentationText.TwoSpaces,
      quoteKind: QuoteKind.Single,
      useTrailingCommas: true,
    };
    this.source = new Project({ useInMemoryFileSystem: true, manipulationSettings }).createSourceFile(file, code);
  }

  /** What the file holds now. */
  get code(): string {
    return this.source.getFullText();
  }

  /** The environment as a whole. @throws {Failure} 2 when the file does not export one that is written out */
  get environment(): ObjectLiteral {
    const value = this.source.getVariableDeclaration(this.name)?.getInitializer() ?? this.returned;
    const literal = value === undefined ? undefined : withoutType(value);
    if (literal === undefined)
      throw new Failure(
        `${this.source.getFilePath()}: exports no "const ${this.name} = { ... }" that is written out, and no function that returns one`,
        2,
      );
    return new ObjectLiteral(literal, '');
  }

  /** The call that makes the environment, where it is not written out here; undefined where it is. */
  get call(): EnvironmentCall | undefined {
    const value = this.source.getVariableDeclaration(this.name)?.getInitializer();
    const [own] = Node.isCallExpression(value) ? value.getArguments() : [];
    if (!Node.isCallExpression(value) || !Node.isObjectLiteralExpression(own)) return undefined;
    const name = value.getExpression().getText();
    const from = this.importing(value);
    return from === undefined ? undefined : { name, from, own: new ObjectLiteral(own, '') };
  }

  /** Where the function of a call is imported from, if that is a file of this repository. */
  private importing(call: CallExpression): string | undefined {
    const name = call.getExpression().getText();
    return this.source
      .getImportDeclarations()
      .filter((one) => one.getModuleSpecifierValue().startsWith('.'))
      .find((one) => one.getNamedImports().some((named) => named.getName() === name && !named.getAliasNode()))
      ?.getModuleSpecifierValue();
  }

  /** What the function of that name returns, where it has one way out. */
  private get returned(): Node | undefined {
    const statements = this.source.getFunction(this.name)?.getStatements() ?? [];
    const [only, ...more] = statements.filter((statement) => Node.isReturnStatement(statement));
    return more.length === 0 && Node.isReturnStatement(only) ? only.getExpression() : undefined;
  }

  /** A model that is served; undefined when it is not. @throws {Failure} 2 when the file does not write it out */
  served(model: string): ObjectLiteral | undefined {
    return this.models.object('served')?.object(model);
  }

  /** Names of the models that are served, as far as they are written out. */
  get servedNames(): readonly string[] {
    return this.environment.object('models')?.object('served')?.names ?? [];
  }

  /** Serves a model that is not served yet. @throws {Failure} 2 when the file does not write out what is served */
  serve(model: string, code: string): void {
    const served = this.models.object('served');
    if (served !== undefined) return served.add(model, code);
    this.models.add('served', `{ ${/^[a-z]\w*$/.test(model) ? model : `'${model}'`}: ${code} }`);
  }

  private get models(): ObjectLiteral {
    const models = this.environment.object('models');
    if (models === undefined)
      throw new Failure(
        `${this.source.getFilePath()}: the environment has no models; write models: { publishers: [...] } first`,
        2,
      );
    return models;
  }
}

/** `{ ... } satisfies Environment` and `{ ... } as const` are objects too. */
function withoutType(value: Node): ObjectLiteralExpression | undefined {
  if (Node.isObjectLiteralExpression(value)) return value;
  return Node.isSatisfiesExpression(value) || Node.isAsExpression(value)
    ? withoutType(value.getExpression())
    : undefined;
}
