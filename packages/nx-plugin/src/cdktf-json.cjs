'use strict';

/**
 * What the plugin reads of a `cdktf.json`.
 *
 * @typedef {object} CdktfJson
 * @property {string} [output] folder of the synthesized stacks, relative to the file; `cdktf.out` when left out
 */

/**
 * The `cdktf.json` that `text` is.
 *
 * @param {string} file its path, for messages
 * @param {string} text
 * @returns {CdktfJson}
 * @throws {Error} when it is not a JSON object, or `output` is no text
 */
function readCdktfJson(file, text) {
  /** @type {unknown} */
  const json = parse(file, text);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Error(`${file} is not a JSON object; see \`cdktf init\``);
  const output = 'output' in json ? json.output : undefined;
  if (output === undefined) return {};
  if (typeof output !== 'string')
    throw new Error(`${file}: output is ${JSON.stringify(output)}; name a folder, such as "cdktf.out"`);
  return { output };
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
