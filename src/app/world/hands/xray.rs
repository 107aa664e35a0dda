//! What is seen in the room through walls and racks: the signal flow from jack to jack, and where the expert has put things.

use crate::app::bridge::LiveSession;
use crate::app::plain::Plain;
use crate::app::screens::Expert;
use crate::app::screens::{Focus, Screen, Viewport};
use crate::app::world::camera::Eyes;
use crate::app::world::jacks::Socket;
use crate::app::world::scene::Scene;
use crate::app::world::vector;
use crate::files::settings::Ease;
use crate::panels::{Aids, Traced, theme, xray_ui};
use crate::sim::gear::JackId;
use crate::sim::view::{self, ExpertView, LineView, Link};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use std::collections::HashMap;

/// What is nearer to the eyes than this is behind them, metres.
const NEAR_M: f32 = 0.1;
/// How high above the floor a cable is seen, metres.
const FLOOR_M: f32 = 0.02;

/// How far the direction of a microphone is drawn, metres.
const AXIS_M: f32 = 0.35;

/// A line in the room.
#[derive(Debug, Clone)]
struct Way {
    color: egui::Color32,
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
    live: Res<LiveSession>,
    expert: Res<Expert>,
    mut ways: Local<Vec<Way>>,
    mut shown: Local<Aids>,
) -> Result {
    let aids = focus.aids;
    let has_changed = *shown != aids || scene.is_changed();
    *shown = aids;
    let (Some((scenario, studio)), Some(room), true) = (scene.session(), viewport.0, aids.xray || aids.expert) else { return Ok(()) };
    if aids.xray && has_changed {
        let at: HashMap<&JackId, Vec3> = sockets.iter().map(|(socket, at)| (&socket.jack, at.translation())).collect();
        let place = |jack: &JackId| at.get(jack).copied().or_else(|| view::jack_place(scenario, studio, jack).map(vector));
        let by = |cord: &_| studio.cords.get(cord).map(|cord| cord.by.clone()).unwrap_or_default();
        let lines = view::flow(scenario, studio);
        let colors = theme::SAFE.iter().cycle();
        *ways = lines.iter().zip(colors).map(|(line, color)| way(line, *color, place, by)).collect();
    }
    let theirs = expert.timeline().filter(|_| aids.expert).map(|theirs| expert_ways(&view::expert(live.session(), theirs)));
    let (camera, eyes) = *camera;
    // The panels count in points, which are larger where text is.
    let text = ease.text as f32 / 100.0;
    let seen = |at: Vec3| {
        let place = camera.world_to_ndc(eyes, at)?.truncate() * Vec2::new(0.5, -0.5) + 0.5;
        let place = (room.min + room.size() * place) / text;
        Some(egui::pos2(place.x, place.y))
    };
    let ahead = |at: Vec3| (at - eyes.translation()).dot(*eyes.forward());
    let flow = ways.iter().filter(|_| aids.xray);
    let lines: Vec<_> = flow.chain(theirs.iter().flatten()).map(|way| traced(way, seen, ahead)).collect();
    let room = egui::Rect::from_min_max(egui::pos2(room.min.x, room.min.y), egui::pos2(room.max.x, room.max.y));
    xray_ui(contexts.ctx_mut()?, room / text, &lines);
    Ok(())
}

/// Where a line goes in the room.
fn way(
    line: &LineView,
    color: egui::Color32,
    place: impl Fn(&JackId) -> Option<Vec3>,
    by: impl Fn(&crate::sim::gear::UnitId) -> Vec<(f64, f64)>,
) -> Way {
    let mut way = Way { color, points: Vec::new(), places: Vec::new(), broken: None };
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

/// Where the expert's stands and cables are: foot, top of the column, capsule and the way that it points.
fn expert_ways(seen: &ExpertView) -> Vec<Way> {
    let stands = seen.stands.iter().map(|stand| {
        let pose = stand.pose;
        let (capsule, foot) = (vector(pose.capsule()), Vec3::new(pose.base.0 as f32, 0.0, pose.base.1 as f32));
        let tip = capsule + vector(pose.aim.vector()) * AXIS_M;
        let points = vec![foot, foot.with_y(pose.height as f32), capsule, tip];
        Way { color: theme::INK, points, places: vec![(capsule, stand.unit.to_string())], broken: None }
    });
    let cables = seen.cables.iter().map(|cable| {
        let points: Vec<_> = cable.points.iter().copied().map(vector).collect();
        let middle = points.get(points.len() / 2).map(|at| (*at, cable.cord.to_string()));
        Way { color: theme::INK, points, places: middle.into_iter().collect(), broken: None }
    });
    stands.chain(cables).collect()
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
        color: way.color,
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
        let way = Way {
            color: theme::INK,
            places: Vec::new(),
            broken: None,
            points: vec![Vec3::new(0.0, 0.0, 3.0), Vec3::new(0.0, 0.0, -5.0), Vec3::new(2.0, 0.0, -5.0)],
        };
        let seen = |at: Vec3| Some(egui::pos2(at.x, at.z));
        let traced = traced(&way, seen, |at| -at.z);
        assert_eq!(traced.stretches.len(), 2);
        assert!((traced.stretches[0][0].y + NEAR_M).abs() < 1e-5, "{:?}", traced.stretches);
        assert_eq!(traced.stretches[1], [egui::pos2(0.0, -5.0), egui::pos2(2.0, -5.0)]);
    }
}
