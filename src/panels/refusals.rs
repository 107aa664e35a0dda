//! Why something could not be done, in the language of the person: by what was refused, never by its English text.

use crate::panels::names::choice_word;
use crate::panels::words::Words;
use crate::sim::gear::Setting;
use crate::sim::session::Refusal;

/// The sentence for a refusal.
#[must_use]
pub fn refusal_words(words: &Words, refusal: &Refusal) -> String {
    let unit = |id: &str, unit: &str| words.with(id, &[("unit", unit.into())]);
    match refusal {
        Refusal::NoSuchUnit(it) => unit("refused-no-unit", &it.0),
        Refusal::NoSuchJack(jack) => words.with("refused-no-jack", &[("jack", jack.to_string().into())]),
        Refusal::NoSuchControl(control) => words.with("refused-no-control", &[("control", control.to_string().into())]),
        Refusal::OutOfRange(control, setting) => {
            let to = setting_words(words, setting);
            words.with("refused-range", &[("control", control.to_string().into()), ("setting", to.into())])
        }
        Refusal::Fixed(it) => unit("refused-fixed", &it.0),
        Refusal::HandsFull => words.say("refused-hands-full"),
        Refusal::TakesTwo { unit: it, mass_kg } => {
            words.with("refused-takes-two", &[("unit", it.0.as_str().into()), ("mass", words.number(*mass_kg, 0).into())])
        }
        Refusal::NotInHand(it) => unit("refused-not-in-hand", &it.0),
        Refusal::StillPlugged(it) => unit("refused-plugged", &it.0),
        Refusal::StillLoaded(it, load) => words.with("refused-loaded", &[("unit", it.0.as_str().into()), ("load", load.0.as_str().into())]),
        Refusal::Occupied(it) => unit("refused-occupied", &it.0),
        Refusal::WrongKind(it) => unit("refused-kind", &it.0),
        Refusal::NotStanding(it) => unit("refused-not-standing", &it.0),
        Refusal::StandTooShort(it, metres) => {
            words.with("refused-reach", &[("unit", it.0.as_str().into()), ("metres", words.number(*metres, 2).into())])
        }
        Refusal::NoRoomThere => words.say("refused-no-room"),
        Refusal::DoesNotFit { cord, end, into, jack } => {
            let ends = [("end", end.name().into()), ("connector", jack.name().into())];
            let [end, connector] = ends;
            words.with("refused-fit", &[end, connector, ("cord", cord.0.as_str().into()), ("jack", into.to_string().into())])
        }
        Refusal::JackTaken(jack, cord) => {
            words.with("refused-jack-taken", &[("jack", jack.to_string().into()), ("cord", cord.0.as_str().into())])
        }
        Refusal::EndNotFree(cord) => unit("refused-end-not-free", &cord.0),
        Refusal::EndNotPlugged(cord) => unit("refused-end-not-plugged", &cord.0),
        Refusal::TooShort { cord, length_m, way_m } => {
            let metres = [("length", words.number(*length_m, 1).into()), ("way", words.number(*way_m, 1).into())];
            let [length, way] = metres;
            words.with("refused-too-short", &[("cord", cord.0.as_str().into()), length, way])
        }
        // What the machines say of themselves is the session's own text.
        Refusal::Recorder(why) => words.with("refused-recorder", &[("why", why.as_str().into())]),
        Refusal::TapeMachine(why) => words.with("refused-tape", &[("why", why.as_str().into())]),
        Refusal::BadRow(why) => words.with("refused-row", &[("why", why.as_str().into())]),
        Refusal::Tips(it) => unit("refused-tips", &it.0),
        Refusal::Over => words.say("refused-over"),
        Refusal::Nonsense => words.say("refused-nonsense"),
    }
}

/// How a control was to stand.
fn setting_words(words: &Words, setting: &Setting) -> String {
    match setting {
        Setting::On(true) => words.say("room-on"),
        Setting::On(false) => words.say("room-off"),
        Setting::At(value) => words.number(*value, 1),
        Setting::Choice(word) => choice_word(words, word),
        Setting::Text(text) => text.clone(),
    }
}
