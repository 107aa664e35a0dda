//! The `bext` chunk: what a file is, who made it and when (EBU Tech 3285, version 1).

/// Bytes of the chunk without its coding history.
const LENGTH: usize = 602;

/// What a `bext` chunk says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bext {
    /// Free text, at most 256 characters.
    pub description: String,
    /// Who or what made the file, at most 32 characters.
    pub originator: String,
    /// The originator's reference, at most 32 characters.
    pub reference: String,
    /// `yyyy-mm-dd`.
    pub date: String,
    /// `hh:mm:ss`.
    pub time: String,
    /// The first sample, in samples since midnight.
    pub time_reference: u64,
    /// How the sound was coded, one line for each process, such as `A=PCM,F=48000,W=24,M=mono,T=Linecheck`.
    pub history: String,
}

impl Bext {
    /// The chunk's body.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut body = Vec::with_capacity(LENGTH + self.history.len() + 2);
        let fields = [(&self.description, 256), (&self.originator, 32), (&self.reference, 32), (&self.date, 10), (&self.time, 8)];
        for (text, width) in fields {
            let mut field = ascii(text);
            field.resize(width, 0);
            body.extend(field);
        }
        body.extend(self.time_reference.to_le_bytes());
        // Version 1: an identifier of 64 bytes, here none, and 190 reserved.
        body.extend(1u16.to_le_bytes());
        body.resize(LENGTH, 0);
        for line in self.history.lines() {
            body.extend(ascii(line));
            body.extend(b"\r\n");
        }
        // Readers are about that forget the pad byte of a chunk in RF64.
        body.resize(body.len().next_multiple_of(2), 0);
        body
    }

    /// What a chunk's body says.
    ///
    /// # Errors
    /// If it is too short to be one.
    pub(super) fn of(body: &[u8]) -> Result<Self, &'static str> {
        let (Some(fixed), Some(history)) = (body.get(..LENGTH), body.get(LENGTH..)) else { return Err("its bext chunk is too short") };
        let mut time_reference = [0; 8];
        time_reference.copy_from_slice(&fixed[338..346]);
        Ok(Self {
            description: text(&fixed[..256]),
            originator: text(&fixed[256..288]),
            reference: text(&fixed[288..320]),
            date: text(&fixed[320..330]),
            time: text(&fixed[330..338]),
            time_reference: u64::from_le_bytes(time_reference),
            history: text(history).trim_end().replace("\r\n", "\n"),
        })
    }
}

/// The standard wants ASCII; anything else, and what ends a field or a line, becomes a question mark.
fn ascii(text: &str) -> Vec<u8> {
    text.chars().map(|letter| if letter.is_ascii() && !letter.is_ascii_control() { letter as u8 } else { b'?' }).collect()
}

/// A field up to its end or its first zero.
fn text(field: &[u8]) -> String {
    field.iter().take_while(|byte| **byte != 0).map(|byte| char::from(*byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ascii_is_written_and_fields_keep_their_widths() {
        let said =
            Bext { description: "Señor\nX".repeat(60), date: "2026-03-10".into(), history: "A=PCM\nA=ANALOGUE".into(), ..Bext::default() };
        let body = said.bytes();
        assert!(body.is_ascii() && body.starts_with(b"Se?or?X"));
        assert_eq!(&body[320..330], b"2026-03-10");
        assert!(body.ends_with(b"A=PCM\r\nA=ANALOGUE\r\n\0") && body.len().is_multiple_of(2));
        let found = Bext::of(&body).expect("it is long enough");
        assert_eq!((found.description.len(), found.history.as_str()), (256, "A=PCM\nA=ANALOGUE"));
        assert!(Bext::of(&body[..601]).is_err());
    }
}
