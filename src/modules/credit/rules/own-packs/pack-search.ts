import type { RulePack } from "../packs/pack.ts";
import { stateName } from "../record/packs-by-state.ts";

/** What somebody looks for among the rules; empty fields ask for nothing. */
export interface PackQuestion {
  readonly words: string;
  /** `US-NY`. */
  readonly state: string;
  readonly audience: string;
}

/** The packs that answer a question: every word is in their name, their authority, their state or their id. */
export function packsAbout(packs: Iterable<RulePack>, { words, state, audience }: PackQuestion): RulePack[] {
  const wanted = plain(words).split(" ").filter(Boolean);
  return [...packs].filter((pack) => {
    if (state !== "" && pack.jurisdiction !== state) return false;
    if (audience !== "" && pack.audience !== audience) return false;
    const said = plain([pack.credential, pack.authority, stateName(pack.jurisdiction), pack.id].join(" "));
    return wanted.every((word) => said.includes(word));
  });
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
