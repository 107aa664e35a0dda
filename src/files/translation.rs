//! Translations of content: what authors wrote, with the same in another language.
//!
//! Files of `assets/locale/<code>/content`, each a map from a text as it stands in the content to that text in the language.
//! They know nothing of where a text stands: one that is written twice is translated once.

use crate::files::diagnostic::place_of;
use crate::files::library::text_of;
use crate::files::shape::in_words;
use crate::files::tree::{self, Kind, Node};
use crate::files::{Diagnostic, Library};
use std::collections::BTreeMap;

/// What authors wrote, with the same in one language.
pub type Translation = BTreeMap<String, String>;

/// A text that is translated: as it was written, in the language, and its line and column in the file.
struct Pair {
    written: String,
    said: String,
    place: (usize, usize),
}

/// Everything that the files of a language translate, and what is wrong with them.
///
/// A file with faults translates nothing; of a text that two files translate differently the first counts.
pub(super) fn translations(library: &Library, code: &str) -> (Translation, Vec<Diagnostic>) {
    let folder = format!("assets/locale/{code}/content");
    let mut all = Translation::new();
    let mut from: BTreeMap<String, String> = BTreeMap::new();
    let mut faults = Vec::new();
    for name in library.names(&folder).iter().map(|name| format!("{folder}/{name}.ron")) {
        let read = text_of(&library.root().join(&name)).map_err(|why| vec![Diagnostic::whole(&name, why, "")]);
        match read.and_then(|text| pairs(&name, &text)) {
            Ok(pairs) => {
                for Pair { written, said, place: (line, column) } in pairs {
                    if all.get(&written).is_some_and(|known| *known != said) {
                        let message = format!("“{written}” is translated otherwise in {}", from[&written]);
                        let help = "a text reads the same wherever it stands: keep one of the two".to_owned();
                        faults.push(Diagnostic { file: name.clone(), line, column, message, help });
                    } else {
                        from.entry(written.clone()).or_insert_with(|| name.clone());
                        all.insert(written, said);
                    }
                }
            }
            Err(found) => faults.extend(found),
        }
    }
    (all, faults)
}

/// Everything that is wrong with a text as a translation.
pub(super) fn faults(name: &str, text: &str) -> Vec<Diagnostic> {
    pairs(name, text).err().unwrap_or_default()
}

/// The texts of a file in its order.
///
/// # Errors
/// Every fault with its place.
fn pairs(name: &str, text: &str) -> Result<Vec<Pair>, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut fault = |at: usize, message: String, help: &str| {
        let (line, column) = place_of(text, at);
        faults.push(Diagnostic { file: name.to_owned(), line, column, message, help: help.to_owned() });
    };
    let mut pairs: Vec<Pair> = Vec::new();
    match tree::read(text).map(|tree| tree.kind) {
        Ok(Kind::Map(entries)) => {
            for (written, said) in &entries {
                let [one, other] =
                    [written, said].map(|node| quoted(node, text).map_err(|(what, help)| fault(node.span.start, what, help)));
                let (Ok(one), Ok(other)) = (one, other) else { continue };
                let place = place_of(text, written.span.start);
                match pairs.iter().find(|known| known.written == one) {
                    Some(known) => {
                        let message = format!("“{one}” is translated already, in line {}", known.place.0);
                        fault(written.span.start, message, "keep one of the two");
                    }
                    None => pairs.push(Pair { written: one, said: other, place }),
                }
            }
        }
        Ok(_) => fault(0, "this is no translation".into(), "write `{\"a text as it was written\": \"the same in the language\", …}`"),
        Err(broken) => fault(broken.at, broken.message, &broken.help),
    }
    if faults.is_empty() { Ok(pairs) } else { Err(faults) }
}

/// The text in quotes, or what is wrong with it and what would be right.
fn quoted(node: &Node, text: &str) -> Result<String, (String, &'static str)> {
    if node.kind != Kind::Quoted {
        return Err(("text belongs here".into(), "write it in quotation marks"));
    }
    let said: String = ron::from_str(&text[node.span.clone()]).map_err(|error| (in_words(&error.code).0, "write it in quotation marks"))?;
    if said.trim().is_empty() {
        return Err(("this text is empty".into(), "leave the line out: a text without a translation is shown as it was written"));
    }
    Ok(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        faults("de.ron", text).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_fault_has_its_place_and_a_remedy() {
        assert!(said("{\n    // why\n    \"Roll.\": \"Aufnahme.\",\n}").is_empty());
        let text = "{\n    \"Roll.\": \"Ab.\",\n    \"Stop.\": \"\",\n    Roll: 3,\n    \"Roll.\": \"Läuft.\",\n}";
        let wanted = [
            "de.ron:3:14: this text is empty (leave the line out: a text without a translation is shown as it was written)",
            "de.ron:4:5: text belongs here (write it in quotation marks)",
            "de.ron:4:11: text belongs here (write it in quotation marks)",
            "de.ron:5:5: “Roll.” is translated already, in line 2 (keep one of the two)",
        ];
        assert_eq!(said(text), wanted);
        assert_eq!(said("(a: 1)").len(), 1);
        assert_eq!(said("{\"Roll.\": \"Ab.").len(), 1);
    }

    #[test]
    fn a_text_reads_the_same_in_all_files() {
        let folder = tempfile::tempdir().expect("a folder");
        let content = folder.path().join("assets/locale/de/content");
        std::fs::create_dir_all(&content).expect("a folder");
        let write = |name: &str, text: &str| std::fs::write(content.join(name), text).expect("it is written");
        write("a.ron", "{\"Stop.\": \"Halt.\", \"Roll.\": \"Ab.\"}");
        write("b.ron", "{\"Roll.\": \"Ab.\", \"Stop.\": \"Aus.\", \"Play.\": \"Los.\"}");
        write("c.ron", "{\"Mute.\": \"\"}");
        std::fs::write(content.join("d.ron"), [0xff]).expect("it is written");
        let (all, faults) = translations(&Library::at(folder.path()), "de");
        assert_eq!(all.iter().map(|(one, other)| format!("{one}{other}")).collect::<Vec<_>>(), ["Play.Los.", "Roll.Ab.", "Stop.Halt."]);
        let faults: Vec<_> = faults.iter().map(|fault| (fault.file.rsplit('/').next().unwrap_or_default(), fault.line)).collect();
        assert_eq!(faults, [("b.ron", 1), ("c.ron", 1), ("d.ron", 1)]);
    }

    #[test]
    fn a_language_need_not_translate_any_content() {
        assert_eq!(translations(&Library::at("/nowhere"), "de"), (Translation::new(), Vec::new()));
    }
}
