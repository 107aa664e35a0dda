//! A kill in the middle of a session: what was done is on the disk, and the session goes on from there.

use linecheck::files::journal::{self, Writer};
use linecheck::files::{Library, sessions};
use linecheck::sim::scenario::Scenario;
use linecheck::sim::session::{Action, Entry, Outcome, Session};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

const SCENARIO: &str = "first-overdub";
/// Tells the trainee's process where to keep its journals.
const DATA: &str = "LINECHECK_TEST_DATA";

fn library() -> Library {
    Library::at(env!("CARGO_MANIFEST_DIR"))
}

fn scenario() -> Arc<Scenario> {
    Arc::new(library().scenario(SCENARIO).expect("it is in order"))
}

/// What the expert does, to the end.
fn expert() -> Vec<Entry> {
    let path = library().expert(SCENARIO).expect("an expert's run ships");
    journal::read(&path).expect("it can be read").journal.entries
}

/// Does what an entry tells of, and writes it down as the studio does.
fn again(session: &mut Session, writer: &mut Writer, entry: &Entry) {
    let (Outcome::Did(action) | Outcome::Tried(action, _)) = &entry.what;
    let _refused_as_then = session.apply(entry.at, action.clone());
    writer.append(session.journal().entries.last().expect("it was just done")).expect("the disk takes it");
}

/// The trainee’s process: it works through the expert’s run, says how much is on the disk, and never leaves by itself.
/// Where nobody has named a folder for it there is nothing to do: the test below starts it, and kills it.
#[test]
fn a_trainee_at_work() {
    let Some(data) = std::env::var_os(DATA) else { return };
    let mut opened = sessions::begin(Path::new(&data), &scenario()).expect("a new session");
    for (index, entry) in expert().iter().filter(|entry| entry.what != Outcome::Did(Action::Leave)).enumerate() {
        again(&mut opened.session, &mut opened.writer, entry);
        writeln!(std::io::stderr(), "done {}", index + 1).expect("somebody listens");
    }
    // Whoever started this holds the other end; if they are gone, so is the need for it.
    std::io::stdin().read_to_end(&mut Vec::new()).expect("nothing is ever said");
}

/// Starts a trainee, kills them a while after so many things were done, and says how many they had spoken of.
fn kill_after(done: usize, pause: Duration, data: &Path) -> usize {
    let mut trainee = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "a_trainee_at_work", "--nocapture"])
        .env(DATA, data)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut lines = BufReader::new(trainee.stderr.take().expect("it is piped")).lines();
    let mut count = || lines.by_ref().map_while(Result::ok).find_map(|line| line.strip_prefix("done ")?.parse::<usize>().ok());
    while count().expect("the trainee works on") < done {}
    std::thread::sleep(pause);
    trainee.kill().expect("it was still there");
    trainee.wait().expect("it ended");
    let mut said = done;
    while let Some(more) = count() {
        said = more;
    }
    said
}

#[test]
fn what_was_done_before_a_kill_is_there_and_the_session_goes_on_to_the_same_end() {
    let (scenario, expert) = (scenario(), expert());
    let mut whole = Session::new(scenario.clone());
    for entry in &expert {
        let (Outcome::Did(action) | Outcome::Tried(action, _)) = &entry.what;
        let _refused_as_then = whole.apply(entry.at, action.clone());
    }
    assert_eq!(whole.journal().entries, expert);

    // One folder, so that each session is the newest among finished ones.
    let data = tempfile::tempdir().expect("a folder for the test");
    for (round, done) in [1, 2, expert.len() / 5, expert.len() / 2, expert.len() * 3 / 4, expert.len() - 2].into_iter().enumerate() {
        let said = kill_after(done, Duration::from_micros(700 * round as u64), data.path());
        let path = sessions::unfinished(data.path(), SCENARIO).expect("an unfinished session");
        assert!(path.ends_with(format!("sessions/{SCENARIO}-{:03}.journal", round + 1)), "{}", path.display());
        let mut opened = sessions::resume(&path, &scenario).expect("it goes on");
        let kept = opened.session.journal().entries.clone();
        assert!(kept.len() >= said && kept == expert[..kept.len()], "{} kept of {said} that were done", kept.len());

        for entry in &expert[kept.len()..] {
            again(&mut opened.session, &mut opened.writer, entry);
        }
        // Equal sessions are judged equally: the report follows from nothing else.
        assert!(opened.session == whole, "it ended otherwise");
        assert_eq!(journal::read(&path).expect("the journal").journal, *whole.journal());
        assert_eq!(sessions::unfinished(data.path(), SCENARIO), None);
    }
}
