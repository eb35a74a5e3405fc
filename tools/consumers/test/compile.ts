import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Compilers beside the project's own, each under its line's name. */
export const oldest = 'typescript-5.4@npm:typescript@5.4.5';
export const typeScript6 = 'typescript-6@npm:typescript@6.0.3';

/**
 * Compiles a project of cdktf's template.
 *
 * TypeScript 6 takes no type packages by itself any more, so the template's own test needs `types` there.
 *
 * @param compiler folder in the project's node_modules
 * @param compilerOptions what the project's tsconfig.json says otherwise; with none, it is compiled as it is, and leaves JavaScript
 * @returns what the compiler says
 */
export function compiles(folder: string, compiler: string, compilerOptions: object): string {
  const own = Object.keys(compilerOptions).length === 0;
  const config = own ? 'tsconfig.json' : 'tsconfig.other.json';
  const changed = { noEmit: true, incremental: false, types: ['node', 'jest'], ...compilerOptions };
  if (!own)
    writeFileSync(join(folder, config), JSON.stringify({ extends: './tsconfig.json', compilerOptions: changed }));
  const program = join(folder, 'node_modules', compiler, 'bin', 'tsc');
  return spawnSync(process.execPath, [program, '-p', config], { cwd: folder, encoding: 'utf8' }).stdout;
}
