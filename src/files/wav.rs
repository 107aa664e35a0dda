//! stub
/// x
pub fn write(_p: &std::path::Path, _s: &[f32]) -> std::io::Result<()> { Ok(()) }
