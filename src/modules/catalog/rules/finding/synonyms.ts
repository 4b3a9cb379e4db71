import { z } from "zod";
import { type PackFile, type PackResult, parsePackFile } from "../pack-file.ts";

/** Groups of words and phrases that mean the same, as one would type them. */
export type Synonyms = readonly (readonly string[])[];

const member = z
  .union([z.string(), z.number().transform(String)], "Write a word or a phrase.")
  .pipe(z.string().trim().min(1, "Write a word or a phrase.").max(60, "Write at most 60 characters."));

const synonymFile = z.strictObject({
  groups: z
    .array(
      z
        .array(member)
        .min(2, "A group needs two members or more.")
        .superRefine((members, context) => {
          members.forEach((each, place) => {
            if (members.findIndex((other) => sameWord(each, other)) === place) return;
            context.addIssue({ code: "custom", path: [place], message: `“${each}” is there twice.` });
          });
        }),
    )
    .default([]),
});

/**
 * The synonyms of `synonyms.yaml` among the files of a vocabulary; none when there is no such file, since a library
 * may do without. A word may stand in several groups: it then finds the members of all of them.
 */
export function parseSynonyms(files: readonly PackFile[]): PackResult<Synonyms> {
  const file = files.find((each) => each.name.split("/").at(-1) === "synonyms.yaml");
  if (file === undefined) return { isValid: true, content: [] };
  const result = parsePackFile(file, synonymFile);
  return result.isValid ? { isValid: true, content: result.content.groups } : result;
}

function sameWord(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
