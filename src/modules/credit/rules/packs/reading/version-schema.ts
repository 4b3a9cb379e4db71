import { z } from "zod";
import { amount } from "./amount.ts";
import { required, share } from "./amount-schemas.ts";
import { day, fields, listOf, slug, whole, words } from "./fields.ts";
import { evidenceKind, mode, predicate } from "./predicate-schema.ts";
import { cycle, unit } from "./time-schemas.ts";

const someRoles = z.array(slug).min(1).optional();

const role = fields({ id: slug, name: words });

const requirement = fields({
  id: slug,
  name: words,
  counts: predicate,
  minimum: share.optional(),
  maximum: share.optional(),
  minimumPerTopic: amount.optional(),
  group: slug.optional(),
  roles: someRoles,
  forEachEndorsement: z.boolean().optional(),
  note: words.optional(),
});

const acceptance = fields({ when: predicate, otherwise: words, roles: someRoles });

const conversion = fields({
  from: z.union(
    [fields({ measure: words }), fields({ mode })],
    "Write {measure: semester hour} or {mode: …}",
  ),
  units: amount,
  note: words.optional(),
});

const repeat = fields({ when: predicate, counts: z.enum(["first only", "once per cycle"]) });

const carryOver = fields({
  maximum: amount,
  earnedInLastMonths: whole(1, 240).optional(),
  counts: predicate.optional(),
});

const prorationTable = z.array(fields({ belowMonths: whole(1, 240), units: amount })).min(1);

const proration = fields({
  by: z.discriminatedUnion("kind", [
    fields({ kind: z.literal("months"), roundsUp: z.boolean(), step: amount.optional() }),
    fields({ kind: z.literal("table"), rows: prorationTable }),
  ]),
  sharesFollow: z.boolean(),
});

const exemption = fields({
  id: slug,
  when: z.union(
    [fields({ circumstance: words }), fields({ shareBelow: whole(1, 100) })],
    "Write {circumstance: retired} or {shareBelow: 50}",
  ),
  required: amount.optional(),
  note: words,
});

const preApproval = fields({
  when: predicate,
  by: words,
  daysAhead: whole(0, 400).optional(),
  roles: someRoles,
});

const question = fields({
  id: slug,
  asks: words,
  hint: words.optional(),
  when: predicate.optional(),
  roles: someRoles,
  sentences: whole(1, 20).optional(),
  fills: z.enum(["description", "relation"]).optional(),
});

const days = z.exactOptional(whole(0, 4000));
const reporting = fields({
  to: words,
  daysAfterActivity: days,
  daysBeforeDue: days,
  daysAfterDue: days,
});

const renewal = fields({
  opensDaysBeforeDue: whole(0, 4000).optional(),
  lateKeepsAnchor: z.boolean(),
  late: fields({
    unitsPerMonth: z.exactOptional(amount),
    withinMonths: z.exactOptional(whole(1, 240)),
    note: words,
  }).optional(),
});

const evidence = fields({
  kinds: listOf(evidenceKind),
  keep: fields({ days, months: z.exactOptional(whole(0, 600)) }).optional(),
  note: words.optional(),
});

/** The fields of one version of a pack. */
export const version = fields({
  name: words,
  from: day,
  to: day.optional(),
  appliesTo: z.enum(["cycle start", "renewal date", "everyone"]),
  transition: words.optional(),
  roles: listOf(role),
  cycle: cycle.optional(),
  unit,
  required,
  requirements: listOf(requirement),
  accepts: listOf(acceptance),
  conversions: listOf(conversion),
  repeats: listOf(repeat),
  carryOver: carryOver.optional(),
  proration: proration.optional(),
  exemptions: listOf(exemption),
  roleChange: z.enum(["held longest", "majority of time", "at cycle start", "at cycle end"]).optional(),
  preApproval: preApproval.optional(),
  reporting: reporting.optional(),
  renewal: renewal.optional(),
  questions: listOf(question),
  evidence,
});
