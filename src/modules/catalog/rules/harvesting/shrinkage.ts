/** What a source listed before and lists now; past offerings are left out of both, since calendars drop them rightly. */
export interface Shrinkage {
  readonly upcomingBefore: number;
  readonly upcomingNow: number;
}

/** Below this many listings a sudden drop says nothing: a small calendar empties every summer. */
const smallSource = 8;
const suspiciousShare = 0.5;

/**
 * True when a source lost so much at once that a person should look before anything is marked gone:
 * from at least eight upcoming listings to fewer than half of them.
 */
export function isSuddenShrink({ upcomingBefore, upcomingNow }: Shrinkage): boolean {
  return upcomingBefore >= smallSource && upcomingNow < upcomingBefore * suspiciousShare;
}
