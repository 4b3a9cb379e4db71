import type { Act } from "../permissions/permissions.ts";

/** What a token may be made for, in the order they are offered. A token never lets anyone do more than its owner may. */
export const scopes = {
  "read-catalogue": "Read the catalog",
  "change-catalogue": "Change the catalog: add sources, read them, take in files",
  "read-my-record": "Read my own record",
  "write-my-record": "Write my own record",
  "read-staff": "Read the organization and staff records, as far as I may",
  "read-schedule": "Read schedules",
  "change-schedule": "Change schedules, as far as I may",
  "provision-staff": "Add, change and deactivate staff, as far as I may",
} as const;

export type Scope = keyof typeof scopes;

/** Their names. */
export const scopeNames = Object.keys(scopes) as readonly Scope[];

/** What a form offers: what some endpoint asks for by now. A token that opens nothing would only make its owner wonder why. */
export const offeredScopes = [
  "read-catalogue",
  "change-catalogue",
  "read-my-record",
] as const satisfies readonly Scope[];

/** What a token needs for an act. An act that is not here is done in a browser only, however much its owner may. */
const needed: Partial<Readonly<Record<Act, Scope>>> = {
  "change the catalogue": "change-catalogue",
  "see a personal record": "read-my-record",
  "enter own hours": "write-my-record",
  "see the organisation": "read-staff",
  "see the list of staff": "read-staff",
  "see a staff record": "read-staff",
  "see credit and requests": "read-staff",
  "see the schedule": "read-schedule",
  "change the schedule": "change-schedule",
  "import staff": "provision-staff",
  "change a staff record": "provision-staff",
  "provision staff": "provision-staff",
};

/** Whether someone who came by these scopes may do an act at all; without scopes they came by a browser. */
export function allowsAct(granted: readonly Scope[] | undefined, act: Act): boolean {
  if (granted === undefined) return true;
  const scope = needed[act];
  return scope !== undefined && granted.includes(scope);
}

export function isScope(name: string): name is Scope {
  return Object.hasOwn(scopes, name);
}
