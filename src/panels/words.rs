//! The words of the panels in the language of the person: an id and its arguments in, a sentence out.

use crate::files::locale::Locale;
use crate::panels::names::{choice_word, connector_word, control_word, setting_word};
use crate::sim::words::{Sentence, Value, in_a_row};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::collections::BTreeMap;

/// One argument of a sentence: its name and its value.
pub type Arg<'a> = (&'static str, FluentValue<'a>);

/// The words of one language.
pub struct Words {
    code: String,
    /// What authors of content wrote, with the same in this language.
    content: BTreeMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.code)
    }
}

impl Default for Words {
    /// No words at all: every id stands for itself.
    fn default() -> Self {
        Self { code: "en".into(), content: BTreeMap::new(), bundle: FluentBundle::new_concurrent(Vec::new()) }
    }
}

impl Words {
    /// The words of a language.
    ///
    /// # Errors
    /// What is wrong with its files, a line for each fault.
    pub fn of(locale: &Locale) -> Result<Self, Vec<String>> {
        let code = locale.code.parse().map_err(|error| vec![format!("{} is no code of a language: {error}", locale.code)])?;
        let mut bundle = FluentBundle::new_concurrent(vec![code]);
        // The panels are written in one direction; the marks that keep two apart would be seen as boxes.
        bundle.set_use_isolating(false);
        let mut faults = Vec::new();
        for (name, text) in &locale.files {
            match FluentResource::try_new(text.clone()) {
                Ok(resource) => {
                    let twice = bundle.add_resource(resource).err().unwrap_or_default();
                    faults.extend(twice.iter().map(|fault| format!("{name}: {fault}")));
                }
                Err((_, broken)) => {
                    let line = |at: usize| 1 + text[..at.min(text.len())].matches('\n').count();
                    faults.extend(broken.iter().map(|fault| format!("{name}:{}: {fault}", line(fault.pos.start))));
                }
            }
        }
        if faults.is_empty() { Ok(Self { code: locale.code.clone(), content: locale.content.clone(), bundle }) } else { Err(faults) }
    }

    /// The code of the language.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// A sentence without arguments.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A sentence with arguments; the id itself in angle brackets where the language lacks it.
    #[must_use]
    pub fn with(&self, id: &str, args: &[Arg<'_>]) -> String {
        let pattern = self.bundle.get_message(id).and_then(|message| message.value());
        let Some(pattern) = pattern else { return format!("⟨{id}⟩") };
        let args: FluentArgs<'_> = args.iter().cloned().collect();
        let mut faults = Vec::new();
        let sentence = self.bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned();
        if faults.is_empty() { sentence } else { format!("⟨{id}⟩") }
    }

    /// What an author of content wrote, in this language where it is known; otherwise as it was written.
    ///
    /// Of things in a row the word alone is known: that of `slot 12`, `chorus 2` or `hook 9 m`.
    #[must_use]
    pub fn content(&self, text: &str) -> String {
        let known = |text: &str| self.content.get(text).cloned();
        let counted = || {
            let (word, figure) = text.split_at(text.find(|letter: char| letter.is_ascii_digit())?);
            Some(format!("{} {figure}", known(word.strip_suffix(' ')?)?))
        };
        known(text).or_else(counted).unwrap_or_else(|| text.to_owned())
    }

    /// A sentence of the simulation.
    #[must_use]
    pub fn sentence(&self, sentence: &Sentence) -> String {
        let args: Vec<Arg<'_>> = sentence.args.iter().map(|(name, value)| (*name, self.value(value).into())).collect();
        self.with(sentence.id, &args)
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Text(text) => text.clone(),
            Value::Number(text) => self.pointed(text),
            Value::Word(word) => choice_word(self, word),
            Value::Control(short) => control_word(self, short),
            Value::Written(text) => self.content(text),
            Value::Setting(setting) => setting_word(self, setting),
            Value::Connector(connector) => connector_word(self, *connector),
            Value::Sentence(sentence) => self.sentence(sentence),
            Value::List(things) => {
                let things: Vec<String> = things.iter().map(|thing| self.value(thing)).collect();
                self.sentence(&in_a_row(&things))
            }
        }
    }

    /// A number with a minus sign in place of a hyphen, and the sign between its digits that the language uses.
    fn pointed(&self, number: &str) -> String {
        let number = number.strip_prefix('-').map_or_else(|| number.to_owned(), |size| format!("−{size}"));
        if self.code == "de" { number.replace('.', ",") } else { number }
    }

    /// A number with so many decimals, with the sign between them that the language uses.
    #[must_use]
    pub fn number(&self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        let is_zero = !text.bytes().any(|digit| (b'1'..=b'9').contains(&digit));
        self.pointed(if is_zero { text.trim_start_matches('-') } else { &text })
    }

    /// A number as somebody types it in the language.
    #[must_use]
    pub fn typed(&self, text: &str) -> Option<f64> {
        let text: String = text.trim().replace(['−', '–'], "-").chars().take_while(|letter| "+-.,0123456789".contains(*letter)).collect();
        text.replace(',', ".").parse().ok()
    }
}
