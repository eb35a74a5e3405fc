#!/usr/bin/env node
'use strict';
const { planAll } = require('../src/plan/plan-all.cjs');

planAll(process.cwd(), process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
