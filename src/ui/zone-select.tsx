import { ControlFrame, type ControlProps, describedBy } from "./field.tsx";

export interface ZoneSelectProps extends Omit<ControlProps, "name" | "label"> {
  readonly name?: string | undefined;
  readonly label?: string | undefined;
  /** The zone chosen now; one that is no zone is shown as it was sent. */
  readonly value: string;
  /** A choice before all zones, for none of one's own: `As usual here: Eastern (New York)`. */
  readonly none?: string | undefined;
  /** Nobody chose it yet: with the island `zone-guess` the browser's own zone is chosen. */
  readonly isGuessed?: boolean | undefined;
}

/** A time zone: those of North America first, by the names people know, then all of the world by region and city. */
export function ZoneSelect(props: ZoneSelectProps) {
  const { name = "zone", label = "Time zone", value, none, isGuessed = false } = props;
  const id = props.id ?? name;
  const isKnown = (none !== undefined && value === "") || known.has(value);
  const select = (
    <select class="field__control" id={id} name={name} {...describedBy(id, props)}>
      {none !== undefined && <option value="">{none}</option>}
      {!isKnown && (
        <option value={value} selected>
          {value}
        </option>
      )}
      {groups.map(({ region, zones }) => (
        <optgroup label={region}>
          {zones.map((zone) => (
            <option value={zone.id} selected={zone.id === value}>
              {zone.label}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
  return (
    <ControlFrame {...props} name={name} label={label}>
      {isGuessed ? <zone-guess>{select}</zone-guess> : select}
    </ControlFrame>
  );
}

const wellKnown: Readonly<Record<string, string>> = {
  "America/New_York": "Eastern (New York)",
  "America/Chicago": "Central (Chicago)",
  "America/Denver": "Mountain (Denver)",
  "America/Phoenix": "Arizona (Phoenix)",
  "America/Los_Angeles": "Pacific (Los Angeles)",
  "America/Anchorage": "Alaska (Anchorage)",
  "Pacific/Honolulu": "Hawaii (Honolulu)",
  "America/Puerto_Rico": "Puerto Rico",
  "America/Halifax": "Atlantic (Halifax)",
  "America/St_Johns": "Newfoundland (St. John’s)",
  "America/Toronto": "Eastern (Toronto)",
  "America/Winnipeg": "Central (Winnipeg)",
  "America/Vancouver": "Pacific (Vancouver)",
};

const known: ReadonlySet<string> = new Set([
  ...Object.keys(wellKnown),
  ...Intl.supportedValuesOf("timeZone"),
  "UTC",
]);

const groups = [
  {
    region: "United States and Canada",
    zones: Object.entries(wellKnown).map(([id, label]) => ({ id, label })),
  },
  ...Map.groupBy(
    [...known].filter((id) => wellKnown[id] === undefined),
    (id) => (id.includes("/") ? (id.split("/")[0] ?? "") : "Without a place"),
  )
    .entries()
    .map(([region, ids]) => ({
      region,
      zones: ids.toSorted().map((id) => ({ id, label: cityOf(id) })),
    })),
];

/** What people call a zone: `Central (Chicago)`, or a city. */
export function zoneLabel(id: string): string {
  return wellKnown[id] ?? cityOf(id);
}

/** `America/Indiana/Knox`: `Knox, Indiana`. */
function cityOf(id: string): string {
  const [, ...places] = id.replaceAll("_", " ").split("/");
  return places.length === 0 ? id : places.toReversed().join(", ");
}
