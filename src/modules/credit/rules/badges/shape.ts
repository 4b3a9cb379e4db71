import { z } from "zod";
import type { DataModel } from "./context-list.ts";

/**
 * The structure of Open Badges 3.0, data model 2.0 and 1.1, as far as it can be wrong: what must be there, of which kind,
 * and of which type. Further members are allowed; that a context defines them is the signature's matter.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0 appendix B (data models)
 */
const text = z.string("must be text");
const address = text.regex(/^[A-Za-z][A-Za-z0-9+.-]*:\S+$/u, "must be an address (a URI)");
/** A date and time with its zone (`dateTimeStamp` of XML Schema). */
const instant = text.regex(
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/u,
  "must be a date and time with a zone, as 2026-11-22T09:30:00Z",
);
const number = z.number("must be a number");

/** One value bare, or several in a list: JSON-LD takes them as the same. */
function many<Shape extends z.ZodType>(shape: Shape) {
  return z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(shape)).optional();
}

const words = z.union([text, z.array(text)], "must be text, or a list of texts");

/** An object whose `type` names the given class. */
function typed<Members extends z.ZodRawShape>(name: string, members: Members) {
  const type = words.refine((given) => [given].flat().includes(name), `must include ${name}`);
  return z.looseObject({ type, ...members }, "must be an object");
}

const image = typed("Image", { id: address, caption: text.optional() });
const alignment = typed("Alignment", { targetName: text, targetUrl: address, targetCode: text.optional() });
const identifierEntry = typed("IdentifierEntry", { identifier: text, identifierType: text });
const identityObject = typed("IdentityObject", {
  hashed: z.boolean("must be true or false"),
  identityHash: text,
  identityType: text,
  salt: text.optional(),
});
const geo = typed("GeoCoordinates", { latitude: number, longitude: number });
const postalAddress = typed("Address", { geo: geo.optional() });

const profile = typed("Profile", {
  id: address,
  name: text.optional(),
  url: address.optional(),
  email: text.optional(),
  description: text.optional(),
  image: image.optional(),
  address: postalAddress.optional(),
  otherIdentifier: many(identifierEntry),
  parentOrg: z.lazy((): z.ZodType => profile).optional(),
});

const rubricCriterionLevel = typed("RubricCriterionLevel", {
  id: address,
  name: text,
  alignment: many(alignment),
});
const resultDescription = typed("ResultDescription", {
  id: address,
  name: text,
  resultType: text,
  alignment: many(alignment),
  allowedValue: many(text),
  rubricCriterionLevel: many(rubricCriterionLevel),
});
const result = typed("Result", {
  alignment: many(alignment),
  achievedLevel: address.optional(),
  resultDescription: address.optional(),
  status: text.optional(),
  value: text.optional(),
});

const criteria = z
  .looseObject({ id: address.optional(), narrative: text.optional() }, "must be an object")
  .refine(
    ({ id, narrative }) => id !== undefined || narrative !== undefined,
    "must have an id or a narrative",
  );

const achievement = typed("Achievement", {
  id: address,
  name: text,
  description: text,
  criteria,
  achievementType: text.optional(),
  creator: profile.optional(),
  creditsAvailable: number.optional(),
  image: image.optional(),
  alignment: many(alignment),
  otherIdentifier: many(identifierEntry),
  related: many(typed("Related", { id: address })),
  resultDescription: many(resultDescription),
  tag: many(text),
});

const achievementSubject = typed("AchievementSubject", {
  id: address.optional(),
  achievement,
  activityStartDate: text.optional(),
  activityEndDate: text.optional(),
  creditsEarned: number.optional(),
  identifier: many(identityObject),
  image: image.optional(),
  result: many(result),
  source: profile.optional(),
}).refine(
  ({ id, identifier }) => id !== undefined || (identifier?.length ?? 0) > 0,
  "must say who it is about, by an id or an identifier",
);
const endorsementSubject = typed("EndorsementSubject", {
  id: address,
  endorsementComment: text.optional(),
});

const evidence = typed("Evidence", {
  id: address.optional(),
  name: text.optional(),
  narrative: text.optional(),
  description: text.optional(),
  genre: text.optional(),
  audience: text.optional(),
});

const reference = z.looseObject({ id: address.optional(), type: words }, "must be an object");
const proof = z.looseObject({ type: text }, "must be an object");

const common = {
  id: address,
  issuer: z.union([address, profile], "must be an address, or a profile with an id"),
  awardedDate: instant.optional(),
  credentialSchema: many(z.looseObject({ id: address, type: words })),
  credentialStatus: many(reference),
  refreshService: many(reference),
  termsOfUse: many(z.looseObject({ type: words })),
  endorsementJwt: many(text),
  proof: many(proof),
};
const badge = {
  ...common,
  name: text.optional(),
  description: text.optional(),
  image: image.optional(),
  credentialSubject: achievementSubject,
  evidence: many(evidence),
};
const endorsement = { ...common, name: text.optional(), credentialSubject: endorsementSubject };

const dates = {
  "2.0": { validFrom: instant, validUntil: instant.optional() },
  "1.1": { issuanceDate: instant, expirationDate: instant.optional() },
} as const;

/** The shape of a badge in each data model. */
export const badgeShapes = {
  "2.0": z.looseObject({ ...badge, ...dates["2.0"] }),
  "1.1": z.looseObject({ ...badge, ...dates["1.1"] }),
} satisfies Record<DataModel, z.ZodType>;

/** The shape of an endorsement in each data model. */
export const endorsementShapes = {
  "2.0": z.looseObject({ ...endorsement, ...dates["2.0"] }),
  "1.1": z.looseObject({ ...endorsement, ...dates["1.1"] }),
} satisfies Record<DataModel, z.ZodType>;
