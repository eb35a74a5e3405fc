/** Where to look, for every message about the command line. */
export const HINT = '"plan-review --help" lists what there is';
