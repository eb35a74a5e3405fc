import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pluginCache } from '../../src/planner/plugin-cache';

describe('pluginCache', () => {
  let folder: string;
  const own = (): string => join(folder, 'plugins');

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'plugin-cache-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('makes one for the run', () => {
    expect(pluginCache({ HOME: folder }, own())).toMatchObject({ TF_PLUGIN_CACHE_DIR: own() });
    expect(existsSync(own())).toBe(true);
  });

  it.each([
    ['a variable', () => ({ TF_PLUGIN_CACHE_DIR: '/cache' })],
    ['the CLI configuration that a variable names', () => ({ TF_CLI_CONFIG_FILE: configured('named.tfrc') })],
    ['the CLI configuration at home', () => ({ HOME: (configured('.terraformrc'), folder) })],
  ])('leaves alone what the user set up by %s', (_, env) => {
    expect(pluginCache({ HOME: folder, ...env() }, own())).toEqual({});
    expect(existsSync(own())).toBe(false);
  });

  function configured(name: string): string {
    writeFileSync(join(folder, name), 'plugin_cache_dir = "/cache"\n');
    return join(folder, name);
  }
});
