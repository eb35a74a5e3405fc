#!/usr/bin/env node
'use strict';

// On Node 20, which we support, the AWS SDK warns in eight lines of its own plans; a failure here is one line.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

require('./launch.cjs')(__dirname, 'promote/cli');
