/** Where to look, for every message about the command line. */
export const HINT = '"pipeline --help" lists what there is';
