import { termOf } from "./words.ts";

/**
 * Everyday English words of four letters and more, other than stop words: whoever types one means it, even where the
 * collection has none of it or hardly any. "Stuff" is no slip for "staff".
 */
const everydayWords = `able accept across action actor actual admit adult advice affair afraid afternoon agree ahead aisle alarm
alive allow almost alone along aloud already alter although always amount angel anger angle angry animal ankle answer apart
apple apply argue army arrive article aside asleep attack aunt avoid awake award away awful baby back bacon badly bake ball band
bank barely bark barn base basic bath battle beach bean bear beard beast beat beauty become bedroom beef beer begin behave
behind belief bell belong belt bend beside best better bike bill bind bird birth bite bitter black blade blame blank blind block
blood bloom blow blue board boat body bold bomb bone boom boot border bore born borrow boss both bother bottle bottom bowl brain
brake branch brave bread break breath breed brick bride bridge brief bright bring broad brother brown brush build bunch burn
burst bury busy butter button cabin cable cake calf calm camp candle cape card care careful carpet carrot carry cart carve case
cash castle catch cattle cause cave cell chain chair chalk chance change charge charm chase cheap cheat check cheek cheer cheese
chest chew chicken chief child chin choice choose church circle city claim class clay clean clear clever cliff climb clock close
cloth cloud club clue coal coast coat coffee coin cold collar color colour comb come comfort common cook cool copper copy corn
corner correct cost cotton couch cough count country couple courage court cousin cover cowboy crack craft crash crazy cream
create creek crew crime crop cross crowd crown cruel crush cure curl curve custom cycle daily damage damp dance danger dare dark
date daughter dawn dead deaf deal dear death debt decade deck deep deer defeat degree delay deny depth desert desk devil diet dig
dinner dirt dish disk ditch dive divide dizzy dock doctor doll dollar donkey door dose dots doubt dough dozen drag drain drama
draw dream dress drift drill drink drive drop drown drum dry duck dull dump dust duty eager early earn earth ease east easy edge
effort eight either elbow elect empty enemy engine enjoy enough enter equal error escape even evening ever every evil exact
example except excuse exist exit expect extra face fact fade fail faint fair faith fall false family famous fancy farm fast
father fault favor favour fear feast feed feel fellow female fence fever field fight figure file fill film find fine finger finish fire
firm fish fist five flag flame flash flat flavor flesh flight float flood floor flour flow flower fluid folk follow fond food
fool foot force forest forget forgive fork form forth forty forward found fourth frame free freeze fresh friend frog front frost
fruit fuel full funny furry future gain game garage garden gate gather gear gentle ghost giant gift girl give glad glass globe
glory glove glue goal goat gold golf good goose grab grace grade grain grand grape grass grave gray great green greet grey grief
grind ground group grow guard guess guest guide guilt guitar habit hair half hall hammer hand handle hang happen happy harbor
hard harm harvest haste hate head heal health heap hear heart heat heaven heavy height hello help hero hidden hide high hill hint
hire hobby hold hole holiday hollow holy home honest honey honor hook hope horn horror horse hospital host hotel hour house huge human
humor hundred hungry hunt hurry hurt husband idea ideal image imagine inch income indeed infant inner insect inside intend iron
island item jacket jail jelly jewel join joke journey judge juice jump junior jury just keen keep kettle kick kill kind king kiss
kitchen kite knee knife knock knot know label labor labour lack ladder lady lake lamb lamp land lane lap large last late laugh laundry lawn lazy
lead leaf league lean leap learn least leather leave left legal lemon lend length less lesson letter level liar liberty lick life
lift light like limb limit line link lion lips list listen little live liver load loaf loan local lock lodge lonely long look loop
loose lord lose loss lost loud love lovely lower loyal luck lucky lump lunch lung machine mad magic maid mail main make male
manner many maple march mark market marry mask mass master match mate matter maybe meal mean meat medal melt member memory mend
mention mercy mere merry mess metal meter middle might mild mile milk mill mind mine minor minute mirror miss mist mistake mix
model modern moment money monkey month mood moon moral morning mother motion motor mount mountain mouse mouth move movie much mud
murder muscle music must mystery nail name narrow nation nature naughty near nearly neat neck need needle nephew nerve nest never news next
nice niece night nine noble nobody noise none noon normal north nose note nothing notice novel nurse obey object occur ocean odd offer
office often okay older onion open opinion orange orbit order organ other ought outer oven owner pack page pain paint pair palace
pale palm panel panic pants paper pardon parent park part party pass past paste path patient pause peace peach peak pear pearl
peel pencil penny people pepper perfect perhaps period person petal phone photo piano pick picture piece pigeon pile pilot pinch pine pink
pint pipe pitch pity pizza place plain plan plane planet plant plate play please plenty plot plough plug plum pocket poem poet
point poison police polish polite pond pony pool poor pope popular port pose post potato pound pour powder power praise pray press
pretend pretty price pride priest prince print prison prize promise proof proper proud prove public pull pulse pump punch pupil
pure purple purse push puzzle quarter queen question quick quiet quilt quit quite rabbit race radio rail rain raise range rapid rare rate
rather raven reach react read ready real really reason recent record red reduce refuse regret relax remain remember remind remove
rent repair repeat reply report rescue rest result return rice rich ride right ring rinse ripe rise risk rival river road roar
roast robe rock rocket roll roof room root rope rose rotten rough round route royal rude ruin rule runner rush sack sacred sad
saddle safe sail saint salad salary sale salt same sand sauce save scale scar scare scene scent scold score scout scrap scratch
scream screen screw season seat second secret seed seek seem seize seldom self sell send sense serve seven several severe shade shadow
shake shame shape share shark sharp shave sheep sheet shelf shell shine ship shirt shock shoe shoot shop shore short shot should
shout show shower shut shy sick side sight sign silent silk silly silver simple since sing sink sister site sixth size skate skill
skin skirt skull slave sleep sleeve slice slide slight slip slope slow small smart smell smile smoke smooth snack snake snow soap
soccer social sock soda soft soil soldier solid solve some song soon sore sorry sort soul sound soup sour south space spare spark speak
special speech speed spell spend spice spider spill spin spirit spit split spoil spoon sport spot spray spread spring square stable
stack stage stain stair stake stale stamp stand star stare start state statue stay steak steal steam steel steep stem step stern
stew stick stiff still sting stir stock stomach stone stool stop store storm story stove strange straw stream street strength stress stretch strike
string strip stroke strong student study stuff stupid style sudden suffer sugar suit summer sunny super supper sure surface
surprise swallow swamp swan swear sweat sweep sweet swell swift swim swing switch sword table tail take tale talent talk tall tame
tank tape taste teach team tear tease tell temper temple tender tennis tent term test text thank thick thief thin thing think third thirst
thirty thorn thought thousand thread threat three throat throne throw thumb thunder ticket tide tidy tie tiger tight till timber time tiny
tire title toad toast today toe together toilet tomato tomorrow tone tongue tonight tool tooth topic toss total touch tough tour towel tower town toy
trace track trade trail train trap travel tray treat tree trial tribe trick trip troop trouble truck true trunk trust truth tube tune turkey
turn twice twig twin twist type ugly uncle under union unit unite unless upper upset urge usual valley value vase vast verb verse
very view village violin virus visit voice volume vote wage wagon waist wait wake walk wall wander want warm warn wash waste watch water wave
weak wealth weapon wear weather wedding weed week weep weigh weight welcome west wheat wheel whip whisper whistle white whole wicked wide
widow wife wild will wind window wine wing winner winter wipe wire wise wish witch wolf woman wonder wood wool word work world worm worry
worse worth wound wrap wreck wrist write wrong yard yarn year yell yellow yesterday young youth zero zone`;

const everydayTerms: ReadonlySet<string> = new Set(
  everydayWords.split(/\s+/u).map((word) => termOf(word, true)),
);

/** Whether a word is an everyday one, in any of its forms. */
export function isEveryday(raw: string): boolean {
  return everydayTerms.has(termOf(raw, true));
}
