import { type Html, markup } from '../html/html';

/** Most that are drawn one by one. */
const most = 16;

/** Things there are at least, filled, and those that may come, hollow. The words beside them say the same. */
export function dots(least: number, highest: number, shape: 'pod' | 'node'): Html {
  const drawn = Math.min(highest, most);
  const marks = Array.from({ length: drawn }, (_, index) => {
    const on = index < least ? markup` class="on"` : markup``;
    return shape === 'pod'
      ? markup`<svg viewBox="0 0 14 14"${on}><circle cx="7" cy="7" r="5.2" /></svg>`
      : markup`<svg viewBox="0 0 14 14"${on}><rect x="1.8" y="1.8" width="10.4" height="10.4" rx="2.4" /></svg>`;
  });
  return markup`<span class="dots" aria-hidden="true">${marks}${highest > most ? markup`<span class="small">+${highest - most}</span>` : ''}</span>`;
}
