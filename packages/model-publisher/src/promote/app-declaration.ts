import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { Failure } from '@spot-serving/terraform-runner/program';

import { type EnvironmentCall, EnvironmentSource } from './environment-source';

/** The declaration of an app: its `environment.ts`, and where several apps share theirs, the file with the function that makes them. */
export class AppDeclaration {
  /** Absolute path of the file in which the models are written out. */
  readonly file: string;
  /** What it holds. */
  readonly code: string;
  /** Name of the constant or function there. */
  readonly name: string;

  private constructor(
    { file, code, name }: Pick<AppDeclaration, 'file' | 'code' | 'name'>,
    /** The `environment.ts` of the app. */
    readonly environmentFile: string,
    private readonly call?: EnvironmentCall,
  ) {
    this.file = file;
    this.code = code;
    this.name = name;
  }

  /** Whether it is made by a function that other apps may call too. */
  get isShared(): boolean {
    return this.call !== undefined;
  }

  /** @param file absolute path of an `environment.ts` */
  static async of(file: string): Promise<AppDeclaration> {
    const code = await readFile(file, 'utf8');
    const { call } = new EnvironmentSource(file, code);
    if (call === undefined) return new AppDeclaration({ file, code, name: 'environment' }, file);
    const shared = `${join(dirname(file), call.from)}.ts`;
    return new AppDeclaration({ file: shared, code: await codeOf(shared, file), name: call.name }, file, call);
  }

  /** A text that the app says of itself, or that is the same for all that share it; undefined where it is computed. */
  text(name: string): string | undefined {
    return this.call?.own.text(name) ?? new EnvironmentSource(this.file, this.code, this.name).environment.text(name);
  }
}

async function codeOf(shared: string, file: string): Promise<string> {
  try {
    return await readFile(shared, 'utf8');
  } catch {
    throw new Failure(`${file} imports what makes its environment from ${shared}, which cannot be read`, 2);
  }
}
