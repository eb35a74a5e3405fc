import { copyImage } from '../../src/mirror/copy-image';
import { Registry } from '../../src/registry/registry';

/** Copies an image in a process of its own, to be killed: `<from> <to> <repository> <tag> <digest>`. */
const [from = '', to = '', repository = '', tag = '', digest = ''] = process.argv.slice(2);
void copyImage({
  from: { registry: new Registry(from), repository },
  to: { registry: new Registry(to), repository },
  digest,
  tag,
});
