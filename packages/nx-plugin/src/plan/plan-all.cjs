'use strict';
const { spawn } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { constants } = require('node:os');
const { dirname, join } = require('node:path');
const { readCdktfJson } = require('../cdktf-json.cjs');
const { outcomeOf } = require('./outcome.cjs');
const { stacksInOrder } = require('./stacks-in-order.cjs');

/**
 * Plans every stack of the app in `folder`: synthesizes once, then runs `cdktf diff` for one stack after the other, each after those it
 * reads from. A stack that reads from one never deployed cannot be planned yet; it is reported as blocked, which is no failure.
 *
 * @param {string} folder holds the `cdktf.json`
 * @param {readonly string[]} args passed on to every `cdktf diff`, such as `--var-file`
 * @returns {Promise<number>} exit code: 0 when nothing failed, 1 when synth or a plan failed, 2 without a `cdktf.json`, 128 + n on a signal
 */
async function planAll(folder, args) {
  const file = join(folder, 'cdktf.json');
  if (!existsSync(file)) return complain(`no cdktf.json in ${folder}: run this in the folder of an app`, 2);
  const synth = await cdktf(folder, ['synth']);
  if (synth.code !== 0) return synth.code > 128 ? synth.code : 1;
  /** @type {import('./outcome.cjs').Outcome[]} */
  const outcomes = [];
  for (const stack of stacksInOrder(readManifest(folder, readCdktfJson(file, readFileSync(file, 'utf8'))))) {
    const { code, printed } = await cdktf(folder, ['diff', stack, '--skip-synth', '--skip-provider-lock', ...args]);
    if (code > 128) return code;
    outcomes.push(outcomeOf(stack, code, printed));
  }
  console.log(`\n${summary(outcomes)}`);
  return outcomes.some(({ status }) => status === 'failed') ? 1 : 0;
}

/**
 * One line a stack, in columns.
 *
 * @param {readonly import('./outcome.cjs').Outcome[]} outcomes
 */
function summary(outcomes) {
  const width = Math.max(0, ...outcomes.map(({ stack }) => stack.length));
  return outcomes.map(({ stack, text }) => `  ${stack.padEnd(width)}  ${text}`).join('\n');
}

/**
 * @param {string} folder
 * @param {import('../cdktf-json.cjs').CdktfJson} cdktfJson
 */
function readManifest(folder, { output = 'cdktf.out' }) {
  return JSON.parse(readFileSync(join(folder, output, 'manifest.json'), 'utf8'));
}

/**
 * Runs the `cdktf` that `folder` has installed, shows what it prints and keeps it. A Ctrl-C reaches the child from the terminal; the child
 * decides how to end.
 *
 * @param {string} folder
 * @param {readonly string[]} args
 * @returns {Promise<{ readonly code: number; readonly printed: string }>} code 128 + n when signal n ended it
 */
function cdktf(folder, args) {
  const cli = require.resolve('cdktf-cli/package.json', { paths: [folder] });
  const command = join(dirname(cli), JSON.parse(readFileSync(cli, 'utf8')).bin.cdktf);
  return new Promise((resolve, reject) => {
    const env = { CHECKPOINT_DISABLE: '1', ...process.env };
    const child = spawn(process.execPath, [command, ...args], { cwd: folder, stdio: ['inherit', 'pipe', 'pipe'], env });
    /** @type {Buffer[]} */
    const printed = [];
    const stay = () => undefined;
    process.on('SIGINT', stay);
    child.stdout.on('data', (chunk) => void (printed.push(chunk), process.stdout.write(chunk)));
    child.stderr.on('data', (chunk) => void (printed.push(chunk), process.stderr.write(chunk)));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', stay);
      resolve({ code: code ?? 128 + (signal ? constants.signals[signal] : 0), printed: Buffer.concat(printed).toString('utf8') });
    });
  });
}

/**
 * @param {string} message
 * @param {number} code
 */
function complain(message, code) {
  console.error(message);
  return code;
}

module.exports = { planAll };
