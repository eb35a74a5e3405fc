import { IndentationText, Node, type ObjectLiteralExpression, Project, QuoteKind, type SourceFile } from 'ts-morph';

import { Failure } from '@spot-serving/terraform-runner/program';

import { ObjectLiteral } from './object-literal';

/** Name of the constant that an `environment.ts` exports. */
const exported = 'environment';

/** An `environment.ts` by its syntax tree. Nothing of it is run. */
export class EnvironmentSource {
  private readonly source: SourceFile;

  /**
   * @param file absolute path, for messages
   * @param code what the file holds
   */
  constructor(file: string, code: string) {
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
    const value = this.source.getVariableDeclaration(exported)?.getInitializer();
    const literal = value === undefined ? undefined : withoutType(value);
    if (literal === undefined)
      throw new Failure(
        `${this.source.getFilePath()}: exports no "const ${exported} = { ... }" that is written out`,
        2,
      );
    return new ObjectLiteral(literal, '');
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
