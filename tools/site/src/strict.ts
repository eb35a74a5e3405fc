import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a Content Security Policy into every page: nothing from elsewhere, and of scripts in the page only those that are there now, by their hashes.
 * Styles may be in the page, because highlighted code has them.
 */
export function strictPages(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) =>
    one.endsWith('.html'),
  )) {
    const file = join(folder, name);
    writeFileSync(file, strict(readFileSync(file, 'utf8')));
  }
}

/** A page with its policy, first in its head, so that it holds for all that follows. */
export function strict(html: string): string {
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...scriptHashes(html)].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ');
  return html.replace('<head>', `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

function scriptHashes(html: string): readonly string[] {
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([^]*?)<\/script>/g)].map(([, text = '']) => text);
  return inline.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}
