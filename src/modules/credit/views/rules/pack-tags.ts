import type { TagProps } from "#ui";
import { ownPrefix } from "../../rules/own-packs/own-pack-text.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import { isOldPack } from "../../rules/record/pack-age.ts";

/** What to know of a rule before reading it: how sure it is, how old, and whether it asks for anything. */
export function packTags(pack: RulePack, today: string): readonly TagProps[] {
  const { id, obligation, status, subject } = pack;
  const isOwn = id.startsWith(ownPrefix);
  return [
    ...(isOwn ? [{ label: "your library’s own" }] : []),
    status === "verified"
      ? { label: isOwn ? "checked" : "verified", tone: "good" as const }
      : { label: status === "superseded" && isOwn ? "retired" : status, tone: "attention" as const },
    ...(isOldPack(pack, today) ? [{ label: "not checked for a year", tone: "attention" as const }] : []),
    ...(obligation === "required" ? [] : [{ label: obligation === "none" ? "no renewal" : "voluntary" }]),
    ...(subject === "person" ? [] : [{ label: `for a whole ${subject}` }]),
  ];
}
