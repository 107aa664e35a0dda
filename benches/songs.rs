//! Songs dry, on one thread. An item is a second of music, so items per second are times real time.
//!
//! `cargo bench --no-default-features --bench songs`: each player by itself, and each song with all of its players one after another.

use divan::Bencher;
use divan::counter::ItemsCount;
use linecheck::files::Library;
use linecheck::sim::band::{Band, Item, Player, Rendition, Song, perform};
use linecheck::sim::units::Db;

/// Which band plays which song.
const EVENINGS: [(&str, &str); 5] = [
    ("duo", "slow-river"),
    ("rock", "copper-wire"),
    ("quartet", "half-past-the-ferry"),
    ("strings", "two-rooms"),
    ("bulletin", "six-o-clock"),
];

/// A player of one of the evenings.
struct Seat {
    band: &'static str,
    song: &'static str,
    player: String,
}

impl std::fmt::Display for Seat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.band, self.player)
    }
}

fn main() {
    divan::main();
}

fn music(band: &str, song: &str) -> (Band, Song) {
    Library::find().expect("the content lies where this was built").music(band, song).expect("they are in order")
}

/// Everybody, by band and name.
fn players() -> Vec<Seat> {
    let seats = |(band, song): (&'static str, &'static str)| {
        music(band, song).0.players.into_iter().map(move |player| Seat { band, song, player: player.id.0 })
    };
    EVENINGS.into_iter().flat_map(seats).collect()
}

fn dry(player: &Player, song: &Song) -> Vec<Vec<f32>> {
    perform(player, song, &Rendition { item: Item::Song, seed: 1, lift: Db(0.0) })
}

#[divan::bench(args = EVENINGS, sample_count = 3, sample_size = 1)]
fn a_song_with_all_its_players(bencher: Bencher<'_, '_>, (band, song): (&str, &str)) {
    let (band, song) = music(band, song);
    let seconds = ItemsCount::new(song.seconds() as usize);
    bencher.counter(seconds).bench_local(|| band.players.iter().map(|player| dry(player, &song).len()).sum::<usize>());
}

#[divan::bench(args = players(), sample_count = 3, sample_size = 1)]
fn a_player(bencher: Bencher<'_, '_>, seat: &Seat) {
    let (band, song) = music(seat.band, seat.song);
    let player = band.players.iter().find(|player| player.id.0 == seat.player).expect("they sit in this band");
    bencher.counter(ItemsCount::new(song.seconds() as usize)).bench_local(|| dry(player, &song));
}
