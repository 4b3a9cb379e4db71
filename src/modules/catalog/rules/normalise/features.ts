import { onlyStated } from "../only-stated.ts";
import type { Wording } from "./wording.ts";

export interface Features {
  readonly isRecorded?: boolean;
  readonly hasCaptions?: boolean;
}

/** Whether a recording stays and whether there are captions or interpreters; absent when nothing is said. */
export function featuresOf(wording: Wording): Features {
  const says = (id: string) => wording.features.some((each) => each.phrase.id === id);
  return onlyStated({
    isRecorded: says("not-recorded") ? false : says("recorded") || undefined,
    hasCaptions: says("captions") || undefined,
  });
}
