/** A review as a page, and the look that pages of this house share. Only who makes a page loads it. */
export { digest, type DigestLine } from './page/digest';
export { pageTokens } from './page/look/tokens';
export { reviewPage } from './page/review-page';
