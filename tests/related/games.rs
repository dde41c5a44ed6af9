//! Two weeks of games as papers of ten languages report them: a few sentences for hundreds of victories, the same
//! report in two papers, the paper's name behind each headline, and a few stories about anything.
//!
//! It is what explains badly: all stories share words, few belong together.

use std::collections::HashSet;

use dateline::ranking::index::{Document, Index};
use dateline::ranking::related::{Options, Reason, related};

use crate::chance::Chance;

/// How a language writes about a victory of `{p}` in `{s}`: the first two share most words with those of all
/// other victories.
struct Language {
    tag: &'static str,
    reports: [&'static str; 4],
    sports: [&'static str; 6],
    papers: [&'static str; 3],
    /// The beginnings and ends of family names.
    names: [&'static [&'static str]; 2],
    first_names: [&'static str; 4],
    /// Words of the sentences that are no subject.
    empty: &'static [&'static str],
}

const LATIN: [&[&str]; 2] = [
    &["Bar", "Kel", "Tor", "Mal", "Ves", "Orm", "Lind", "Sab", "Gor", "Hav", "Dul", "Pent"],
    &["ano", "berg", "esti", "ikova", "man", "oux", "ratti", "stad", "uzzi", "wick", "ovic", "ero"],
];
const FIRST_NAMES: [&str; 4] = ["Anna", "Daniel", "Maria", "Lucas"];

const LANGUAGES: [Language; 10] = [
    Language {
        tag: "en",
        reports: [
            "{p} wins gold in {s}",
            "Gold for {p} in {s} after a tense final",
            "What {p} said about those final minutes",
            "{p} still cannot believe it",
        ],
        sports: ["weightlifting", "taekwondo", "judo", "rowing", "fencing", "canoe sprint"],
        papers: ["The Orth Post", "Selm Daily", "Reuters"],
        names: LATIN,
        first_names: FIRST_NAMES,
        empty: &["wins", "after", "what", "about", "those", "still", "cannot", "final", "said", "believe"],
    },
    Language {
        tag: "de",
        reports: [
            "{p} gewinnt Gold im {s}",
            "Gold im {s} für {p} nach spannendem Finale",
            "Was {p} nach dem Sieg über die letzten Minuten sagt",
            "Und dann weinte {p} doch noch",
        ],
        sports: ["Gewichtheben", "Taekwondo", "Judo", "Rudern", "Fechten", "Kanusprint"],
        papers: ["Orther Zeitung", "Selmer Tageblatt", "dpa"],
        names: LATIN,
        first_names: FIRST_NAMES,
        empty: &[
            "gewinnt", "nach", "was", "uber", "die", "letzten", "und", "dann", "doch", "noch", "fur", "dem",
        ],
    },
    Language {
        tag: "fr",
        reports: [
            "{p} remporte l’or en {s}",
            "L’or en {s} pour {p} après une finale tendue",
            "Ce que {p} a dit de ces dernières minutes",
            "{p} n’arrive toujours pas à y croire",
        ],
        sports: ["haltérophilie", "taekwondo", "judo", "aviron", "escrime", "canoë"],
        papers: ["Le Courrier d’Orth", "La Voix de Selm", "AFP"],
        names: LATIN,
        first_names: FIRST_NAMES,
        empty: &[
            "remporte",
            "apres",
            "pour",
            "une",
            "que",
            "dit",
            "ces",
            "dernieres",
            "toujours",
            "pas",
            "croire",
        ],
    },
    Language {
        tag: "es",
        reports: [
            "{p} gana el oro en {s}",
            "Oro en {s} para {p} tras una final tensa",
            "Lo que {p} dijo de esos últimos minutos",
            "{p} todavía no se lo cree",
        ],
        sports: ["halterofilia", "taekwondo", "judo", "remo", "esgrima", "piragüismo"],
        papers: ["El Correo de Orth", "La Voz de Selm", "EFE"],
        names: LATIN,
        first_names: FIRST_NAMES,
        empty: &["gana", "para", "tras", "una", "que", "dijo", "esos", "ultimos", "todavia"],
    },
    Language {
        tag: "pt",
        reports: [
            "{p} ganha o ouro no {s}",
            "Ouro no {s} para {p} depois de uma final tensa",
            "O que {p} disse desses últimos minutos",
            "{p} ainda não acredita",
        ],
        sports: ["halterofilismo", "taekwondo", "judo", "remo", "esgrima", "canoagem"],
        papers: ["Diário de Orth", "Jornal de Selm", "Lusa"],
        names: LATIN,
        first_names: FIRST_NAMES,
        empty: &["ganha", "para", "depois", "uma", "que", "disse", "desses", "ultimos", "ainda", "nao"],
    },
    Language {
        tag: "it",
        reports: [
            "{p} vince l’oro nel {s}",
            "Oro nel {s} per {p} dopo una finale tesa",
            "Che cosa {p} ha detto di quegli ultimi minuti",
            "{p} non riesce ancora a crederci",
        ],
        sports: ["sollevamento pesi", "taekwondo", "judo", "canottaggio", "fioretto", "canoismo"],
        papers: ["Corriere di Orth", "La Gazzetta di Selm", "ANSA"],
        names: LATIN,
        first_names: FIRST_NAMES,
        empty: &[
            "vince", "per", "dopo", "una", "che", "cosa", "detto", "quegli", "ultimi", "non", "riesce",
            "ancora",
        ],
    },
    Language {
        tag: "nl",
        reports: [
            "{p} wint goud bij het {s}",
            "Goud bij het {s} voor {p} na een spannende finale",
            "Wat {p} over die laatste minuten zei",
            "{p} kan het nog steeds niet geloven",
        ],
        sports: ["gewichtheffen", "taekwondo", "judo", "roeien", "schermen", "kanovaren"],
        papers: ["Orther Courant", "Selms Dagblad", "ANP"],
        names: LATIN,
        first_names: FIRST_NAMES,
        empty: &[
            "wint", "voor", "een", "wat", "over", "die", "laatste", "nog", "steeds", "niet", "het", "bij",
        ],
    },
    Language {
        tag: "ru",
        reports: [
            "{p} завоевывает золото, {s}",
            "Золото после напряженного финала: {p}, {s}",
            "Что {p} думает о тех последних минутах",
            "Как {p} до сих пор не может поверить",
        ],
        sports: ["тяжелая атлетика", "тхэквондо", "дзюдо", "гребля", "фехтование", "каноэ"],
        papers: ["Вести Орта", "Голос Сельма", "ТАСС"],
        names: [
            &["Бар", "Кел", "Тор", "Мал", "Вес", "Орм", "Линд", "Саб", "Гор", "Хав"],
            &["анов", "берг", "естин", "икова", "ман", "унов", "ратти", "штад", "узин", "ович"],
        ],
        first_names: ["Анна", "Даниил", "Мария", "Лука"],
        empty: &["после", "что", "как", "тех", "последних", "может", "до", "сих", "пор", "не"],
    },
    Language {
        tag: "ar",
        reports: [
            "{p} يحرز الذهب في {s}",
            "ذهب في {s} لصالح {p} بعد نهائي مثير",
            "ماذا قال {p} عن تلك الدقائق الأخيرة",
            "{p} ما زال لا يصدق",
        ],
        sports: ["رفع الأثقال", "التايكوندو", "الجودو", "التجديف", "المبارزة", "الكانوي"],
        papers: ["جريدة أورث", "صوت سلم", "وكالة الأنباء"],
        names: [
            &["بار", "كل", "تور", "مال", "فس", "أورم", "سابت", "غور"],
            &["انو", "بيرغ", "يستي", "كوفا", "مانت", "راتي", "ستاد", "وزي"],
        ],
        first_names: ["آنا", "دانيال", "ماريا", "لوكا"],
        empty: &["بعد", "ماذا", "قال", "عن", "تلك", "ما", "زال", "لا"],
    },
    Language {
        tag: "zh",
        reports: ["{p}{s}夺冠", "{s}决赛惊心动魄，{p}摘金", "{p}谈最后几分钟", "{p}至今难以置信"],
        sports: ["举重", "跆拳道", "柔道", "赛艇", "击剑", "皮划艇"],
        papers: ["奥思日报", "塞姆晚报", "通讯社"],
        names: [
            &["巴", "凯", "托", "马", "维", "奥", "林", "萨", "戈", "哈"],
            &["诺伦", "贝格", "斯蒂", "科娃", "曼德", "拉提", "斯塔", "乌兹", "维奇", "埃罗"],
        ],
        first_names: ["安娜", "丹尼", "玛丽", "卢卡"],
        empty: &["最后", "至今"],
    },
];

/// Victories in each language, and stories about anything.
const EVENTS: usize = 48;
const ALONE: usize = 20;
const DAY: i64 = 86_400;

/// A headline and the event that it is about.
pub struct Report {
    pub headline: String,
    pub language: &'static str,
    pub date: i64,
    pub event: usize,
}

/// Reports of the games in all ten languages, in the order of an edition: the newest first.
pub fn games(seed: u64) -> Vec<Report> {
    let mut chance = Chance(seed);
    let mut reports = Vec::new();
    let mut events = 0;
    for language in &LANGUAGES {
        let mut known = HashSet::new();
        let is_spaced = language.tag != "zh";
        for number_of in 0..EVENTS + ALONE {
            let [beginnings, ends] = language.names;
            let family = loop {
                let family = format!(
                    "{}{}",
                    beginnings[chance.below(beginnings.len())],
                    ends[chance.below(ends.len())]
                );
                if known.insert(family.clone()) || known.len() >= beginnings.len() * ends.len() {
                    break family;
                }
            };
            let space = if is_spaced { " " } else { "" };
            let person = format!("{}{space}{family}", language.first_names[chance.below(4)]);
            let sport = language.sports[chance.below(6)];
            let start = 1_700_000_000 + i64::try_from(chance.below(14)).unwrap() * DAY;
            let is_alone = number_of >= EVENTS;
            for (number, sentence) in language.reports.iter().enumerate() {
                if is_alone && number != chance.below(4) {
                    continue;
                }
                let text = sentence.replace("{p}", &person).replace("{s}", sport);
                let copies = if number == 0 { 2 } else { 1 };
                for copy in 0..copies {
                    let paper = language.papers[(number + copy) % 3];
                    let date = start + i64::try_from(chance.below(36 * 3_600)).unwrap();
                    let headline = format!("{text} – {paper}");
                    reports.push(Report { headline, language: language.tag, date, event: events });
                }
            }
            events += 1;
        }
    }
    reports.sort_by_key(|report| std::cmp::Reverse(report.date));
    reports
}

/// What a reader is shown, counted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shown {
    pub rows: f64,
    /// Rows that are about the event of the story that is read.
    pub right: f64,
    /// Rows with the reason "Same story", and those of them that are right.
    pub same: f64,
    pub truly_same: f64,
    /// Rows "Also about …", and those whose words are all empty.
    pub about: f64,
    pub empty: f64,
    /// Rows with the sentence of the story or of another row about the same event.
    pub copies: f64,
    /// The nDCG of the first five, where copies are right once.
    pub ndcg: f64,
    pub stories: f64,
}

impl Shown {
    /// Shares: of rows that are right, of "Same story" that is true, of "Also about" without a subject, of rows
    /// that repeat another; the rows of a story; the nDCG.
    pub fn shares(&self) -> [f64; 6] {
        let share = |part: f64, of: f64, none: f64| if of > 0.0 { part / of } else { none };
        [
            share(self.right, self.rows, 1.0),
            share(self.truly_same, self.same, 1.0),
            share(self.empty, self.about, 0.0),
            share(self.copies, self.rows, 0.0),
            share(self.rows, self.stories, 0.0),
            share(self.ndcg, self.stories, 1.0),
        ]
    }
}

/// Reads every so many-th story of a language.
pub fn read(reports: &[Report], language: &str, step: usize) -> Shown {
    let mut index = Index::default();
    for report in reports {
        index.add(&document(report));
    }
    while !index.seal_slice(u32::MAX) {}
    let mut shown = Shown::default();
    let of_language = reports.iter().enumerate().filter(|(_, report)| report.language == language);
    for (number, report) in of_language.step_by(step) {
        let excluded = [u32::try_from(number).unwrap()];
        let ask = |options: Options| {
            related(&index, &document(report), &Options { excluded: &excluded, ..options })
        };
        count(reports, report, &ask(Options::default()), &mut shown);
        shown.stories += 1.0;
        let mut seen = HashSet::from([sentence(report)]);
        let mut gain = 0.0;
        for (rank, found) in ask(Options { count: 5, ..Options::RANKING_ONLY }).iter().enumerate() {
            let other = &reports[found.number as usize];
            if other.event == report.event && seen.insert(sentence(other)) {
                gain += discount(rank);
            }
        }
        let all: HashSet<_> =
            reports.iter().filter(|other| other.event == report.event).map(sentence).collect();
        let ideal: f64 = (0..(all.len() - 1).min(5)).map(discount).sum();
        shown.ndcg += if ideal > 0.0 { gain / ideal } else { 1.0 };
    }
    shown
}

fn count(reports: &[Report], read: &Report, found: &[dateline::ranking::related::Match], shown: &mut Shown) {
    let one = |is: bool| f64::from(u8::from(is));
    let mut seen = HashSet::from([sentence(read)]);
    for found in found {
        let other = &reports[found.number as usize];
        let is_right = other.event == read.event;
        shown.rows += 1.0;
        shown.right += one(is_right);
        shown.copies += one(!seen.insert(sentence(other)));
        match &found.reason {
            Some(Reason::SameStory) => {
                shown.same += 1.0;
                shown.truly_same += one(is_right);
            }
            Some(Reason::About(words)) => {
                shown.about += 1.0;
                shown.empty += one(is_empty(words, read.language));
            }
            _ => {}
        }
    }
}

fn document(report: &Report) -> Document<'_> {
    Document {
        headline: &report.headline,
        language: report.language,
        date: Some(report.date),
        ..Document::default()
    }
}

/// The headline without the paper.
fn sentence(report: &Report) -> &str {
    report.headline.rsplit_once(" – ").map_or(report.headline.as_str(), |(sentence, _)| sentence)
}

fn is_empty(words: &str, language: &str) -> bool {
    let empty = LANGUAGES.iter().find(|known| known.tag == language).map_or(&[][..], |known| known.empty);
    let papers = LANGUAGES.iter().flat_map(|known| known.papers);
    let words = words.to_lowercase();
    papers.map(str::to_lowercase).any(|paper| paper.contains(&words))
        || words.split([' ', '’', '-']).all(|word| empty.contains(&word))
}

#[allow(clippy::cast_precision_loss)]
fn discount(rank: usize) -> f64 {
    1.0 / (rank as f64 + 2.0).log2()
}

/// The languages, for tables.
pub fn languages() -> Vec<&'static str> {
    LANGUAGES.iter().map(|language| language.tag).collect()
}
