//! The `iXML` chunk: project, scene, take and track, as field recorders and editors exchange them (iXML 1.61).

use std::fmt::Write as _;

/// What is called out before a take.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slate {
    /// What the recording is for.
    pub project: String,
    /// What is played.
    pub scene: String,
    /// Its number.
    pub take: String,
    /// The track's name.
    pub track: String,
}

impl Slate {
    /// The chunk's body: a page of XML in ASCII, with any other letter by its number.
    pub(super) fn page(&self, rate: u32, bits: u16, since_midnight: u64) -> String {
        let [project, scene, take, track] = [&self.project, &self.scene, &self.take, &self.track].map(|text| escaped(text));
        let (high, low) = (since_midnight >> 32, since_midnight & 0xFFFF_FFFF);
        let mut page = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<BWFXML>\
             <IXML_VERSION>1.61</IXML_VERSION><PROJECT>{project}</PROJECT><SCENE>{scene}</SCENE><TAKE>{take}</TAKE>\
             <SPEED><FILE_SAMPLE_RATE>{rate}</FILE_SAMPLE_RATE><AUDIO_BIT_DEPTH>{bits}</AUDIO_BIT_DEPTH>\
             <DIGITIZER_SAMPLE_RATE>{rate}</DIGITIZER_SAMPLE_RATE><TIMESTAMP_SAMPLE_RATE>{rate}</TIMESTAMP_SAMPLE_RATE>\
             <TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>{high}</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>\
             <TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO>{low}</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO></SPEED>\
             <TRACK_LIST><TRACK_COUNT>1</TRACK_COUNT><TRACK><CHANNEL_INDEX>1</CHANNEL_INDEX>\
             <INTERLEAVE_INDEX>1</INTERLEAVE_INDEX><NAME>{track}</NAME></TRACK></TRACK_LIST></BWFXML>\n"
        );
        // Readers are about that forget the pad byte of a chunk in RF64.
        if !page.len().is_multiple_of(2) {
            page.push('\n');
        }
        page
    }

    /// What a chunk's body says; what it does not say is empty.
    pub(super) fn of(body: &[u8]) -> Self {
        let page = String::from_utf8_lossy(body);
        let track = page.split_once("<TRACK>").map_or("", |(_, rest)| rest);
        Self { project: value(&page, "PROJECT"), scene: value(&page, "SCENE"), take: value(&page, "TAKE"), track: value(track, "NAME") }
    }
}

/// The text of the first element of a name.
fn value(page: &str, name: &str) -> String {
    let rest = page.split_once(&format!("<{name}>")).map_or("", |(_, rest)| rest);
    plain(rest.split_once(&format!("</{name}>")).map_or("", |(text, _)| text))
}

/// Text as XML has it; letters that XML knows not at all become question marks.
fn escaped(text: &str) -> String {
    let mut page = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' | '<' | '>' | '"' | '\'' | '\u{80}'..='\u{FFFD}' | '\u{10000}'.. => {
                // Writing to a string cannot fail.
                let _always = write!(page, "&#x{:X};", u32::from(letter));
            }
            ' '..='~' => page.push(letter),
            _ => page.push('?'),
        }
    }
    page
}

/// Text out of XML.
fn plain(text: &str) -> String {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or(("", part));
        let number = name.strip_prefix("#x").map(|digits| u32::from_str_radix(digits, 16)).or(name.strip_prefix('#').map(str::parse));
        let letter = match (name, number) {
            ("amp", _) => '&',
            ("lt", _) => '<',
            ("gt", _) => '>',
            ("quot", _) => '"',
            ("apos", _) => '\'',
            (_, Some(Ok(number))) => char::from_u32(number).unwrap_or('?'),
            _ => '?',
        };
        plain.push(letter);
        plain.push_str(rest);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_in_any_writing_come_back_from_ascii() {
        let said = Slate { project: "Señal & <Ton>".into(), scene: "河 \"1\"".into(), take: "2".into(), track: "VOX'".into() };
        let page = said.page(48_000, 24, 1 << 33);
        assert!(page.is_ascii() && page.contains("_HI>2<") && page.contains("<FILE_SAMPLE_RATE>48000<"));
        assert_eq!(Slate::of(page.as_bytes()), said);
        assert_eq!(plain("a &amp; b &lt;&quot;&apos;&gt; &#233; &nonsense; &"), "a & b <\"'> é ? ?");
    }

    proptest! {
        #[test]
        fn any_bytes_say_something_or_nothing(body in proptest::collection::vec(any::<u8>(), 0..200), text in "\\PC*") {
            Slate::of(&body);
            plain(&text);
            let said = Slate { track: text.clone(), ..Slate::default() };
            prop_assert_eq!(Slate::of(said.page(1, 1, 1).as_bytes()).track, text);
        }
    }
}
