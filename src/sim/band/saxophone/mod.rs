//! A saxophone.
use crate::sim::band::dice::Dice;
use crate::sim::band::score::Score;
pub(super) const RADIATORS: &[&str] = &["bell"];
pub(super) fn render(_score: &Score, _dice: Dice) -> Vec<Vec<f64>> { vec![] }
