/** What a column of a table of branches can hold. */
export const branchColumns = {
  code: {
    label: "Code",
    words:
      /^(?:code|id|(?:branch|school|location|site|outlet|library|building) (?:code|id|number|no|symbol)|symbol|abbreviation|number|nces(?: id)?)$/u,
  },
  name: {
    label: "Name",
    words:
      /^(?:name|branch|library|school|outlet|location|building|site|libname|organi[sz]ation|(?:branch|library|school|outlet|location|building|site|organi[sz]ation) name)$/u,
  },
  kind: {
    label: "Kind",
    words: /^(?:kind|type|(?:branch|location|library|organi[sz]ation|school) (?:type|kind))$/u,
  },
  parent: {
    label: "Belongs to",
    words:
      /^(?:parent|part of|belongs to|system|district|library system|under|parent (?:name|code|id|organi[sz]ation))$/u,
  },
  street: {
    label: "Street",
    words: /^(?:street|add?ress|street address|address line 1|address line|address 1|mailing address)$/u,
  },
  city: { label: "City", words: /^(?:city|town|municipality)$/u },
  region: { label: "State", words: /^(?:state|province|region|st|stabr|state province)$/u },
  postalCode: { label: "ZIP", words: /^(?:zip|zip ?code|postal ?code|post ?code)$/u },
  latitude: { label: "Latitude", words: /^(?:lat|latitude)$/u },
  longitude: { label: "Longitude", words: /^(?:lon|lng|long|longitude|longitud)$/u },
  zone: { label: "Time zone", words: /^(?:zone|time ?zone|tz)$/u },
  hours: { label: "Opening hours", words: /^(?:hours|open(?:ing)? hours|open|hours of operation)$/u },
  monday: { label: "Monday", words: /^(?:hours )?mon(?:day)?(?: hours)?$/u },
  tuesday: { label: "Tuesday", words: /^(?:hours )?tue(?:s|sday)?(?: hours)?$/u },
  wednesday: { label: "Wednesday", words: /^(?:hours )?wed(?:nesday)?(?: hours)?$/u },
  thursday: { label: "Thursday", words: /^(?:hours )?thu(?:rs?|rsday)?(?: hours)?$/u },
  friday: { label: "Friday", words: /^(?:hours )?fri(?:day)?(?: hours)?$/u },
  saturday: { label: "Saturday", words: /^(?:hours )?sat(?:urday)?(?: hours)?$/u },
  sunday: { label: "Sunday", words: /^(?:hours )?sun(?:day)?(?: hours)?$/u },
} as const;

/** What a column of a table of staff can hold. */
export const staffColumns = {
  name: {
    label: "Name",
    words: /^(?:name|full name|staff|staff name|staff member|employee|employee name|person|display name)$/u,
  },
  firstName: { label: "First name", words: /^(?:first|first name|given name|forename|preferred name)$/u },
  lastName: { label: "Last name", words: /^(?:last|last name|surname|family name)$/u },
  email: {
    label: "E-mail",
    words: /^(?:e ?mail|(?:e ?mail|work e ?mail|staff e ?mail|mail)(?: address)?)$/u,
  },
  employeeNumber: {
    label: "Employee number",
    words: /^(?:id|number|badge|(?:employee|staff|emp|personnel|payroll) (?:number|no|id|code))$/u,
  },
  externalId: { label: "Id in another system", words: /^(?:external id|sourced ?id|directory id)$/u },
  branch: {
    label: "Branch",
    words:
      /^(?:branch|library|location|building|school|site|(?:branch|library|location|school|building|site) (?:code|name|id)|home (?:branch|library)|work location|organi[sz]ation)$/u,
  },
  title: {
    label: "Title",
    words: /^(?:title|job|job title|position|position title|working title|classification)$/u,
  },
  role: { label: "Role in Carrel", words: /^(?:role|carrel role|role in carrel|permission|access)$/u },
  employmentClass: {
    label: "Employment class",
    words: /^(?:class|type|employment (?:class|type|status)|employee (?:class|type))$/u,
  },
  fullTime: {
    label: "Full-time share",
    words: /^(?:fte|full time(?: share| equivalent)?|percent(?: of full time)?|share)$/u,
  },
  startsOn: {
    label: "First day",
    words:
      /^(?:start|starts|start date|starts on|first day|hire date|hired|date hired|since|position start)$/u,
  },
  endsOn: {
    label: "Last day",
    words: /^(?:end|ends|end date|ends on|last day|until|termination date|position end)$/u,
  },
  supervisor: {
    label: "Supervisor",
    words: /^(?:supervisor|manager|reports to|(?:supervisor|manager) (?:e ?mail|name|id|number))$/u,
  },
} as const;

export type BranchColumn = keyof typeof branchColumns;
export type StaffColumn = keyof typeof staffColumns;

/** A header as words: `E-Mail_Address` is `e mail address`. */
export function headerWords(header: string): string {
  return header
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .slice(0, 60);
}

/** What each header of a table stands for, by its usual names; each thing once, in the first column called so. */
export function guessedColumns<Column extends string>(
  headers: readonly string[],
  known: Readonly<Record<Column, { readonly words: RegExp }>>,
): readonly (Column | undefined)[] {
  const names = Object.keys(known) as Column[]; // the keys of the record
  const taken = new Set<Column>();
  return headers.map((header) => {
    const words = headerWords(header);
    const found = names.find((name) => !taken.has(name) && known[name].words.test(words));
    if (found !== undefined) taken.add(found);
    return found;
  });
}
