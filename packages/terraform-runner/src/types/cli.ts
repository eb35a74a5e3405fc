import { typeComplaints } from './type-complaints';

/** Says on standard output what the compiler says of the app in the folder named, as a list in JSON. A process of its own, beside the synthesis. */
const [, , folder = '.'] = process.argv;
process.stdout.write(JSON.stringify(typeComplaints(folder)));
