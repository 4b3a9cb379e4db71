import { countBits, fullBitmap, keepShared, type Bitmap } from "./bitmap.ts";
import type { SegmentFilter } from "./filter.ts";
import { filterKey } from "./filter-key.ts";
import type { Filter } from "./schema.ts";
import { scratchCopy } from "./scratch.ts";
import type { Segment } from "./segment.ts";

/** With every segment, at 8 kB each at most: the filters that a whole staff asks for in turn. */
const mostKept = 256;

interface Kept {
  /** How many candidates it was asked of so far. */
  asked: number;
  bits: Bitmap | undefined;
}

/** The one used longest ago comes first. */
const keptBySegment = new WeakMap<Segment, Map<string, Kept>>();

/**
 * A filter whose answer for a whole segment is kept, once it was asked of as many candidates as the segment has
 * documents. Words that few documents have are then answered for few, and what many ask alike is paid for twice at
 * most. Removed documents do no harm in what is kept: no candidate is one.
 */
export function keptFilter(filter: Filter, inner: SegmentFilter): SegmentFilter {
  const key = filterKey(filter);
  if (key === undefined) return inner;
  return (segment, candidates) => {
    const kept = keptOf(segment, key);
    if (kept.bits === undefined) {
      kept.asked += countBits(candidates);
      if (kept.asked < segment.liveCount) return inner(segment, candidates);
      kept.bits = inner(segment, fullBitmap(segment.size)).slice();
    }
    const found = scratchCopy(candidates);
    keepShared(found, kept.bits);
    return found;
  };
}

function keptOf(segment: Segment, key: string): Kept {
  const all = keptBySegment.get(segment) ?? new Map<string, Kept>();
  keptBySegment.set(segment, all);
  const kept = all.get(key) ?? { asked: 0, bits: undefined };
  all.delete(key);
  all.set(key, kept);
  for (const oldest of all.keys()) {
    if (all.size <= mostKept) break;
    all.delete(oldest);
  }
  return kept;
}
