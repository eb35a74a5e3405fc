import { verified } from '../../src/mirror/verified';
import { digestOf } from '../../src/registry/manifest';

const stream = (text: string) => new Blob([text]).stream() as ReadableStream<Uint8Array>;
const read = async (text: string, promised: string) => {
  return new Response(
    verified(stream(text), { digest: digestOf(Buffer.from(promised)), size: promised.length }),
  ).text();
};

describe('verified', () => {
  it('hands on the bytes of a digest', async () => {
    expect(await read('layer', 'layer')).toBe('layer');
  });

  it('fails at the end of other bytes, also of as many', async () => {
    await expect(read('lay3r', 'layer')).rejects.toThrow(/^the source sent sha256:\w{64} for sha256:\w{64}$/);
  });
});
