/** Something an employer's other programs can be told of. What is told is ids and a few words: the rest is for the API. */
export interface WebhookEvent {
  /** Past tense, never changed once released: `staff.changed`. */
  readonly name: string;
  /** When it happens, as one sentence. */
  readonly description: string;
}

/** What people tells of. */
export const peopleEvents = [
  { name: "staff.changed", description: "A staff record was added, changed, or made active or inactive." },
  { name: "position.changed", description: "Someone's position began, changed or ended." },
  {
    name: "organisation.changed",
    description: "A branch, school or department was added, changed or closed.",
  },
  { name: "invitation.accepted", description: "Someone who was invited took their place up." },
  {
    name: "staff.left",
    description:
      "Someone ended the link between their account and the organization, or a directory said that they left.",
  },
  { name: "records.destroyed", description: "A destruction list was approved and carried out." },
] as const satisfies readonly WebhookEvent[];

/** Every event of the program: people's own, then those of later modules. */
export function webhookEventsOf(program: {
  readonly webhookEvents?: readonly WebhookEvent[] | undefined;
}): readonly WebhookEvent[] {
  return [...peopleEvents, ...(program.webhookEvents ?? [])];
}
