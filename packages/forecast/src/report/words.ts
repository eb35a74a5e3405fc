import type { Span } from '../world/span';

/** Seconds, as one reads them; `never` for what did not come. */
export function seconds(value: number): string {
  if (!Number.isFinite(value)) return 'not in time';
  if (value < 10 && value > 0) return `${value.toFixed(1)} s`;
  return value < 600 ? `${Math.round(value)} s` : `${Math.round(value / 60)} min`;
}

/** A count that may be a mean. */
export function count(value: number): string {
  if (value === 0) return '0';
  if (value < 0.005) return '<0.01';
  return value < 10 && !Number.isInteger(value) ? value.toFixed(2) : Math.round(value).toLocaleString('en-US');
}

/** A share, in percent. */
export function percent(share: number): string {
  if (share === 0) return '0 %';
  return share < 0.0001 ? '<0.01 %' : `${(share * 100).toFixed(share < 0.1 ? 2 : 0)} %`;
}

/** Dollars between bounds. */
export function dollars({ low, high }: Span): string {
  const digits = high < 10 ? 2 : 0;
  const [from, to] = [low.toFixed(digits), high.toFixed(digits)];
  return from === to ? `${from} USD` : `${from} to ${to} USD`;
}
