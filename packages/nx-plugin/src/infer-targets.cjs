'use strict';
const { posix } = require('node:path');

/**
 * Options of the plugin in `nx.json`; each target keeps its own name when left out.
 *
 * @typedef {object} PluginOptions
 * @property {string} [synthTargetName]
 * @property {string} [planTargetName]
 * @property {string} [deployTargetName]
 * @property {string} [destroyTargetName]
 * @property {string} [settleTargetName]
 * @property {string} [rehearseTargetName]
 * @property {readonly string[]} [environmentVariables] names of those that the app reads while it synthesizes; a change synthesizes anew
 */

/**
 * @typedef {object} App
 * @property {string} root folder of the `cdktf.json`, relative to the workspace root, with forward slashes
 * @property {import('./cdktf-json.cjs').CdktfJson} cdktfJson
 * @property {'production' | 'default'} inputs the named input that says which files go into a build
 * @property {boolean} canRehearse whether `@spot-serving/rehearsal` is installed
 * @property {PluginOptions} options
 */

/** cdktf reads these while it synthesizes (lib/app.js and lib/terraform-stack.js of cdktf 0.21); by the last, an app knows a rehearsal. */
const cdktfVariables = ['CDKTF_CONTEXT_JSON', 'SYNTH_HCL_OUTPUT', 'SPOT_SERVING_REHEARSAL'];

/** Holds back what a deployed stack stands on that is no longer in the code; nothing else looks at states that no stack has. */
const heldBack = 'plan-review states .';

/**
 * The targets of an app.
 *
 * Only `synth` is cached: it is a pure function of the sources, of every installed package (no `externalDependencies` narrow that) and of
 * the environment variables named. What it stores is JSON alone, never a planfile or a state, which hold secrets and lie beside it. The
 * others read or change the world outside, so they run each time, one at a time.
 *
 * @param {App} app
 * @returns {Record<string, import('@nx/devkit').TargetConfiguration>}
 */
function inferTargets({ root, cdktfJson, inputs, canRehearse, options }) {
  const {
    synthTargetName = 'synth',
    planTargetName = 'plan',
    deployTargetName = 'deploy',
    destroyTargetName = 'destroy',
    settleTargetName = 'settle',
  } = options;
  const { rehearseTargetName = 'rehearse', environmentVariables = [] } = options;
  const variables = [...cdktfVariables, ...environmentVariables].map((env) => ({ env }));
  return {
    [synthTargetName]: {
      ...command('cdktf synth', 'Writes the JSON of every stack'),
      cache: true,
      inputs: [inputs, `^${inputs}`, ...variables],
      outputs: synthOutputs(root, cdktfJson),
    },
    [planTargetName]: uncached(
      'plan-review plan .',
      'Plans every stack, side by side where it can, and prints the review; says which wait for another to be applied',
    ),
    ...settling(cdktfJson, settleTargetName, deployTargetName),
    [deployTargetName]: {
      ...uncached(
        `${heldBack} && cdktf deploy "*"`,
        'Deploys every stack, in order, unless one that is no longer in the code still stands on them',
      ),
      ...(soaks(cdktfJson) ? { dependsOn: [settleTargetName] } : {}),
    },
    [destroyTargetName]: uncached(
      `${heldBack} && cdktf destroy "*"`,
      'Destroys every stack, in reverse order, unless one that is no longer in the code still stands on them',
    ),
    ...(canRehearse
      ? { [rehearseTargetName]: uncached('rehearse .', 'Rehearses the app offline, with real Terraform') }
      : {}),
  };
}

/** @param {import('./cdktf-json.cjs').CdktfJson} cdktfJson */
function soaks({ after }) {
  return after?.soakMinutes !== undefined;
}

/**
 * What a deploy waits for: that the app before it was deployed, and serves what was planned for as long as it has to. Where either fails, Nx does
 * not begin the deploy.
 *
 * @param {import('./cdktf-json.cjs').CdktfJson} cdktfJson
 * @param {string} settle name of the target
 * @param {string} deploy name of the target that deploys
 * @returns {Record<string, import('@nx/devkit').TargetConfiguration>}
 */
function settling({ after }, settle, deploy) {
  if (after?.soakMinutes === undefined) return {};
  const { app, soakMinutes } = after;
  const line = `check-serving ${app} --synthesized ../${app}/cdktf.out --wait 10m --soak ${soakMinutes}m`;
  return {
    [settle]: {
      ...uncached(line, `Waits until ${app} was deployed, and has served what was planned for ${soakMinutes} minutes`),
      dependsOn: [{ projects: [app], target: deploy }],
    },
  };
}

/**
 * Files of a synth, for the cache.
 *
 * @param {string} root
 * @param {import('./cdktf-json.cjs').CdktfJson} cdktfJson
 * @throws {Error} when they would lie outside of the app's folder
 */
function synthOutputs(root, { output = 'cdktf.out' }) {
  const folder = posix.normalize(output).replace(/^\.\/|\/$/g, '');
  if (posix.isAbsolute(folder) || folder.startsWith('..')) {
    throw new Error(
      `${root}/cdktf.json: output is ${JSON.stringify(output)}; keep it below the app's folder, so that it can be cached`,
    );
  }
  return ['manifest.json', 'stacks/*/cdk.tf.json', 'stacks/*/assets/**/*'].map((path) =>
    posix.join('{projectRoot}', folder, path),
  );
}

/**
 * A command in the app's folder. HashiCorp's version check is off: it sends usage, and prints an error without a network.
 *
 * @param {string} line
 * @param {string} description
 * @returns {import('@nx/devkit').TargetConfiguration}
 */
function command(line, description) {
  return {
    executor: 'nx:run-commands',
    options: { command: line, cwd: '{projectRoot}', env: { CHECKPOINT_DISABLE: '1' } },
    metadata: { description, technologies: ['cdktf', 'terraform'] },
  };
}

/**
 * @param {string} line
 * @param {string} description
 * @returns {import('@nx/devkit').TargetConfiguration}
 */
function uncached(line, description) {
  return { ...command(line, description), cache: false, parallelism: false };
}

module.exports = { inferTargets };
