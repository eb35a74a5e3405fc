/**
 * How the admission policy that keeps the autoscaler's count is called, behind its namespace and a dot. The API server's refusal names it, and by
 * that name a program knows that another plan is all it takes.
 */
export const autoscaledCountPolicy = 'autoscaled-count.spot-serving.dev';
