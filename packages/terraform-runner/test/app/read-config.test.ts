import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readConfig } from '../../src/app/read-config';

describe('readConfig', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'read-config-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads command and context', () => {
    writeFileSync(
      join(folder, 'cdktf.json'),
      '{ "app": "node main.js", "versions": "../all.json", "context": { "zones": 3 }, "language": "typescript" }',
    );
    expect(readConfig(folder)).toEqual({ app: 'node main.js', versions: '../all.json', context: { zones: 3 } });
  });

  it.each([
    { content: '{', message: /cannot be read/ },
    { content: '{ "language": "typescript" }', message: /app is the command that synthesizes the app; add it/ },
    { content: '{ "app": "" }', message: /app is empty/ },
    { content: '{ "app": "x", "versions": "" }', message: /versions is empty/ },
    { content: '{ "app": "x", "after": "dev" }', message: /after is \{ "app": "prod-eu-west-1", "soakMinutes": 30 \}/ },
    {
      content: '{ "app": "x", "after": { "app": "dev", "soakMinutes": -1 } }',
      message: /after\.soakMinutes is below 0/,
    },
    { content: '{ "app": "x", "after": { "app": "dev", "soakMinutes": "30" } }', message: /is the whole minutes/ },
    {
      content: '{ "app": "x", "after": { "app": "dev", "soakMinuts": 30 } }',
      message: /after is \{ "app".*"soakMinutes": 30/,
    },
  ])('refuses $content as a wrong environment', ({ content, message }) => {
    writeFileSync(join(folder, 'cdktf.json'), content);
    expect(() => readConfig(folder)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(message), exitCode: 2 }),
    );
  });
});
