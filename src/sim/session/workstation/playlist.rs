//! The playlists of one track.

/// Which playlists a track has, and which one is recorded to and heard.
#[derive(Debug, Clone, PartialEq)]
pub struct Playlists {
    /// Their own names, the first playlist first; empty for those that go by their track's name.
    pub names: Vec<String>,
    /// The chosen one, from 1.
    pub chosen: u32,
}

impl Default for Playlists {
    fn default() -> Self {
        Self { names: vec![String::new()], chosen: 1 }
    }
}

impl Playlists {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.names.len() as u32
    }
}
