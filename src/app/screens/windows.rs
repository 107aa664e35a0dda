//! The small windows over every screen, the language, and the size of everything.

use crate::app::Options;
use crate::app::looks::Looks;
use crate::app::notices::Notices;
use crate::app::plain::Plain;
use crate::app::shelf::data_folder;
use crate::files::keys::KeyMap;
use crate::files::portraits::portraits;
use crate::files::settings::Ease;
use crate::files::{Library, keys, locale};
use crate::panels::{Chosen, Windows, Words, hang_portraits, theme, windows_ui};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

/// Every language that there is.
#[derive(Resource, Default)]
struct Languages(Vec<locale::Locale>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Languages>()
        .init_resource::<Plain<Words>>()
        .init_resource::<Plain<KeyMap>>()
        .init_resource::<Plain<Windows>>()
        .add_systems(Startup, read)
        .add_systems(Update, speak.run_if(resource_changed::<Plain<Ease>>))
        .add_systems(EguiPrimaryContextPass, (dress.run_if(resource_changed::<Plain<Ease>>), show).chain());
}

fn read(mut languages: ResMut<Languages>, mut map: ResMut<Plain<KeyMap>>, options: Res<Options>, mut notices: ResMut<Notices>) {
    // Whoever looks for scenarios says that nothing was found.
    let Ok(library) = Library::find() else { return };
    match locale::locales(&library) {
        Ok(found) => {
            found.iter().flat_map(|locale| &locale.faults).for_each(|fault| notices.refuse(fault.to_string()));
            languages.0 = found;
        }
        Err(why) => notices.refuse(why.to_string()),
    }
    let (read, faults) = keys::keys(&library, &data_folder(&options));
    map.0 = read;
    for fault in faults {
        notices.refuse(fault.to_string());
    }
}

/// The language that was chosen, or else English.
fn speak(ease: Res<Plain<Ease>>, languages: Res<Languages>, mut words: ResMut<Plain<Words>>, mut notices: ResMut<Notices>) {
    let of = |code: &str| languages.0.iter().find(|locale| locale.code == code);
    let Some(locale) = of(&ease.language).or_else(|| of("en")) else { return };
    match Words::of(locale) {
        Ok(spoken) => words.0 = spoken,
        Err(faults) => faults.into_iter().for_each(|fault| notices.refuse(fault)),
    }
}

fn dress(mut contexts: EguiContexts, ease: Res<Plain<Ease>>, mut hung: Local<bool>) -> Result {
    let context = contexts.ctx_mut()?;
    theme::dress(context, &ease);
    if !std::mem::replace(&mut *hung, true)
        && let Ok(library) = Library::find()
    {
        hang_portraits(context, &portraits(&library));
    }
    context.set_zoom_factor(ease.text as f32 / 100.0);
    Ok(())
}

fn show(
    mut contexts: EguiContexts,
    words: Res<Plain<Words>>,
    languages: Res<Languages>,
    map: Res<Plain<KeyMap>>,
    mut windows: ResMut<Plain<Windows>>,
    mut looks: ResMut<Looks>,
    mut ease: ResMut<Plain<Ease>>,
) -> Result {
    let codes: Vec<_> = languages.0.iter().map(|locale| locale.code.clone()).collect();
    let mut chosen = Chosen { looks: looks.0, ease: ease.0.clone() };
    windows_ui(contexts.ctx_mut()?, &words, &codes, &map, &mut windows, &mut chosen);
    looks.set_if_neq(Plain(chosen.looks));
    ease.set_if_neq(Plain(chosen.ease));
    Ok(())
}
