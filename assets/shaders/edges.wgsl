// Smooths the steps of edges: where light changes across a pixel, its neighbours along the edge are mixed into it.
// Five pixels are read and nothing is branched on, which a software driver would pay for.

@group(0) @binding(0) var picture: texture_2d<f32>;

// How much of a pixel comes from its neighbours at most, and how soon.
const MOST: f32 = 0.72;
const SOON: f32 = 2.4;

fn light(color: vec3<f32>) -> f32 {
    return sqrt(color.g + 0.5 * color.r);
}

@fragment
fn fragment(@builtin(position) position: vec4<f32>) -> @location(0) vec4<f32> {
    let last = vec2<i32>(textureDimensions(picture)) - vec2<i32>(1);
    let at = vec2<i32>(position.xy);
    let here = textureLoad(picture, at, 0);
    let west = textureLoad(picture, max(at - vec2<i32>(1, 0), vec2<i32>(0)), 0).rgb;
    let east = textureLoad(picture, min(at + vec2<i32>(1, 0), last), 0).rgb;
    let north = textureLoad(picture, max(at - vec2<i32>(0, 1), vec2<i32>(0)), 0).rgb;
    let south = textureLoad(picture, min(at + vec2<i32>(0, 1), last), 0).rgb;
    let lights = vec4<f32>(light(west), light(east), light(north), light(south));
    // An edge runs across the way in which light changes.
    let along = vec2<f32>(abs(lights.w - lights.z), abs(lights.y - lights.x));
    let change = along.x + along.y;
    let beside = ((west + east) * along.x + (north + south) * along.y) * 0.5 / max(change, 1e-4);
    let share = clamp((change / (dot(lights, vec4<f32>(0.25)) + 0.02) - 0.1) * SOON, 0.0, MOST);
    return vec4<f32>(mix(here.rgb, beside, share), here.a);
}
