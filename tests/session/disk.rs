//! Journals on disk: a kill loses nothing that was done, and nothing else passes as a journal.

use crate::small;
use crate::{fetch, ready_to_record, unit};
use linecheck::files::Diagnostic;
use linecheck::files::journal::{self, JournalError, Writer};
use linecheck::sim::session::{Action, Session};
use linecheck::sim::units::Stamp;
use std::path::Path;

fn session() -> Session {
    let mut session = Session::new(small::scenario(Vec::new()));
    let work = ready_to_record().into_iter().chain([fetch("MC-99"), fetch("MC-1"), Action::Return(unit("MC-1"))]);
    for (index, action) in work.enumerate() {
        drop(session.apply(Stamp(index as u64 * 100), action));
    }
    session
}

fn text() -> String {
    journal::text_of(session().journal()).expect("a journal is text")
}

fn parse(text: &str) -> Result<journal::Found, JournalError> {
    journal::parse(Path::new("s.journal"), text.as_bytes())
}

#[test]
fn a_kill_at_any_byte_loses_at_most_the_line_that_was_being_written() {
    let (text, session) = (text(), session());
    let header = text.lines().next().map_or(0, str::len);
    for kept in header..=text.len() {
        let found = parse(&text[..kept]).unwrap_or_else(|why| panic!("{kept} bytes: {why}"));
        let whole = text[..kept].matches('\n').count();
        let read = found.journal.entries.len() + 1;
        assert!(read == whole || read == whole + 1, "{read} lines of {whole}");
        assert_eq!(found.journal.entries[..], session.journal().entries[..read - 1]);
        assert_eq!(found.notices.is_empty(), read > whole || text[..kept].ends_with('\n'));
    }
}

#[test]
fn work_goes_on_where_it_was_cut_off() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("s.journal");
    let session = session();
    let entries = &session.journal().entries;
    let mut writer = Writer::create(&path, &session.journal().header).expect("a new journal");
    for entry in &entries[..3] {
        writer.append(entry).expect("an entry");
    }
    drop(writer);
    assert!(matches!(Writer::create(&path, &session.journal().header), Err(JournalError::Disk { .. })), "it is never written over");

    // The kill came in the middle of a line.
    let whole = std::fs::read(&path).expect("the journal");
    std::fs::write(&path, [&whole[..], b"(at:(400),what:Di"].concat()).expect("a torn line");
    let (mut writer, found) = Writer::reopen(&path).expect("it goes on");
    assert_eq!((found.journal.entries.len(), found.notices.len()), (3, 1));
    writer.append(&entries[3]).expect("an entry");
    drop(writer);

    // And then between a line and its end.
    let whole = std::fs::read(&path).expect("the journal");
    std::fs::write(&path, &whole[..whole.len() - 1]).expect("a line without its end");
    let (mut writer, found) = Writer::reopen(&path).expect("it goes on");
    assert_eq!((found.journal.entries.len(), found.notices.len()), (4, 0));
    for entry in &entries[4..] {
        writer.append(entry).expect("an entry");
    }
    let found = journal::read(&path).expect("the journal");
    assert_eq!((&found.journal, found.notices.len()), (session.journal(), 0));
}

#[test]
fn a_bad_line_is_named_with_its_place() {
    let text = text();
    let bad = |line: usize, with: &str| {
        let lines: Vec<&str> = text.lines().enumerate().map(|(index, old)| if index + 1 == line { with } else { old }).collect();
        parse(&(lines.join("\n") + "\n")).expect_err("this is no journal")
    };
    let place = |error: JournalError| match error {
        JournalError::Line(Diagnostic { line, column, .. }) => (line, column),
        other => panic!("not a line: {other}"),
    };
    assert_eq!(place(bad(3, "(at:(100),what:Did(Fly))")), (3, 20));
    assert_eq!(place(bad(4, "")).0, 4);
    assert_eq!(place(bad(5, "(at:(0),what:Did(Leave))")).0, 5);
    assert_eq!(place(bad(2, "(at:(0),what:Did(Transport(Locate(inf))))")).0, 2);
    assert_eq!(place(bad(2, "(at:(0),what:Did(Leave),why:1)")).0, 2);
    assert_eq!(place(bad(2, &format!("(at:(0),what:{}Leave{})", "Some(".repeat(5000), ")".repeat(5000)))).0, 2);
    assert_eq!(place(bad(2, &"x".repeat(100_000))).0, 2);
    let error = bad(3, "(at:(100),what:Did(Fly))").to_string();
    assert!(error.starts_with("s.journal:3:20: ") && error.contains("Fly"), "{error}");
}

#[test]
fn a_later_format_is_refused_in_so_many_words() {
    let later = text().replacen("format:1", "format:2,mood:\"calm\"", 1);
    let error = parse(&later).expect_err("another version").to_string();
    assert_eq!(error, "s.journal: the journal has format 2; this program reads format 1");
    assert!(matches!(parse(""), Err(JournalError::Line(Diagnostic { line: 1, .. }))));
    assert!(matches!(parse("hello\n"), Err(JournalError::Line(Diagnostic { line: 1, .. }))));
}
