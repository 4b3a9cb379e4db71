import { z } from "zod";
import type { RulePack } from "../pack.ts";
import { day, fields, listOf, slug, words } from "./fields.ts";
import { predicate } from "./predicate-schema.ts";
import { version } from "./version-schema.ts";

const category = fields({ id: slug, name: words, when: predicate.optional() });

const address = z
  .string()
  .refine((text) => /^https?:$/u.test(URL.parse(text)?.protocol ?? ""), "Write a whole address: https://…");

/** The fields of a pack, each by itself; what they say of each other is checked apart. */
export const packFields = fields({
  id: slug,
  jurisdiction: z.string().regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/u, "Write a code such as US-NY, CA-ON or US"),
  authority: words,
  credential: words,
  audience: z.enum(["public library", "school library"]),
  subject: z.enum(["person", "board", "library"]),
  obligation: z.enum(["required", "voluntary", "none"]),
  status: z.enum(["verified", "unverified", "superseded"]),
  supersededBy: slug.optional(),
  checkedOn: day,
  checkedBy: words,
  sources: z.array(fields({ url: address, title: words, note: words.optional() })).min(1, "Name a source"),
  remarks: listOf(words),
  categories: listOf(category),
  versions: z.array(version).min(1, "Write at least one version").max(50),
}) satisfies z.ZodType<RulePack>;
