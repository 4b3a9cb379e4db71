import {
  csrfToken,
  readForm,
  seeOther,
  type SentValues,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { localDay, now } from "#platform/time";
import { signedIn } from "#modules/people";
import { changeCommunity, makeCommunity } from "../../actions/communities/keep-community.ts";
import { askingIn } from "../../queries/communities/asking.ts";
import {
  communitiesIn,
  communityOfKeeper,
  type KnownCommunity,
  ownCommunities,
} from "../../queries/communities/communities.ts";
import { namedHouses } from "../../queries/communities/houses.ts";
import { housesOf } from "../../queries/communities/joined.ts";
import { type CommunityText, isGoingOn, readCommunity } from "../../rules/communities/community.ts";
import { daysWords } from "../../rules/words/days-words.ts";
import { CommunitiesPage, type ListedCommunity } from "../../views/communities/communities-page.tsx";
import {
  CommunityFormPage,
  type CommunityFormPageProps,
} from "../../views/communities/community-form-page.tsx";
import type { ReflectionSite } from "../site.ts";
import { chosenIds } from "../writing/chosen-ids.ts";

const one = "/communities/:id{[0-9a-f-]{36}}";
const empty: CommunityText = {
  name: "",
  about: "",
  topics: [],
  joining: "open",
  allowsPenNames: true,
  from: "",
  to: "",
};

/** Communities: those one is in, those one may join, starting one, and changing what one tends. */
export function addCommunityRoutes(app: WebApp, site: ReflectionSite): void {
  app.get("/communities", (c) => list(c, site));
  app.get("/communities/new", (c) => {
    const [houseId = ""] = housesOf(signedIn(c));
    return form(c, site, { id: undefined, text: empty, houseId, problems: [] });
  });
  app.post("/communities", async (c) => {
    const viewer = signedIn(c);
    const sent = await readForm(c);
    const [text, houseId] = [sentCommunity(sent), sentText(sent, "house")];
    const facts = readCommunity(text);
    const problems = [
      ...("problems" in facts ? facts.problems : []),
      ...(housesOf(viewer).includes(houseId) ? [] : [{ where: "house", message: "Choose whom it is for." }]),
    ];
    if ("problems" in facts || problems.length > 0)
      return form(c, site, { id: undefined, text, houseId, problems });
    const id = await makeCommunity(site.db, viewer, { houseId, facts });
    setFlash(c, { message: "It is there. Write the first, and tell those who would like it." });
    return seeOther(c, `/communities/${id}`);
  });
  app.get(`${one}/change`, async (c) => {
    const community = await communityOfKeeper(site.db, signedIn(c), c.req.param("id"));
    const { houseId, id, span } = community;
    const text = { ...community, from: span?.from ?? "", to: span?.to ?? "" };
    return form(c, site, { id, text, houseId, problems: [] });
  });
  app.post(`${one}/change`, async (c) => {
    const viewer = signedIn(c);
    const { houseId, id } = await communityOfKeeper(site.db, viewer, c.req.param("id"));
    const text = sentCommunity(await readForm(c));
    const facts = readCommunity(text);
    if ("problems" in facts) return form(c, site, { id, text, houseId, problems: facts.problems });
    await changeCommunity(site.db, viewer, { id, facts });
    setFlash(c, { message: "Changed." });
    return seeOther(c, `/communities/${id}`);
  });
}

async function list(c: WebContext, site: ReflectionSite) {
  const viewer = signedIn(c);
  const own = await ownCommunities(site.db, viewer);
  const all = await communitiesIn(site.db, housesOf(viewer));
  const today = localDay(viewer.zone ?? site.zone, now());
  const asking = await askingIn(site.db, own);
  const listed = (each: KnownCommunity) => listedCommunity(each, { today, asking: asking.get(each.id) ?? 0 });
  const mine = own.filter(({ own: { state } }) => state !== "removed");
  const others = all.filter((each) => isGoingOn(each, today) && !mine.some(({ id }) => id === each.id));
  return c.html(
    <CommunitiesPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      own={mine.map(listed)}
      others={others.map((each) => listed({ ...each, own: undefined }))}
    />,
  );
}

const howToComeIn = {
  open: "Open to come in",
  asking: "Ask to come in",
  code: "With a code",
} as const;

function listedCommunity(
  community: KnownCommunity,
  { asking, today }: { readonly today: string; readonly asking: number },
): ListedCommunity {
  const { about, id, joining, name, own, span } = community;
  const days = span && daysWords(span.from, span.to);
  const words = own === undefined ? [howToComeIn[joining], days] : [own.isKeeper && "You tend it", days];
  return {
    id,
    name,
    about: about.split("\n", 1)[0]?.slice(0, 240) ?? "",
    words: words.filter((each) => typeof each === "string").join(" · "),
    tag: asking > 0 ? askWords(asking) : own?.state === "asked" ? "you asked" : over(community, today),
  };
}

function askWords(count: number): string {
  return count === 1 ? "1 asks to come in" : `${count} ask to come in`;
}

function over(community: KnownCommunity, today: string): string | undefined {
  return isGoingOn(community, today) ? undefined : "over";
}

async function form(
  c: WebContext,
  site: ReflectionSite,
  shown: Pick<CommunityFormPageProps, "id" | "text" | "houseId" | "problems">,
) {
  const houses = await namedHouses(site.db, signedIn(c));
  return c.html(
    <CommunityFormPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      houses={houses}
      topics={site.words.vocabulary.terms.topics}
      {...shown}
    />,
    shown.problems.length > 0 ? 422 : 200,
  );
}

function sentCommunity(sent: SentValues): CommunityText {
  return {
    name: sentText(sent, "name"),
    about: sentText(sent, "about").replaceAll("\r\n", "\n"),
    topics: chosenIds(sent, "topics").slice(0, 12),
    joining: sentText(sent, "joining"),
    allowsPenNames: sentText(sent, "penNames") === "yes",
    from: sentText(sent, "from"),
    to: sentText(sent, "to"),
  };
}
