import { withoutLoaderFrames } from '../../src/app/without-loader-frames';

const frames = `    at failureErrorWithLog (/w/node_modules/esbuild/lib/main.js:1752:15)
    at Module._load (node:internal/modules/cjs/loader:1091:12)
    at Object.transformer (/w/node_modules/tsx/dist/register-B1c7OH6V.cjs:22:2188)
`;

describe('withoutLoaderFrames', () => {
  it('leaves file, line and column of what cannot be read', () => {
    const slip =
      'Error: Transform failed with 1 error:\n/w/apps/dev/environment.ts:16:2: ERROR: Expected "}" but found "administrators"\n';
    const last =
      "    at Pipe.onStreamRead (node:internal/stream_base_commons:191:23) {\n  name: 'TransformError',\n  notes: [ '}' ]\n}\n";
    const said = `node:internal/modules/run_main:123\n    triggerUncaughtException(\n    ^\n\n${slip}${frames}${last}\nNode.js v20.20.2\n`;
    expect(withoutLoaderFrames(said)).toBe(`${slip}\nNode.js v20.20.2\n`);
  });

  it('leaves frames of the app, and of packages that it calls', () => {
    const own =
      '    at <anonymous> (/w/apps/dev/environment.ts:14:3)\n    at new Vpc (/w/node_modules/@cdktf/provider-aws/lib/vpc/index.js:9:1)\n';
    const head = '/w/apps/dev/environment.ts:14\n  acount,\n  ^\n\n\nReferenceError: acount is not defined\n';
    expect(withoutLoaderFrames(`${head}${own}${frames}`)).toBe(`${head}${own}`);
  });

  it.each([
    '',
    'environment "dev" is misconfigured:\n  network.cidr is "x": look at { a block }\n',
    '  at last: nothing\n}\n',
  ])('leaves %j as it is', (words) => expect(withoutLoaderFrames(words)).toBe(words));
});
