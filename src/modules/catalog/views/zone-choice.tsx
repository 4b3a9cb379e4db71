import { Button, Disclosure, Select } from "#ui";

const zoneNames: readonly (readonly [string, string])[] = [
  ["America/New_York", "Eastern"],
  ["America/Chicago", "Central"],
  ["America/Denver", "Mountain"],
  ["America/Phoenix", "Arizona"],
  ["America/Los_Angeles", "Pacific"],
  ["America/Anchorage", "Alaska"],
  ["Pacific/Honolulu", "Hawaii"],
  ["America/Puerto_Rico", "Atlantic"],
];

/** Another zone for the times, for readers whose browser runs no script. */
export function ZoneChoice({ id, zone }: { readonly id: string; readonly zone: string }) {
  const options = zoneNames.map(([value, label]) => ({ value, label: `${label} time` }));
  const isNamed = zoneNames.some(([value]) => value === zone);
  return (
    <Disclosure summary="Show in another time zone">
      <form class="row" action={`/offerings/${id}`}>
        <Select
          name="zone"
          label="Time zone"
          isLabelHidden
          value={zone}
          options={isNamed ? options : [{ value: zone, label: zone }, ...options]}
        />
        <Button tone="quiet">Show</Button>
      </form>
    </Disclosure>
  );
}
