/**
 * Share of the smallest node that a placeholder of headroom asks for, so that it fits only alone: 1300m of 1930m when it was measured (drain.md, conclusion
 * 5, runs "E by size"). The rest is for daemons.
 */
export const placeholderShare = 2 / 3;

/** For a placeholder to go once a serving pod needs its room, seconds, at most: measured (drain.md, conclusion 5). */
export const preemptSeconds = 0.5;
