import { Breadcrumb, Button, ButtonLink, Page, Select, type Shell } from "#ui";
import type { RulePack } from "../../rules/packs/pack.ts";
import type { StatePacks, UnlistedState } from "../../rules/record/packs-by-state.ts";

export interface ChoosePackPageProps {
  readonly shell: Shell;
  readonly states: readonly StatePacks[];
  /** States of which no rule is here. */
  readonly unlisted: readonly UnlistedState[];
  /** The state that is looked at; all when none is. */
  readonly chosen: string | undefined;
  /** Whether the reader may write a rule: for their library, or, without one, for themselves. */
  readonly mayWrite: boolean;
}

/** First the state, then the credential: a list of links. */
export function ChoosePackPage({ shell, states, unlisted, chosen, mayWrite }: ChoosePackPageProps) {
  const without = unlisted.find(({ code }) => code === chosen);
  const shown = states.filter(
    ({ code }) => chosen === undefined || code === chosen || (without !== undefined && code === "US"),
  );
  return (
    <Page
      shell={shell}
      current="/record"
      title="Add a credential"
      lede="Which certificate or license do you renew by learning?"
      notices={
        <Breadcrumb
          trail={[
            { href: "/record", label: "My record" },
            { href: "/record/credentials", label: "Your credentials" },
          ]}
        />
      }
    >
      <div class="stack">
        <form class="row row--foot" action="/record/credentials/new">
          <Select
            name="state"
            label="State"
            value={chosen ?? ""}
            options={[
              { value: "", label: "All states" },
              ...states.map(({ code, name }) => ({ value: code, label: name })),
              ...unlisted.map(({ code, name }) => ({ value: code, label: `${name} (no rule here yet)` })),
            ]}
          />
          <Button tone="quiet">Show</Button>
        </form>
        {without !== undefined && <WayOn name={without.name} mayWrite={mayWrite} />}
        {shown.map(({ code, name, packs }) => (
          <section class="stack" aria-labelledby={code}>
            <h2 id={code}>{name}</h2>
            <ul>
              {packs.map((pack) => (
                <li>
                  <a href={`/record/credentials/new?pack=${pack.id}`}>{pack.credential}</a>
                  <span class="quiet">
                    {" "}
                    {pack.authority} · {pack.audience}
                    {obligationWords(pack)}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {without === undefined && <WayOn name={undefined} mayWrite={mayWrite} />}
      </div>
    </Page>
  );
}

/** What to do when the rule that binds one is not here: nobody has to wait for somebody else. */
function WayOn({ name, mayWrite }: { readonly name: string | undefined; readonly mayWrite: boolean }) {
  const title = name === undefined ? "Yours is not here?" : `No rule of ${name} is here yet`;
  return (
    <section class="stack" aria-labelledby="way-on">
      <h2 id="way-on">{title}</h2>
      {mayWrite ? (
        <>
          <p>
            Write the rule yourself: how many hours, in how many years, and from which day. A form asks for no
            more than that, and it can start from a copy of a rule that is much like yours. Then add the
            credential here.
          </p>
          <p class="row">
            <ButtonLink href="/rules/own/new">Write its rule</ButtonLink>
            <a href="/rules">Look for one to copy</a>
          </p>
        </>
      ) : (
        <p>
          A coordinator, director or administrator of your library can write it, with a form, at{" "}
          <a href="/rules/own">rules of your own</a>. How many hours, in how many years, and from which day is
          all that they need to know.
        </p>
      )}
      <p class="quiet">
        What you <a href="/record/entries/new">log until then</a> is kept, and counts once the rule is there.
      </p>
    </section>
  );
}

function obligationWords({ obligation, subject }: RulePack): string {
  const words = [
    obligation === "voluntary" ? "voluntary" : obligation === "none" ? "no renewal by learning" : undefined,
    subject === "person" ? undefined : `for a whole ${subject}`,
  ].filter(Boolean);
  return words.length === 0 ? "" : ` · ${words.join(" · ")}`;
}
