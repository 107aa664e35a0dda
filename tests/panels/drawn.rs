//! What the panels draw, without a graphics card: triangles with the font's texture, one pixel after another, into a PNG.

use crate::work::Work;
use egui::epaint::{ImageDelta, Primitive, Vertex};
use egui::{Color32, Context, Pos2, RawInput, Rect, Rgba, TextureId, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use linecheck::panels::theme;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A texture and its width.
type Texture = (Vec<Color32>, usize);

/// Draws what a function lays out in a window of so many points with so many pixels each; several frames, so that it settles.
pub(crate) fn draw(name: &str, size: (f32, f32), pixels: f32, mut add: impl FnMut(&mut egui::Ui)) {
    let Some(folder) = std::env::var_os("LINECHECK_PICTURES").map(PathBuf::from) else { return };
    let (context, mut textures) = (Context::default(), BTreeMap::new());
    theme::dress(&context);
    let mut last = None;
    for frame in 0..4 {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(size.0, size.1))),
            time: Some(f64::from(frame) * 0.5),
            ..RawInput::default()
        };
        context.set_pixels_per_point(pixels);
        let mut output = context.run_ui(input, |ui| add(ui));
        std::mem::take(&mut output.textures_delta.set)
            .into_iter()
            .for_each(|(id, deltas)| deltas.iter().for_each(|delta| take(&mut textures, id, delta)));
        last = Some(output);
    }
    let output = last.expect("it was drawn");
    let (width, height) = ((size.0 * pixels) as usize, (size.1 * pixels) as usize);
    let mut image = vec![Rgba::from(theme::NIGHT); width * height];
    for part in context.tessellate(output.shapes, output.pixels_per_point) {
        let Primitive::Mesh(mesh) = part.primitive else { continue };
        let clip = Rect::from_min_max(part.clip_rect.min * pixels, part.clip_rect.max * pixels);
        for corners in mesh.indices.chunks_exact(3) {
            let corners = [corners[0], corners[1], corners[2]].map(|index| mesh.vertices[index as usize]);
            fill(&mut image, (width, height), clip, pixels, &corners, textures.get(&mesh.texture_id));
        }
    }
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = std::fs::File::create(folder.join(format!("{name}.png"))).expect("a file");
    let mut encoder = png::Encoder::new(file, width as u32, height as u32);
    encoder.set_color(png::ColorType::Rgba);
    let bytes: Vec<u8> = image.into_iter().flat_map(|color| Color32::from(color).to_array()).collect();
    encoder.write_header().expect("a head").write_image_data(&bytes).expect("a picture");
}

/// The panels of a session.
pub(crate) fn picture(name: &str, mut work: Work, size: (f32, f32), pixels: f32) {
    draw(name, size, pixels, |ui| work.frame(ui));
}

fn take(textures: &mut BTreeMap<TextureId, Texture>, id: TextureId, delta: &ImageDelta) {
    let egui::ImageData::Color(image) = &delta.image;
    let wide = image.size[0];
    match delta.pos {
        None => drop(textures.insert(id, (image.pixels.clone(), wide))),
        Some([x, y]) => {
            let Some((texture, width)) = textures.get_mut(&id) else { return };
            for (row, line) in image.pixels.chunks(wide).enumerate() {
                let from = (y + row) * *width + x;
                texture[from..from + wide].copy_from_slice(line);
            }
        }
    }
}

/// Fills a triangle, its colours and its texture carried on between its corners.
fn fill(image: &mut [Rgba], (width, height): (usize, usize), clip: Rect, pixels: f32, corners: &[Vertex; 3], texture: Option<&Texture>) {
    let [a, b, c] = corners.map(|corner| corner.pos * pixels);
    let area = (b - a).x * (c - a).y - (b - a).y * (c - a).x;
    if area.abs() < 1e-6 {
        return;
    }
    let within = Rect::from_points(&[a, b, c]).intersect(clip);
    let (top, bottom) = (within.top().max(0.0) as usize, (within.bottom().ceil().max(0.0) as usize).min(height));
    let (left, right) = (within.left().max(0.0) as usize, (within.right().ceil().max(0.0) as usize).min(width));
    for y in top..bottom {
        for x in left..right {
            let at = pos2(x as f32 + 0.5, y as f32 + 0.5);
            let share = |p: Pos2, q: Pos2| ((q - p).x * (at - p).y - (q - p).y * (at - p).x) / area;
            let weights = [share(b, c), share(c, a), share(a, b)];
            if weights.iter().any(|weight| *weight < -1e-4) || !clip.contains(at) {
                continue;
            }
            let sum = |of: &dyn Fn(&Vertex) -> f32| corners.iter().zip(weights).map(|(corner, weight)| of(corner) * weight).sum::<f32>();
            let rgba = |nth: usize| sum(&|corner| f32::from(corner.color.to_array()[nth]));
            let texel = texture.map_or(Color32::WHITE, |texture| sample(texture, sum(&|corner| corner.uv.x), sum(&|corner| corner.uv.y)));
            let over = texel.to_array().map(f32::from);
            let [red, green, blue, alpha] = [0, 1, 2, 3].map(|nth| rgba(nth) * over[nth] / 255.0 / 255.0);
            let under = Color32::from(image[y * width + x]).to_array().map(|value| f32::from(value) / 255.0);
            let mixed = [red, green, blue, 1.0].iter().zip(under).map(|(new, old)| new + old * (1.0 - alpha)).collect::<Vec<f32>>();
            let byte = |value: f32| (value.clamp(0.0, 1.0) * 255.0) as u8;
            image[y * width + x] = Rgba::from(Color32::from_rgb(byte(mixed[0]), byte(mixed[1]), byte(mixed[2])));
        }
    }
}

/// The nearest pixel of a texture.
fn sample((texture, width): &Texture, u: f32, v: f32) -> Color32 {
    let height = texture.len() / width;
    let (x, y) = ((u * *width as f32) as usize, (v * height as f32) as usize);
    texture[y.min(height - 1) * width + x.min(width - 1)]
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
