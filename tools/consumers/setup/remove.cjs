'use strict';
const { rmSync } = require('node:fs');

/** Removes what was packed. */
module.exports = () => rmSync(process.env.PACKED, { recursive: true, force: true });
