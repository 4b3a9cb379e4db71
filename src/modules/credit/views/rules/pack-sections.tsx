import { dayWords } from "#platform/words";
import type { PackInWords, PackSection } from "../../rules/packs/pack-sentences.ts";
import type { RulePack } from "../../rules/packs/pack.ts";

const whereItStands = "Where it stands";

/** A rule read aloud, section by section; its sources as links. */
export function PackSections({ pack, words }: { readonly pack: RulePack; readonly words: PackInWords }) {
  return (
    <>
      {words.sections.map((section) =>
        section.heading === whereItStands ? <Sources pack={pack} /> : <Section section={section} />,
      )}
    </>
  );
}

function Section({ section: { heading, sentences } }: { readonly section: PackSection }) {
  return (
    <section class="stack">
      <h2>{heading}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function Sources({ pack }: { readonly pack: RulePack }) {
  return (
    <section class="stack">
      <h2>{whereItStands}</h2>
      <ul>
        {pack.sources.map(({ note, title, url }) => (
          <li>
            <a href={url} rel="noopener external">
              {title}
            </a>
            {note !== undefined && `: ${note}`}
          </li>
        ))}
      </ul>
      <p>
        Last read on {dayWords(pack.checkedOn)} by {pack.checkedBy}.
      </p>
    </section>
  );
}
