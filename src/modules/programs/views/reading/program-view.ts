import type { Adaptation } from "../../rules/adapting/lineage.ts";
import type { ReadQuestion } from "../questions/question-view.ts";
import type { SharedProgram } from "../../rules/reading/shared-program.ts";
import type { Level } from "../../rules/reading/who-may-read.ts";

/** What the page of a program shows. */
export interface ReadProgramView {
  readonly program: SharedProgram & { readonly number: number; readonly level: Level };
  /** The group that reads it, by name. */
  readonly groupName: string | undefined;
  /** It is of a system the viewer works for. */
  readonly isOwn: boolean;
  readonly mayChange: boolean;
  readonly mayAdapt: boolean;
  /** Signed in, and not of the branch. */
  readonly mayAsk: boolean;
  readonly isHidden: boolean;
  /** For an adaptation of one's own: whether its original is told how it goes. */
  readonly tells: boolean | undefined;
  readonly adaptations: readonly ShownAdaptation[];
  /** What others asked, for those who may answer. */
  readonly questions: readonly ReadQuestion[];
}

/** An adaptation, and whether the reader can open it. */
export interface ShownAdaptation extends Adaptation {
  readonly isReadable: boolean;
}
