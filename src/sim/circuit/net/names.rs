//! Finding a jack by its name: names are compared as numbers, and letter by letter only where those are equal.

use crate::sim::circuit::net::Node;
use crate::sim::gear::{JackId, UnitId};

/// The names of every jack, which stand unit by unit in their order.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Names {
    /// Of each unit its name, its first jack, and the one after its last.
    units: Vec<(u128, usize, usize)>,
    jacks: Vec<u128>,
}

impl Names {
    /// Takes in the jacks of another unit, of which this is the first.
    pub(super) fn add(&mut self, unit: &UnitId, first: usize, jacks: impl Iterator<Item = u128>) {
        self.jacks.extend(jacks);
        self.units.push((number(&unit.0), first, self.jacks.len()));
    }

    /// Which jack this is.
    pub(super) fn jack(&self, nodes: &[Node], id: &JackId) -> Option<usize> {
        let (first, last) = self.unit(nodes, &id.unit)?;
        let jack = number(&id.jack);
        let alike = first + self.jacks[first..last].partition_point(|other| *other < jack);
        (alike..last).take_while(|node| self.jacks[*node] == jack).find(|node| is_whole(jack) || nodes[*node].id.jack == id.jack)
    }

    /// The first jack of a unit.
    pub(super) fn first(&self, nodes: &[Node], unit: &UnitId) -> Option<usize> {
        self.unit(nodes, unit).map(|(first, _)| first)
    }

    fn unit(&self, nodes: &[Node], unit: &UnitId) -> Option<(usize, usize)> {
        let name = number(&unit.0);
        let alike = self.units.partition_point(|(other, ..)| *other < name);
        let mut alike = self.units[alike..].iter().take_while(|(other, ..)| *other == name);
        alike.find(|(_, first, _)| is_whole(name) || nodes[*first].id.unit == *unit).map(|(_, first, last)| (*first, *last))
    }
}

/// Bytes of a name that its number holds.
const HELD: usize = 15;

/// The first bytes of a name and how many there are, as a number: numbers come in the order of their names.
pub(super) fn number(name: &str) -> u128 {
    let mut bytes = [0; HELD + 1];
    let held = name.len().min(HELD);
    bytes[..held].copy_from_slice(&name.as_bytes()[..held]);
    bytes[HELD] = name.len().min(HELD + 1) as u8;
    u128::from_be_bytes(bytes)
}

/// Whether a number says all of its name.
fn is_whole(number: u128) -> bool {
    usize::from(number as u8) <= HELD
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_in_the_order_of_names() {
        let names = ["", "in 1", "in 10", "in 2", "insert return 1", "insert return 10", "insert return 11", "insert return 9", "out 1"];
        assert!(names.is_sorted_by_key(|name| number(name)));
        let whole: Vec<bool> = names.iter().map(|name| is_whole(number(name))).collect();
        assert_eq!(whole, [true, true, true, true, true, false, false, true, true]);
    }
}
