'use strict';
// No command of a user: what `rehearse attach` leaves behind.
require('@spot-serving/terraform-runner/launch')(__dirname, 'attach/background');
