#!/usr/bin/env node
'use strict';
const { setFlagsFromString } = require('node:v8');

// A review takes half a second. V8 of Node 20 spends as much again on optimizing what it calls a few hundred times; it waits eight times as long here.
// Later ones have a cheaper compiler for that (Maglev, on since V8 11.7), and no such flag.
if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=1056000');

require('@spot-serving/terraform-runner/launch')(__dirname, 'cli');
