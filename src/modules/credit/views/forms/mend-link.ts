import { dayWords } from "#platform/words";
import type { FormEntry } from "../../rules/forms/form-facts.ts";
import type { FilledForm } from "../../rules/forms/filled-form.ts";

/** Something that a form still lacks, and where it is put right. */
export interface Mending {
  readonly sentence: string;
  readonly href: string;
}

/** All that forms of one credential still lack, each once, with the page on which it is put right. */
export function mendingsOf(
  forms: readonly FilledForm[],
  { entries, credentialId }: { readonly entries: readonly FormEntry[]; readonly credentialId: string },
): readonly Mending[] {
  const found = new Map<string, Mending>();
  for (const sentence of forms.flatMap(({ missing }) => missing)) {
    const about = entries.find(({ entry }) => sentence.includes(`“${entry.title}” (${dayWords(entry.to)})`));
    const href =
      about !== undefined
        ? `/record/entries/${about.entry.id}`
        : /certificate|permit|issued/iu.test(sentence)
          ? `/record/credentials/${credentialId}`
          : "#details";
    found.set(sentence, { sentence, href });
  }
  return [...found.values()];
}
