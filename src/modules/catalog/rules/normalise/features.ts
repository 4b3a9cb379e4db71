import { onlyStated } from "./only-stated.ts";
import type { Wording } from "./wording.ts";

export interface Features {
  readonly isRecorded?: boolean;
  readonly hasCaptions?: boolean;
}

const NOT_RECORDED =
  /\b(?:will\s+not|won['’]t|not)\s+be\s+(?:recorded|a\s+recording)|\bno\s+recordings?\b|\brecordings?\s+(?:will\s+not|won['’]t)\b|\bnot\s+recorded\b/iu;

/** Whether a recording stays and whether there are captions or interpreters; absent when nothing is said. */
export function featuresOf(wording: Wording, text: string): Features {
  const isRecorded = wording.features.some((each) => each.phrase.id === "recorded");
  const hasCaptions = wording.features.some((each) => each.phrase.id === "captions");
  const isDenied = /record/iu.test(text) && NOT_RECORDED.test(text);
  return onlyStated({
    isRecorded: isDenied ? false : isRecorded || undefined,
    hasCaptions: hasCaptions || undefined,
  });
}
