'use strict';

/**
 * What the plugin reads of a `cdktf.json`.
 *
 * @typedef {object} CdktfJson
 * @property {string} [output] folder of the synthesized stacks, relative to the file; `cdktf.out` when left out
 * @property {Predecessor} [after] the app that gets a change before this one does
 */

/**
 * An app that gets each change first.
 *
 * @typedef {object} Predecessor
 * @property {string} app name of its folder, beside this one's
 * @property {number} [soakMinutes] how long it must serve a change before this app gets it, also in a deploy by hand; left out, only the pipeline
 *   keeps the order
 */

/**
 * The `cdktf.json` that `text` is.
 *
 * @param {string} file its path, for messages
 * @param {string} text
 * @returns {CdktfJson}
 * @throws {Error} when it is not a JSON object, or `output` or `after` is of another form
 */
function readCdktfJson(file, text) {
  /** @type {unknown} */
  const json = parse(file, text);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Error(`${file} is not a JSON object; see \`cdktf init\``);
  const output = 'output' in json ? json.output : undefined;
  if (output !== undefined && typeof output !== 'string')
    throw new Error(`${file}: output is ${JSON.stringify(output)}; name a folder, such as "cdktf.out"`);
  const after = 'after' in json ? json.after : undefined;
  if (after !== undefined && !isPredecessor(after))
    throw new Error(
      `${file}: after is ${JSON.stringify(after)}; write { "app": "prod-eu-west-1", "soakMinutes": 30 }, or leave it out`,
    );
  return { ...(output === undefined ? {} : { output }), ...(after === undefined ? {} : { after }) };
}

/**
 * @param {unknown} after
 * @returns {after is Predecessor}
 */
function isPredecessor(after) {
  if (typeof after !== 'object' || after === null || !('app' in after)) return false;
  const { app } = after;
  const soakMinutes = 'soakMinutes' in after ? after.soakMinutes : 0;
  const isKnown = Object.keys(after).every((key) => key === 'app' || key === 'soakMinutes');
  return (
    isKnown &&
    typeof app === 'string' &&
    /^[a-z][a-z0-9-]*$/.test(app) &&
    typeof soakMinutes === 'number' &&
    Number.isInteger(soakMinutes) &&
    soakMinutes >= 0
  );
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {unknown}
 */
function parse(file, text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

module.exports = { readCdktfJson };
