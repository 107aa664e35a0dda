//! scaffold
#[path = "support/overdub.rs"]
mod overdub;
#[test]
fn look() {
    let s = overdub::scenario();
    let run = overdub::expert(&s);
    let t = std::time::Instant::now();
    let tl = overdub::timeline(&s, &run);
    std::fs::write("/tmp/expert.journal", linecheck::files::journal::text_of(&tl.journal).unwrap()).unwrap();
    eprintln!("timeline {:?} takes {:?}", t.elapsed(), tl.last().takes);
}
