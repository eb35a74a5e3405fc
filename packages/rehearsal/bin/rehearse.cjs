#!/usr/bin/env node
'use strict';

require('@spot-serving/runner/launch')(__dirname, 'cli');
