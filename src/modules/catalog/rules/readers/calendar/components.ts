import { type ContentLine, scanContentLines } from "./content-lines.ts";

/** What stands between `BEGIN:NAME` and `END:NAME`. */
export interface Component {
  readonly name: string;
  readonly line: number;
  readonly lines: readonly ContentLine[];
  readonly children: readonly Component[];
  /** False when its end is missing: cut off, or run over by the next beginning. */
  readonly isClosed: boolean;
  readonly brokenLines: number;
}

/** One VCALENDAR, or what stands outside of any. */
export interface Calendar {
  readonly lines: readonly ContentLine[];
  readonly components: readonly Component[];
}

/** Something amiss in the frame of the file, by line. */
export interface FrameProblem {
  readonly line: number;
  readonly message: string;
}

export interface SplitFile {
  readonly calendars: readonly Calendar[];
  readonly problems: readonly FrameProblem[];
  /** True when its last calendar has no end. */
  readonly isCut: boolean;
}

interface OpenComponent {
  readonly name: string;
  readonly line: number;
  readonly lines: ContentLine[];
  readonly children: Component[];
  isClosed: boolean;
  brokenLines: number;
}

interface OpenCalendar {
  readonly lines: ContentLine[];
  readonly components: OpenComponent[];
}

/** Components that never stand inside another: their beginning ends whatever is open. */
const OUTERMOST = new Set(["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"]);
/** Deeper nesting than any standard knows is an attack or damage. */
const DEEPEST = 8;

/**
 * Splits a text into calendars and their components, keeping everything that is whole when something else is not: a
 * missing end, a stray end, a line without a colon or a cut-off file harms only its own component.
 */
export function splitComponents(text: string): SplitFile {
  const state: SplitState = {
    calendars: [],
    problems: [],
    open: [],
    calendar: { lines: [], components: [] },
    isInside: false,
  };
  openCalendar(state);
  scanContentLines(text, {
    onLine: (line) => {
      if (line.name === "BEGIN") begin(state, line.value.trim().toUpperCase(), line.line);
      else if (line.name === "END") end(state, line.value.trim().toUpperCase(), line.line);
      else (state.open.at(-1) ?? state.calendar).lines.push(line);
    },
    onBroken: (content, line) => {
      const component = state.open.at(-1);
      if (component === undefined) note(state, line, "The line has no name and colon and was passed over.");
      else joinBroken(component, content);
    },
  });
  return { calendars: state.calendars, problems: state.problems, isCut: state.isInside };
}

interface SplitState {
  readonly calendars: OpenCalendar[];
  readonly problems: FrameProblem[];
  /** From the outermost to the innermost component that is not ended yet. */
  readonly open: OpenComponent[];
  calendar: OpenCalendar;
  /** After a BEGIN:VCALENDAR that has no END yet. */
  isInside: boolean;
}

function openCalendar(state: SplitState): void {
  state.open.length = 0;
  state.calendar = { lines: [], components: [] };
  state.calendars.push(state.calendar);
}

function begin(state: SplitState, name: string, line: number): void {
  if (name === "VCALENDAR") {
    openCalendar(state);
    state.isInside = true;
    return;
  }
  const { open } = state;
  if (OUTERMOST.has(name)) open.length = 0;
  if (open.length >= DEEPEST) {
    note(state, line, `BEGIN:${name} is nested too deeply and was passed over.`);
    return;
  }
  const component: OpenComponent = { name, line, lines: [], children: [], isClosed: false, brokenLines: 0 };
  (open.at(-1)?.children ?? state.calendar.components).push(component);
  open.push(component);
}

/** What follows the end of a calendar belongs to none: it gets a calendar of its own. */
function end(state: SplitState, name: string, line: number): void {
  if (name === "VCALENDAR") {
    openCalendar(state);
    state.isInside = false;
    return;
  }
  const index = state.open.findLastIndex((component) => component.name === name);
  const component = state.open[index];
  if (component === undefined) {
    note(state, line, `END:${name} has no beginning.`);
    return;
  }
  component.isClosed = true;
  state.open.length = index;
}

function note(state: SplitState, line: number, message: string): void {
  state.problems.push({ line, message: message.length > 200 ? `${message.slice(0, 200)}…` : message });
}

/** Texts that writers break across lines without folding them. */
const PROSE = new Set(["DESCRIPTION", "SUMMARY", "LOCATION", "COMMENT", "X-ALT-DESC"]);

function joinBroken(component: OpenComponent, content: string): void {
  component.brokenLines += 1;
  const previous = component.lines.at(-1);
  if (previous === undefined || !PROSE.has(previous.name)) return;
  component.lines[component.lines.length - 1] = { ...previous, value: `${previous.value}\\n${content}` };
}
