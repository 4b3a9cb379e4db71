import type { PostCoverage } from "./result.ts";

/** Posts are a few small numbers that come again in every half-hour: the usual ones are made once, for everyone. */
const usual: (PostCoverage | undefined)[] = [];
const MOST_PEOPLE = 32;

/** A post that needs some people and has some. */
export function postOf(needed: number, present: number, lacksPersonInCharge: boolean): PostCoverage {
  if (!(needed < MOST_PEOPLE && present < MOST_PEOPLE && Number.isInteger(needed) && needed >= 0))
    return madePost(needed, present, lacksPersonInCharge);
  const place = (needed * MOST_PEOPLE + present) * 2 + (lacksPersonInCharge ? 1 : 0);
  return (usual[place] ??= madePost(needed, present, lacksPersonInCharge));
}

function madePost(needed: number, present: number, lacksPersonInCharge: boolean): PostCoverage {
  return { needed, present, shortBy: Math.max(0, needed - present), lacksPersonInCharge };
}

/** A post that nobody is needed at. */
export const noPost: PostCoverage = postOf(0, 0, false);
