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
        (alike..last).take_while(|node| self.jacks[*node] == jack).find(|node| nodes[*node].id.jack == id.jack)
    }

    /// The first jack of a unit.
    pub(super) fn first(&self, nodes: &[Node], unit: &UnitId) -> Option<usize> {
        self.unit(nodes, unit).map(|(first, _)| first)
    }

    fn unit(&self, nodes: &[Node], unit: &UnitId) -> Option<(usize, usize)> {
        let name = number(&unit.0);
        let alike = self.units.partition_point(|(other, ..)| *other < name);
        let mut alike = self.units[alike..].iter().take_while(|(other, ..)| *other == name);
        alike.find(|(_, first, _)| nodes[*first].id.unit == *unit).map(|(_, first, last)| (*first, *last))
    }
}

/// The first sixteen bytes of a name as a number: numbers come in the order of their names.
pub(super) fn number(name: &str) -> u128 {
    let mut bytes = [0; 16];
    let length = name.len().min(bytes.len());
    bytes[..length].copy_from_slice(&name.as_bytes()[..length]);
    u128::from_be_bytes(bytes)
}
