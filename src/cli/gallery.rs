//! `gallery`: pictures of fixed views of the place, each from a moment of a session.

use crate::cli::moment::moment;
use crate::cli::opened::Opened;
use crate::cli::out::Out;
use crate::cli::{Failure, Front, Opening, PicturesArgs};
use crate::files::Library;
use crate::sim::scenario::Scenario;
use crate::sim::session::{Session, Studio};
use crate::sim::units::Stamp;
use crate::sim::view::{Stage, Staged};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) fn gallery(out: &mut Out, front: Option<Front>, args: PicturesArgs) -> Result<(), Failure> {
    let Some(front) = front else {
        return Err(Failure::Usage("this build draws nothing; pictures are taken by the one with a window".into()));
    };
    let views = views(out, args.only.as_deref())?;
    let (count, folder) = (views.len(), args.out.clone());
    (front.pictures)(views, args).map_err(Failure::Missing)?;
    out.aside(&format!("{count} pictures in {}", folder.display()));
    Ok(())
}

/// How long frames take, for the views with that in their names.
pub(super) fn bench(out: &mut Out, front: Front, opening: Opening) -> Result<(), Failure> {
    let views = views(out, opening.view.as_deref())?;
    out.say(&(front.bench)(views, opening).map_err(Failure::Missing)?);
    Ok(())
}

/// The views with that in their names, or all of them.
fn views(out: &mut Out, only: Option<&str>) -> Result<Vec<Staged>, Failure> {
    let library = Library::find()?;
    let gallery = library.gallery().map_err(Failure::Faults)?;
    let wanted: Vec<_> = gallery.shots.into_iter().filter(|shot| only.is_none_or(|word| shot.name.contains(word))).collect();
    if wanted.is_empty() {
        return Err(Failure::Missing(format!("no view is called `{}`", only.unwrap_or_default())));
    }
    let mut stages: BTreeMap<String, (Arc<Scenario>, Arc<Studio>)> = BTreeMap::new();
    let mut views = Vec::new();
    for shot in wanted {
        if !stages.contains_key(&shot.stage) {
            let stage = gallery.stages.iter().find(|stage| stage.id == shot.stage);
            let stage = stage.ok_or_else(|| Failure::Missing(format!("there is no stage `{}` for `{}`", shot.stage, shot.name)))?;
            stages.insert(shot.stage.clone(), set(out, &library, stage)?);
        }
        let (scenario, studio) = &stages[&shot.stage];
        views.push(Staged { shot, scenario: Arc::clone(scenario), studio: Arc::clone(studio) });
    }
    Ok(views)
}

/// The scenario of a stage and its studio at that moment.
fn set(out: &mut Out, library: &Library, stage: &Stage) -> Result<(Arc<Scenario>, Arc<Studio>), Failure> {
    if let Some(at) = &stage.expert_at {
        let journal = library.expert(&stage.scenario);
        let journal = journal.ok_or_else(|| Failure::Missing(format!("there is no expert's run of `{}`", stage.scenario)))?;
        let opened = Opened::read(out, &journal)?;
        let at = moment(&opened, at)?.after(stage.later);
        let mut studio = opened.timeline.at(at).clone();
        studio.now = at;
        return Ok((opened.scenario, Arc::new(studio)));
    }
    let is_played = library.scenarios().contains(&stage.scenario);
    let scenario = if is_played { library.scenario(&stage.scenario) } else { library.staged(&stage.scenario) };
    let scenario = Arc::new(scenario.map_err(Failure::Faults)?);
    let mut session = Session::new(Arc::clone(&scenario));
    for (index, action) in stage.actions.iter().enumerate() {
        let at = Stamp(1000 * (index as u64 + 1));
        session.advance(at);
        let why = |refusal| Failure::Missing(format!("stage `{}`, action {}: {refusal}", stage.id, index + 1));
        session.apply(at, action.clone()).map_err(why)?;
    }
    session.advance(Stamp(1000 * (stage.actions.len() as u64 + 1)).after(stage.later));
    Ok((scenario, Arc::new(session.studio().clone())))
}
