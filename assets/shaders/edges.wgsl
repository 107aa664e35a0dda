// Smooths the steps of edges: looks which way an edge goes by the light at the four corners of a pixel, and takes the mean
// of two places along it. It branches nowhere, which a software driver would pay for.

#import bevy_core_pipeline::fullscreen_vertex_shader::FullscreenVertexOutput

@group(0) @binding(0) var picture: texture_2d<f32>;
@group(0) @binding(1) var picture_sampler: sampler;

// How far along an edge is looked, pixels.
const REACH: f32 = 4.0;
// Light differences below this share of the light around are no edge.
const EVEN: f32 = 0.125;

fn light(at: vec2<i32>, last: vec2<i32>) -> f32 {
    let color = textureLoad(picture, clamp(at, vec2<i32>(0), last), 0).rgb;
    return sqrt(color.g + 0.5 * color.r);
}

@fragment
fn fragment(in: FullscreenVertexOutput) -> @location(0) vec4<f32> {
    let last = vec2<i32>(textureDimensions(picture)) - vec2<i32>(1);
    let at = vec2<i32>(in.position.xy);
    let nw = light(at + vec2<i32>(-1, -1), last);
    let ne = light(at + vec2<i32>(1, -1), last);
    let sw = light(at + vec2<i32>(-1, 1), last);
    let se = light(at + vec2<i32>(1, 1), last);
    let slope = vec2<f32>((sw + se) - (nw + ne), (nw + sw) - (ne + se));
    let least = min(abs(slope.x), abs(slope.y)) + (nw + ne + sw + se) * 0.25 * EVEN + 0.008;
    let along = clamp(slope / least, vec2<f32>(-REACH), vec2<f32>(REACH)) / vec2<f32>(textureDimensions(picture)) / 6.0;
    let one = textureSampleLevel(picture, picture_sampler, in.uv - along, 0.0);
    let other = textureSampleLevel(picture, picture_sampler, in.uv + along, 0.0);
    return (one + other) * 0.5;
}
