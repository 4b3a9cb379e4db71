/** What a column of a list of shifts holds. */
export type ShiftColumn = keyof typeof columnWords;

/** Names of columns as schedules and exports use them, compared without signs and capitals. */
export const columnWords = {
  person:
    /^(?:name|person|staff|staff member|staff name|employee|employee name|user|user name|full name|assigned|assigned to|assigned staff|owner|shift owner|worker|who)$/u,
  firstName: /^(?:first|first name|given name)$/u,
  lastName: /^(?:last|last name|surname|family name)$/u,
  email: /^(?:e ?mail|e ?mail address|staff email|user email)$/u,
  day: /^(?:day|weekday|day of week|day of the week)$/u,
  date: /^(?:date|shift date|start date|from date|on)$/u,
  endDate: /^(?:end date|to date|until date)$/u,
  start:
    /^(?:start|starts|from|begin|begins|shift start|start time|begin time|shift start time|time in|from time|start date time)$/u,
  end: /^(?:end|ends|stop|stops|finish|finishes|to|until|shift end|end time|shift end time|time out|to time|end date time)$/u,
  hours: /^(?:hours|time|times|shift time|shift hours)$/u,
  desk: /^(?:desk|place|schedule|schedule name|service point|position)$/u,
  branch: /^(?:branch|location|building|library)$/u,
  breaks: /^(?:break|breaks|lunch|meal)$/u,
  week: /^(?:week|week of rotation|rotation week|rotation)$/u,
  leave: /^(?:time off|time off type|leave|leave type|absence|absence type|absence reason)$/u,
  status: /^(?:status|approval|approval status)$/u,
} as const satisfies Readonly<Record<string, RegExp>>;

/** Where each kind of column is among a row's cells; the first that fits. */
export function columnsIn(cells: readonly string[]): ReadonlyMap<ShiftColumn, number> {
  const found = new Map<ShiftColumn, number>();
  cells.forEach((cell, column) => {
    const name = cell
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number}]+/gu, " ")
      .trim();
    for (const role of Object.keys(columnWords) as ShiftColumn[])
      // the keys of the object itself
      if (!found.has(role) && columnWords[role].test(name)) {
        found.set(role, column);
        return;
      }
  });
  return found;
}
