//! Pictures of the panels, drawn without an engine, for whoever wants to look at them: in the folder that `LINECHECK_PICTURES` names.

use crate::work::{Work, window};
use egui::epaint::{ClippedPrimitive, Mesh, Primitive, Vertex};
use egui::{ColorImage, Rect, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use linecheck::files;
use linecheck::files::settings::Colours;
use linecheck::panels::Stage;
use linecheck::sim::gear::JackId;
use linecheck::sim::session::{Action, End};
use std::path::Path;

/// A picture in premultiplied red, green and blue.
struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 3]>,
}

impl Canvas {
    fn fill(&mut self, mesh: &Mesh, clip: Rect, font: &ColorImage, scale: f32) {
        for corners in mesh.indices.chunks_exact(3) {
            let [a, b, c] = [0, 1, 2].map(|corner| mesh.vertices[corners[corner] as usize]);
            self.triangle([a, b, c], clip, font, scale);
        }
    }

    fn triangle(&mut self, corners: [Vertex; 3], clip: Rect, font: &ColorImage, scale: f32) {
        let [a, b, c] = corners.map(|corner| corner.pos * scale);
        let area = (b - a).x * (c - a).y - (b - a).y * (c - a).x;
        let clip = Rect::from_min_max(clip.min * scale, clip.max * scale);
        let bounds = Rect::from_points(&[a, b, c])
            .intersect(clip)
            .intersect(Rect::from_min_max(pos2(0.0, 0.0), pos2(self.width as f32, self.height as f32)));
        if area.abs() < 1e-6 || !bounds.is_positive() {
            return;
        }
        for y in bounds.min.y.floor() as usize..bounds.max.y.ceil() as usize {
            for x in bounds.min.x.floor() as usize..bounds.max.x.ceil() as usize {
                let at = pos2(x as f32 + 0.5, y as f32 + 0.5);
                let share = |p: egui::Pos2, q: egui::Pos2| ((q - p).x * (at - p).y - (q - p).y * (at - p).x) / area;
                let weights = [share(b, c), share(c, a), share(a, b)];
                if clip.contains(at) && weights.iter().all(|weight| *weight >= 0.0) && x < self.width && y < self.height {
                    self.blend(x, y, colour(&corners, weights, font));
                }
            }
        }
    }

    fn blend(&mut self, x: usize, y: usize, over: [f32; 4]) {
        let pixel = &mut self.pixels[y * self.width + x];
        for (part, over_part) in pixel.iter_mut().zip(over) {
            *part = over_part + *part * (1.0 - over[3]);
        }
    }
}

/// Colour of a point of a triangle: its own, times that of the letters.
fn colour(corners: &[Vertex; 3], weights: [f32; 3], font: &ColorImage) -> [f32; 4] {
    let mut sum = [0.0; 4];
    let (mut u, mut v) = (0.0, 0.0);
    for (corner, weight) in corners.iter().zip(weights) {
        for (part, own) in sum.iter_mut().zip(corner.color.to_array()) {
            *part += weight * f32::from(own) / 255.0;
        }
        u += weight * corner.uv.x;
        v += weight * corner.uv.y;
    }
    let [width, height] = font.size;
    let at = |share: f32, size: usize| ((share * size as f32) as usize).min(size - 1);
    let letter = font.pixels[at(v, height) * width + at(u, width)].to_array();
    [0, 1, 2, 3].map(|part| sum[part] * f32::from(letter[part]) / 255.0)
}

/// What is on the screen, so many pixels for a point.
fn draw<T>(panels: &Harness<'_, T>, scale: f32) -> Canvas {
    let size = panels.ctx.content_rect().size() * scale;
    let (width, height) = (size.x as usize, size.y as usize);
    let mut canvas = Canvas { width, height, pixels: vec![[0.05; 3]; width * height] };
    let font = panels.ctx.fonts(|fonts| fonts.image());
    let parts = panels.ctx.tessellate(panels.output().shapes.clone(), panels.output().pixels_per_point);
    for ClippedPrimitive { clip_rect, primitive } in parts {
        if let Primitive::Mesh(mesh) = primitive {
            canvas.fill(&mesh, clip_rect, &font, scale);
        }
    }
    canvas
}

/// Keeps what is on the screen as a picture of that name, if somebody wants pictures.
pub(crate) fn picture<T>(panels: &mut Harness<'_, T>, name: &str, scale: f32) {
    let Some(folder) = std::env::var_os("LINECHECK_PICTURES") else { return };
    panels.set_pixels_per_point(scale);
    panels.run_steps(2);
    let canvas = draw(panels, scale);
    let bytes: Vec<u8> = canvas.pixels.iter().flatten().map(|part| (part.clamp(0.0, 1.0) * 255.0) as u8).collect();
    let path = Path::new(&folder).join(format!("{name}.png"));
    files::picture::write(&path, (canvas.width as u32, canvas.height as u32), &bytes).expect("a picture");
}

#[test]
fn pictures_of_the_panels() {
    let plug = |end, jack: &str| Action::Plug { cord: "TT-06-01".into(), end, into: JackId::new(&"BAY".into(), jack) };
    let stages = [Stage::Room, Stage::Storage, Stage::Bay, Stage::Preamps, Stage::Desk, Stage::Recorder, Stage::Sheets, Stage::Brief];
    for stage in stages {
        for (name, size, scale, language) in [("usual", (1280.0, 800.0), 1.0, "en"), ("large", (1280.0, 800.0), 2.0, "de")] {
            let work = Work::at(stage).after([Action::Fetch("TT-06-01".into()), plug(End::A, "U5"), plug(End::B, "L10")]);
            let mut panels = window(
                work.with(|ease| {
                    ease.language = language.into();
                    ease.colours = if scale > 1.0 { Colours::Safe } else { Colours::Usual };
                }),
                size,
            );
            panels.key_press(egui::Key::Tab);
            picture(&mut panels, &format!("panel-{stage:?}-{name}").to_lowercase(), scale);
        }
    }
}

/// Everything that has words and stands lower than so many points stands inside the window from side to side.
#[track_caller]
pub(crate) fn assert_nothing_is_cut<T>(panels: &Harness<'_, T>, below: f32, place: &str) {
    let screen = panels.ctx.content_rect();
    for node in panels.get_all_by(|node| node.label().is_some() || node.value().is_some()) {
        let words = node.accesskit_node().label().or(node.accesskit_node().value()).unwrap_or_default();
        if node.accesskit_node().raw_bounds().is_none() || words.is_empty() {
            continue;
        }
        let rect = node.rect();
        if rect.top() < below {
            continue;
        }
        assert!(
            rect.left() >= screen.left() - 1.0 && rect.right() <= screen.right() + 1.0,
            "{place}: {words} is cut: {rect:?} in {screen:?}"
        );
    }
}
