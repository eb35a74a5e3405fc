#!/usr/bin/env node
'use strict';
require('@spot-serving/terraform-runner/launch')(__dirname, 'cli');
