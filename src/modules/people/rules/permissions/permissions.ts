import type { Relation } from "./relations.ts";

/** Who may do a thing, and who may know that it is there at all (those who may do it always may). */
export interface Permission {
  readonly may: readonly Relation[];
  readonly knows: readonly Relation[];
}

const everyRole = ["supervisor", "coordinator", "director", "author", "administrator"] as const;
const leaders = ["coordinator", "director", "administrator"] as const;
const anyone = ["colleague", "owner"] as const;

/**
 * Every act that asks who is asking. The keys are what refusals, the audit log and the guide call it.
 *
 * An installation administrator runs the server and is nobody's supervisor: no act on a person's record is theirs.
 */
export const permissions = {
  "see the organisation": { may: anyone, knows: anyone },
  "change the organisation": { may: ["director", "administrator"], knows: anyone },
  "see the list of staff": { may: anyone, knows: anyone },
  "see a staff record": {
    may: ["owner", "supervisor", ...leaders],
    knows: ["owner", "supervisor", ...leaders],
  },
  "change a staff record": { may: ["director", "administrator"], knows: ["owner", "supervisor", ...leaders] },
  "import staff": { may: ["administrator"], knows: everyRole },
  "invite staff": { may: ["director", "administrator"], knows: everyRole },
  "see credit and requests": {
    may: ["owner", "supervisor", ...leaders],
    knows: ["owner", "supervisor", ...leaders],
  },
  "see a personal record": { may: ["owner"], knows: ["owner"] },
  "change own details": { may: ["owner"], knows: ["owner"] },
  "change own sign-in": { may: ["owner"], knows: ["owner"] },
  "change own account": { may: ["owner"], knows: ["owner"] },
  "see the schedule": { may: anyone, knows: anyone },
  "change the schedule": { may: ["supervisor", "director", "administrator"], knows: anyone },
  "see sessions": { may: anyone, knows: anyone },
  "hold sessions": { may: everyRole, knows: anyone },
  "decide claims": { may: ["coordinator", "director"], knows: ["supervisor", ...leaders] },
  "see renewals": { may: ["supervisor", "coordinator", "director"], knows: everyRole },
  "make team plans": { may: ["supervisor", ...leaders], knows: everyRole },
  "award credit": { may: ["coordinator", "director"], knows: anyone },
  "manage certificates": { may: ["director", "administrator"], knows: everyRole },
  // A person alone writes their own, in their own tenant.
  "write rules": { may: ["owner", ...leaders], knows: anyone },
  "write frameworks": { may: ["owner", ...leaders], knows: anyone },
  // What a person showed to those who lead them; nobody else learns that they did.
  "answer shared assessments": { may: ["supervisor", "director"], knows: ["supervisor", "director"] },
  "see what people ask for": { may: anyone, knows: anyone },
  // For which branch is asked beside it: one’s own, or one that one leads.
  "share programs": { may: anyone, knows: anyone },
  // What is made of a program one may change.
  "offer webinars": { may: anyone, knows: anyone },
  "offer webinars beyond the system": { may: ["supervisor", ...leaders], knows: anyone },
  "propose conference sessions": { may: anyone, knows: anyone },
  "write lessons from programs": { may: anyone, knows: anyone },
  "keep groups of systems": { may: ["director", "administrator"], knows: anyone },
  "ask for kits": { may: anyone, knows: anyone },
  // Of a kit: those who lead where it lives, and its keeper.
  "look after kits": { may: ["owner", "supervisor", ...leaders], knows: anyone },
  // A person chose their supervisor for it, and nobody above.
  "see what supervisors are shown": { may: ["supervisor"], knows: ["supervisor"] },
  "see trips and trails": { may: anyone, knows: anyone },
  // Who made one, and those who lead.
  "change trips": { may: ["owner", "supervisor", ...leaders], knows: anyone },
  "write trails": { may: ["author", ...leaders], knows: anyone },
  // For the people of an employer: whoever makes one tends it.
  "make communities": { may: anyone, knows: anyone },
  "moderate reflections": { may: leaders, knows: everyRole },
  // Whether an employer's people may be followed from other servers; each decides for their own journal then.
  "open journals to other servers": { may: ["director", "administrator"], knows: everyRole },
  "moderate what everyone reads": {
    may: ["installation administrator"],
    knows: ["installation administrator"],
  },
  "enter own hours": { may: ["owner"], knows: ["owner"] },
  "change the catalogue": {
    may: ["coordinator", "director", "administrator", "installation administrator"],
    knows: anyone,
  },
  "see the audit log": { may: ["director", "administrator"], knows: everyRole },
  "manage records": { may: ["administrator"], knows: everyRole },
  "approve destruction": { may: ["director", "administrator"], knows: everyRole },
  "manage sign-in": { may: ["administrator"], knows: everyRole },
  "manage webhooks": { may: ["administrator"], knows: everyRole },
  "provision staff": { may: ["administrator"], knows: ["administrator"] },
  "run the installation": { may: ["installation administrator"], knows: ["installation administrator"] },
} as const satisfies Readonly<Record<string, Permission>>;

/** An act that asks who is asking. */
export type Act = keyof typeof permissions;

/** What a viewer with these relations is told: yes, no, or that there is nothing here. */
export function answerTo(act: Act, relations: ReadonlySet<Relation>): "yes" | "no" | "nothing here" {
  const permission: Permission = permissions[act];
  if (permission.may.some((relation) => relations.has(relation))) return "yes";
  return permission.knows.some((relation) => relations.has(relation)) ? "no" : "nothing here";
}
