'use strict';
const { changed } = require('./create.cjs');

/**
 * Answers of `nx g @spot-serving/nx-plugin:app`, as its schema has them.
 *
 * @typedef {object} AppOptions
 * @property {string} name
 * @property {string} [like]
 * @property {string} [region]
 * @property {string} [tier]
 * @property {string} [account]
 * @property {string} [cidr]
 * @property {boolean} [skipInstall]
 */

/**
 * Makes an app.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {AppOptions} options
 */
module.exports = async function app(tree, { name, skipInstall = false, ...rest }) {
  const { like, region, tier, account, cidr } = rest;
  const given = Object.entries({ like, region, tier, account, cidr }).flatMap(([option, value]) =>
    value === undefined ? [] : [`--${option}`, value],
  );
  return changed(tree, name, [name, ...given], skipInstall);
};
