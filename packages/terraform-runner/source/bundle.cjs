'use strict';
const { createHash, randomUUID } = require('node:crypto');
const {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const { basename, dirname, join, resolve } = require('node:path');

const { inputsOf, isSettled, renewed, stampIn, stampOf } = require('./stamp.cjs');

/** What makes bundles, and is part of what they are made of. */
const OWN_FILES = readdirSync(__dirname).map((name) => join(__dirname, name));

/** What a bundle was made of. */
const STAMP = 'stamp.json';

/** Names the module that the bundles of a folder are of. */
const ENTRY = 'entry';

/** A bundle that nobody has replaced for so long is read by nobody any more, in milliseconds. */
const FORGOTTEN = 600_000;

/**
 * A program in one file.
 *
 * @typedef {object} Bundle
 * @property {string} file where it is kept; it may be there no more, or never have been
 * @property {string} code
 * @property {() => string} map its source map
 */

/**
 * The bundle that was made before of a program, if nothing that it was made of has changed since.
 *
 * @param {string} entry absolute path of the program's module
 * @param {string} cache folder of all bundles
 * @returns {Bundle | undefined}
 */
function foundBundle(entry, cache) {
  const [folder, started] = [folderOf(entry, cache), Date.now()];
  const stamp = stampIn(join(folder, STAMP));
  const now = stamp && renewed(stamp);
  if (stamp === undefined || now === undefined) return undefined;
  if (now !== stamp) keepStamp(folder, now, started);
  const file = join(folder, stamp.bundle);
  try {
    return { file, code: readFileSync(file, 'utf8'), map: () => readFileSync(`${file}.map`, 'utf8') };
  } catch {
    return undefined;
  }
}

/**
 * Makes the bundle of a program, and keeps it for {@link foundBundle} where that can be. Two processes may do so at once: both write the same file under the
 * same name, and a file appears as a whole.
 *
 * @param {string} entry
 * @param {string} cache
 * @returns {Promise<Bundle | undefined>} undefined where esbuild is not installed, or the sources do not compile
 */
async function madeBundle(entry, cache) {
  const started = Date.now();
  const compiled = await compile(entry).catch(() => undefined);
  if (compiled === undefined) return undefined;
  const { code, map, inputs } = compiled;
  const folder = folderOf(entry, cache);
  const name = `${createHash('sha256').update(code).digest('hex').slice(0, 32)}.cjs`;
  try {
    mkdirSync(folder, { recursive: true });
    for (const [file, content] of [
      [name, code],
      [`${name}.map`, map],
      [ENTRY, entry],
    ])
      writeWhole(join(folder, file ?? ''), content ?? '');
    keepStamp(folder, stampOf(name, [...inputsOf(inputs), ...OWN_FILES]), started);
    forgetOthers(folder, name);
    forgetGone(cache);
  } catch {
    // A cache that cannot be written: the next run makes it anew.
  }
  return { file: join(folder, name), code, map: () => map };
}

/**
 * A program and all that it imports, but for Node's own modules.
 *
 * @param {string} entry
 * @returns {Promise<{ readonly code: string, readonly map: string, readonly inputs: readonly string[] }>} `inputs` are absolute paths
 */
async function compile(entry) {
  const esbuild = require('esbuild');
  try {
    const { outputFiles, metafile } = await esbuild.build({
      entryPoints: [entry],
      outfile: join(dirname(entry), 'bundle.cjs'),
      absWorkingDir: dirname(entry),
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      format: 'cjs',
      target: `node${process.versions.node}`,
      // Code that V8 kept has lost what a script needs for `import()`; `require()` it has.
      supported: { 'dynamic-import': false },
      conditions: ['@spot-serving/source'],
      // Of two builds that a dependency brings, the one for import: some of the other kind load parts by computed names.
      mainFields: ['module', 'main'],
      keepNames: true,
      sourcemap: 'external',
      sourcesContent: false,
      // No file of settings is read, so that none has to be watched.
      tsconfigRaw: '{}',
      logLevel: 'silent',
      plugins: [require('./without-token-stacks.cjs'), require('./module-paths.cjs')],
    });
    const text = (/** @type {string} */ end) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
    return {
      code: text('.cjs'),
      map: text('.map'),
      inputs: Object.keys(metafile.inputs).map((path) => resolve(dirname(entry), path)),
    };
  } finally {
    void esbuild.stop();
  }
}

/**
 * The folder of a program's bundles for this Node, for which they are written.
 *
 * @param {string} entry
 * @param {string} cache
 */
function folderOf(entry, cache) {
  const hash = createHash('sha256').update(`${entry} ${process.version}`).digest('hex').slice(0, 16);
  return join(cache, `${basename(dirname(entry))}-${hash}`);
}

/**
 * Keeps the stamp of what has settled; what has not is made anew the next time.
 *
 * @param {string} folder
 * @param {import('./stamp.cjs').Stamp} stamp
 * @param {number} started
 */
function keepStamp(folder, stamp, started) {
  if (!isSettled(stamp, started)) return;
  try {
    writeWhole(join(folder, STAMP), JSON.stringify(stamp));
  } catch {
    // A cache that cannot be written: the next run looks as closely as this one.
  }
}

/**
 * Writes a file that others see as a whole, or not at all.
 *
 * @param {string} file
 * @param {string | Uint8Array} content
 */
function writeWhole(file, content) {
  const part = `${file}.${randomUUID()}`;
  writeFileSync(part, content);
  renameSync(part, file);
}

/**
 * Removes bundles that another one has replaced.
 *
 * @param {string} folder
 * @param {string} bundle
 */
function forgetOthers(folder, bundle) {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (name.startsWith(bundle) || name === STAMP || name === ENTRY || Date.now() - statSync(file).mtimeMs < FORGOTTEN)
      continue;
    rmSync(file, { force: true });
  }
}

/**
 * Removes bundles of programs that are no more, such as copies that a test made.
 *
 * @param {string} cache
 */
function forgetGone(cache) {
  for (const name of readdirSync(cache)) {
    const entry = join(cache, name, ENTRY);
    if (existsSync(entry) && !existsSync(readFileSync(entry, 'utf8')))
      rmSync(join(cache, name), { recursive: true, force: true });
  }
}

module.exports = { foundBundle, madeBundle, writeWhole };
