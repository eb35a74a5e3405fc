'use strict';
const { stripVTControlCharacters } = require('node:util');

/**
 * What became of one stack.
 *
 * @typedef {object} Outcome
 * @property {string} stack
 * @property {'planned' | 'blocked' | 'failed'} status
 * @property {string} text what to tell the user
 */

/**
 * Terraform's words for a state that is not there yet, and for an output that the last deploy did not have (seen on 1.11.4).
 */
const missingUpstream = [/Unable to find remote state/, /This object does not have an attribute named\s+"cross-stack-output/];

/** The data source by which cdktf reads another stack's outputs; its name ends with that stack's. */
const crossStackInput = /terraform_remote_state\.cross-stack-reference-input-([\w-]+)/g;

/**
 * Reads what `cdktf diff <stack>` printed. cdktf 0.21 gives neither JSON nor an exit code that tells of changes: text is all there is.
 *
 * @param {string} stack
 * @param {number} exitCode
 * @param {string} printed
 * @returns {Outcome}
 */
function outcomeOf(stack, exitCode, printed) {
  const text = withoutFrames(printed);
  if (exitCode === 0) return { stack, status: 'planned', text: changesIn(text) };
  if (!missingUpstream.some((words) => words.test(text))) return { stack, status: 'failed', text: 'failed; its message is above' };
  const upstream = [...new Set([...text.matchAll(crossStackInput)].map(([, name]) => name))];
  return { stack, status: 'blocked', text: `blocked by ${upstream.join(', ') || 'another state'}: deploy that first` };
}

/**
 * Terraform frames errors with `│` and wraps lines, and cdktf puts the stack's name and colours before each.
 *
 * @param {string} printed
 */
function withoutFrames(printed) {
  return stripVTControlCharacters(printed).replaceAll('│', ' ');
}

/** @param {string} text */
function changesIn(text) {
  if (/No changes\./.test(text)) return 'no changes';
  return /Plan: (\d+ to [^\n.]+)\./.exec(text)?.[1] ?? 'planned';
}

module.exports = { outcomeOf };
