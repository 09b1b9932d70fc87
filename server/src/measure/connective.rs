//! The small words of a sentence: prepositions, conjunctions, auxiliaries, subjects.

use super::lexicon::{Roles, Rows};

pub(super) const WORDS: &Rows = &[
    (Roles::FROM, "from de del desde von od da с от 从 由 将"),
    (Roles::TO, "to towards para auf à bis hasta até zu до 到 至"),
    (Roles::BY, "by um em de"),
    (Roles::CONJUNCTION, "and or nor e y ou o et und oder plus"),
    (
        Roles::SCOPE,
        "for with w in on of across into over among amongst per between using via from as \
         through like about around than after before during without against at com em por con \
         en avec dans sur mit für pro a whose",
    ),
    (
        Roles::AUXILIARY,
        "is are was were be been being has have had having does do get gets é são est sont \
         ist sind wird werden es son está están isn't aren't",
    ),
    (
        Roles::EXISTENCE,
        "is are have has had be with there there's see shows show reports cause causes report \
         ensure maintain achieve guarantee keep",
    ),
    (
        Roles::SUBJECT,
        "we we've we're we'll team teams product engineering marketing sales design everyone \
         company i they nós wir nous people ops support management",
    ),
    (
        Roles::ADVERB,
        "successfully will must should can shall fully also then finally quickly actively \
         continuously continually collectively jointly potentially proactively consistently \
         significantly steadily gradually substantially not further currently begin to",
    ),
    (
        Roles::SUBORDINATE,
        "so which who whom where because whose why how while if when",
    ),
    (
        Roles::STATING,
        "ensure ensures ensured ensuring verify confirm report reports show shows indicate \
         indicates guarantee such require requires state prove proves",
    ),
];
