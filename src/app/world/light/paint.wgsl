// Shading at corners: light from above and around as strong as the place has it, a sheen on metal, and what shines by itself.

#import bevy_pbr::{
    mesh_functions,
    view_transformations::position_world_to_clip,
    mesh_view_bindings::view,
    forward_io::Vertex,
}

struct Paint {
    base: vec4<f32>,
    glow: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> paint: Paint;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var picture: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(2) var picture_sampler: sampler;

struct Corner {
    @builtin(position) position: vec4<f32>,
    @location(0) light: vec4<f32>,
    @location(1) uv: vec2<f32>,
}

fn light_of_place(instance: u32) -> vec3<f32> {
    let tag = mesh_functions::get_tag(instance);
    return vec3<f32>(vec3<u32>(tag, tag >> 8u, tag >> 16u) & vec3<u32>(255u)) / 127.0;
}

@vertex
fn vertex(in: Vertex) -> Corner {
    var out: Corner;
    let world_from_local = mesh_functions::get_world_from_local(in.instance_index);
    let at = mesh_functions::mesh_position_local_to_world(world_from_local, vec4<f32>(in.position, 1.0));
    out.position = position_world_to_clip(at.xyz);
#ifdef VERTEX_UVS_A
    out.uv = in.uv;
#else
    out.uv = vec2<f32>(0.0);
#endif
    var color = paint.base;
#ifdef VERTEX_COLORS
    color *= in.color;
#endif
    // Which light there is follows from definitions alone, never from a value: see `Coat`.
#ifdef BAKED
    let light = vec3<f32>(1.0);
#else
    let normal = normalize(mesh_functions::mesh_normal_local_to_world(in.normal, in.instance_index));
    let place = light_of_place(in.instance_index);
    let above = 0.5 + 0.5 * normal.y;
    let key = max(dot(normal, normalize(vec3<f32>(0.45, 0.7, 0.55))), 0.0);
    var light = place * (0.30 + 0.42 * above + 0.42 * key);
#ifdef METAL
    let look = normalize(view.world_position - at.xyz);
    let mirrored = reflect(-look, normal);
    let bright = smoothstep(0.15, 0.95, mirrored.y) * 0.9 + smoothstep(0.2, -0.6, mirrored.y) * 0.12;
    light = mix(light, place * (0.22 + 1.5 * bright), paint.glow.w * 0.8);
#endif
#endif
    out.light = vec4<f32>(color.rgb * light + max(paint.glow.rgb, vec3<f32>(0.0)), color.a);
    return out;
}

@fragment
fn fragment(in: Corner) -> @location(0) vec4<f32> {
    let shown = textureSample(picture, picture_sampler, in.uv) * in.light * vec4<f32>(vec3<f32>(1.22), 1.0);
    // Bright light rolls off instead of clipping.
    let rolled = shown.rgb / (1.0 + max(shown.rgb - 0.55, vec3<f32>(0.0)) * 0.55);
    return vec4<f32>(rolled, shown.a);
}
