/** What kind of organisation a partner is. */
export const partnerKindNames = {
  school: "School or college",
  arts: "Arts, music or theater",
  business: "Business",
  community: "Club or community group",
  government: "City, county or agency",
  health: "Health",
  media: "Press, radio or television",
  other: "Something else",
} as const;

export type PartnerKind = keyof typeof partnerKindNames;

export const partnerKinds = Object.keys(partnerKindNames) as readonly PartnerKind[];
