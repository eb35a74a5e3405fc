import { code } from '../render/escape';
import { oldestPriceDate } from './price-table';

const day = 24 * 60 * 60 * 1000;
/** A table that is older is said to be old, in days. */
const old = 90;

/** How old the prices for `region` are, in a sentence, with a warning after 90 days. */
export function tableAge(region: string, today: Date): string {
  const date = oldestPriceDate(region);
  if (date === undefined) return `The price table has no instance prices for ${code(region)}: nodes are not priced.`;
  const days = Math.floor((today.getTime() - Date.parse(date)) / day);
  const said = `The oldest price used is of ${date}, ${days} days ago`;
  return days > old
    ? `⚠️ ${said}, more than ${old}: run \`npm run update-prices\`, or check it against AWS's price list.`
    : `${said}.`;
}
