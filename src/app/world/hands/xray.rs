//! The signal flow seen in the room: from jack to jack, along the cables and through the walls.

use crate::app::bridge::LiveSession;
use crate::app::plain::Plain;
use crate::app::screens::{Focus, Screen, Viewport};
use crate::app::world::camera::Eyes;
use crate::app::world::jacks::Socket;
use crate::app::world::scene::Scene;
use crate::app::world::vector;
use crate::files::settings::Ease;
use crate::panels::{Traced, xray_ui};
use crate::sim::gear::JackId;
use crate::sim::view::{self, LineView, Link};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use std::collections::HashMap;

/// What is nearer to the eyes than this is behind them, metres.
const NEAR_M: f32 = 0.1;
/// How high above the floor a cable is seen, metres.
const FLOOR_M: f32 = 0.02;

/// A line in the room.
#[derive(Debug, Clone, Default)]
struct Way {
    points: Vec<Vec3>,
    places: Vec<(Vec3, String)>,
    broken: Option<Vec3>,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, draw.run_if(in_state(Screen::Studio).and_then(resource_exists::<LiveSession>)));
}

fn draw(
    mut contexts: EguiContexts,
    focus: Res<Focus>,
    scene: Res<Scene>,
    ease: Res<Plain<Ease>>,
    viewport: Res<Viewport>,
    camera: Single<(&Camera, &GlobalTransform), With<Eyes>>,
    sockets: Query<(&Socket, &GlobalTransform)>,
    mut ways: Local<Vec<Way>>,
    mut is_on: Local<bool>,
) -> Result {
    let has_changed = *is_on != focus.xray || scene.is_changed();
    *is_on = focus.xray;
    let (Some((scenario, studio)), Some(room), true) = (scene.session(), viewport.0, focus.xray) else { return Ok(()) };
    if has_changed {
        let at: HashMap<&JackId, Vec3> = sockets.iter().map(|(socket, at)| (&socket.jack, at.translation())).collect();
        let place = |jack: &JackId| at.get(jack).copied().or_else(|| view::jack_place(scenario, studio, jack).map(vector));
        let by = |cord: &_| studio.cords.get(cord).map(|cord| cord.by.clone()).unwrap_or_default();
        *ways = view::flow(scenario, studio).iter().map(|line| way(line, place, by)).collect();
    }
    let (camera, eyes) = *camera;
    // The panels count in points, which are larger where text is.
    let text = ease.text as f32 / 100.0;
    let seen = |at: Vec3| {
        let place = camera.world_to_ndc(eyes, at)?.truncate() * Vec2::new(0.5, -0.5) + 0.5;
        let place = (room.min + room.size() * place) / text;
        Some(egui::pos2(place.x, place.y))
    };
    let ahead = |at: Vec3| (at - eyes.translation()).dot(*eyes.forward());
    let lines: Vec<_> = ways.iter().map(|way| traced(way, seen, ahead)).collect();
    let room = egui::Rect::from_min_max(egui::pos2(room.min.x, room.min.y), egui::pos2(room.max.x, room.max.y));
    xray_ui(contexts.ctx_mut()?, room / text, &lines);
    Ok(())
}

/// Where a line goes in the room.
fn way(line: &LineView, place: impl Fn(&JackId) -> Option<Vec3>, by: impl Fn(&crate::sim::gear::UnitId) -> Vec<(f64, f64)>) -> Way {
    let mut way = Way::default();
    for stop in &line.stops {
        let Some(at) = place(&stop.jack) else { continue };
        if let Some(Link::Cord { cord, is_patch_cord: false, .. }) = &stop.link {
            let mut laid: Vec<_> = by(cord).into_iter().map(|(x, z)| Vec3::new(x as f32, FLOOR_M, z as f32)).collect();
            // It is kept from its end A, which may be the one that the line comes to.
            let from_here = |at: Vec3, points: &[Vec3]| points.first().map_or(0.0, |first| first.distance(at));
            if way.points.last().is_some_and(|last| from_here(*last, &laid) > from_here(at, &laid)) {
                laid.reverse();
            }
            way.points.extend(laid);
        }
        way.points.push(at);
        way.places.push((at, stop.name.clone()));
    }
    way.broken = line.broken().and_then(|stop| place(&stop.jack));
    way
}

/// What is seen of a way: what is behind the eyes is cut off.
fn traced(way: &Way, seen: impl Fn(Vec3) -> Option<egui::Pos2>, ahead: impl Fn(Vec3) -> f32) -> Traced {
    let is_seen = |at: &Vec3| ahead(*at) > NEAR_M;
    let cut = |from: Vec3, to: Vec3| {
        let (near, far) = (ahead(from), ahead(to));
        if near > NEAR_M { from } else { from.lerp(to, (NEAR_M - near) / (far - near).max(1e-6)) }
    };
    let stretches = way.points.windows(2).filter(|pair| pair.iter().any(is_seen));
    Traced {
        stretches: stretches.filter_map(|pair| Some([seen(cut(pair[0], pair[1]))?, seen(cut(pair[1], pair[0]))?])).collect(),
        places: way.places.iter().filter(|(at, _)| is_seen(at)).filter_map(|(at, name)| Some((seen(*at)?, name.clone()))).collect(),
        broken: way.broken.filter(is_seen).and_then(seen),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_behind_the_eyes_is_cut_off_where_it_passes_them() {
        let way = Way { points: vec![Vec3::new(0.0, 0.0, 3.0), Vec3::new(0.0, 0.0, -5.0), Vec3::new(2.0, 0.0, -5.0)], ..Way::default() };
        let seen = |at: Vec3| Some(egui::pos2(at.x, at.z));
        let traced = traced(&way, seen, |at| -at.z);
        assert_eq!(traced.stretches.len(), 2);
        assert!((traced.stretches[0][0].y + NEAR_M).abs() < 1e-5, "{:?}", traced.stretches);
        assert_eq!(traced.stretches[1], [egui::pos2(0.0, -5.0), egui::pos2(2.0, -5.0)]);
    }
}
