//! Nets: jacks that are joined by cords, wires and closed normals (domain reference 5.1 as contact graphs).

mod alike;
mod gather;
mod lay;
mod names;

use crate::sim::circuit::Patch;
use crate::sim::circuit::mesh::Conductors;
use crate::sim::gear::{Connector, Defect, Flow, GearKind, InputStage, JackId, Normal, Topology, UnitId};
use gather::Lists;
use names::Names;
use std::collections::{BTreeMap, BTreeSet};

/// One thing that a signal passes on its way through a net.
#[derive(Debug, Clone, PartialEq)]
pub enum PathStep {
    /// A cord, from one jack to another.
    Cord {
        /// Its tag.
        cord: UnitId,
        /// Where the signal enters it.
        from: JackId,
        /// Where it leaves it.
        to: JackId,
    },
    /// A run of cable in the walls.
    Wire {
        /// Where the signal enters it.
        from: JackId,
        /// Where it leaves it.
        to: JackId,
        /// Its length in metres.
        length_m: f64,
    },
    /// The closed normal of a bay point.
    Normal {
        /// Where the signal enters it.
        from: JackId,
        /// Where it leaves it.
        to: JackId,
        /// Of which kind it is.
        normal: Normal,
    },
}

impl PathStep {
    /// Where the signal leaves it.
    #[must_use]
    pub fn to(&self) -> &JackId {
        match self {
            Self::Cord { to, .. } | Self::Wire { to, .. } | Self::Normal { to, .. } => to,
        }
    }
}

/// One jack.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) id: JackId,
    /// Which of the units that have jacks it is on.
    pub(super) unit: usize,
    pub(super) connector: Connector,
    pub(super) flow: Flow,
    /// The volts at which its chassis stands; none of what has no mains.
    pub(super) earth: Option<f64>,
    /// Ohms that its shield and its circuit have in common on their way to the chassis.
    pub(super) shared_ohm: f64,
}

/// What joins two jacks.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Join {
    Cord(UnitId),
    Wire(f64),
    Normal(Normal),
}

/// A joint of two jacks with its conductors and what is broken of them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Edge {
    pub(super) ends: (usize, usize),
    pub(super) join: Join,
    pub(super) conductors: Conductors,
    pub(super) defects: Vec<Defect>,
}

/// A cord that is plugged at one end only.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Loose {
    pub(super) cord: UnitId,
    pub(super) at: usize,
    pub(super) conductors: Conductors,
    pub(super) defects: Vec<Defect>,
}

/// A normal that a plug holds open.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Broken {
    pub(super) lower: usize,
    /// The jack with the plug.
    pub(super) at: usize,
    pub(super) by: UnitId,
}

/// All jacks and what joins them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Network {
    pub(super) nodes: Vec<Node>,
    names: Names,
    /// The jacks of each unit in the order of its page.
    of_page: Vec<usize>,
    pub(super) edges: Vec<Edge>,
    /// The edges at each jack.
    pub(super) around: Lists,
    /// The net of each jack, and the jacks of each net.
    pub(super) net_of: Vec<usize>,
    pub(super) nets: Lists,
    /// Which cord is in a jack.
    pub(super) plugs: BTreeMap<usize, UnitId>,
    pub(super) loose: Vec<Loose>,
    pub(super) broken: Vec<Broken>,
    /// Nets in which a cord grounds the cold leg.
    pub(super) unbalanced: BTreeMap<usize, UnitId>,
    /// Nets whose two legs are not alike, or that have a coil: they are solved with all three conductors.
    pub(super) meshed: BTreeSet<usize>,
}

impl Network {
    pub(super) fn of(patch: &Patch, gear: &[(&UnitId, &GearKind)]) -> Self {
        let mut network = Self::default();
        network.stand(patch, gear);
        let unbalanced = network.plug(patch);
        network.wire(patch, gear);
        network.inside(gear);
        network.normal(patch, gear);
        network.gather();
        network.carry_grounds(patch, gear);
        network.unbalanced = unbalanced.into_iter().map(|(node, cord)| (network.net_of[node], cord)).collect();
        network.meshed = network.unlike();
        network
    }

    /// The nets that a pair of equal legs does not describe.
    fn unlike(&self) -> BTreeSet<usize> {
        let breaks = |conductors: &Conductors, defects: &[Defect]| !defects.is_empty() || !conductors.has_shield() || conductors.coaxial;
        let edges = self.edges.iter().filter(|edge| breaks(&edge.conductors, &edge.defects)).map(|edge| edge.ends.0);
        let loose = self.loose.iter().filter(|loose| breaks(&loose.conductors, &loose.defects)).map(|loose| loose.at);
        let jacks = self.nodes.iter().enumerate().filter(|(_, node)| match node.flow {
            Flow::Output { source, topology, .. } => source.henry > 0.0 || source.picofarad > 0.0 || topology == Topology::Unbalanced,
            Flow::Input { stage, .. } => stage == InputStage::Unbalanced,
            Flow::Contact => false,
        });
        let nodes = edges.chain(loose).chain(jacks.map(|(node, _)| node));
        nodes.map(|node| self.net_of[node]).chain(self.unbalanced.keys().copied()).collect()
    }

    /// Which jack this is.
    pub(super) fn find(&self, id: &JackId) -> Option<usize> {
        self.names.jack(&self.nodes, id)
    }

    pub(super) fn inputs(&self) -> impl Iterator<Item = &JackId> {
        self.nodes.iter().filter(|node| matches!(node.flow, Flow::Input { .. })).map(|node| &node.id)
    }

    /// The jacks on the same net, this one among them.
    pub(super) fn mates(&self, node: usize) -> &[usize] {
        self.nets.get(self.net_of[node])
    }

    pub(super) fn is_output(&self, node: usize) -> bool {
        matches!(self.nodes[node].flow, Flow::Output { .. })
    }

    pub(super) fn is_input(&self, node: usize) -> bool {
        matches!(self.nodes[node].flow, Flow::Input { .. })
    }

    /// The shortest way from one jack to another of the same net; ties go to the edge that was laid first.
    pub(super) fn path(&self, from: usize, to: usize) -> Vec<PathStep> {
        let mates = self.mates(to);
        let place = |node: usize| mates.binary_search(&node).ok();
        let mut came: Vec<Option<usize>> = vec![None; mates.len()];
        let mut reached = vec![to];
        let mut next = 0;
        while next < reached.len() {
            for &edge in self.around.get(reached[next]) {
                let other = self.other_end(edge, reached[next]);
                let Some(place) = place(other).filter(|_| other != to) else { continue };
                if came[place].is_none() {
                    came[place] = Some(edge);
                    reached.push(other);
                }
            }
            next += 1;
        }
        let mut steps = Vec::new();
        let mut here = from;
        while let Some(edge) = place(here).and_then(|place| came[place]) {
            let there = self.other_end(edge, here);
            steps.push(self.step(edge, here, there));
            here = there;
        }
        steps
    }

    fn other_end(&self, edge: usize, node: usize) -> usize {
        let (a, b) = self.edges[edge].ends;
        if a == node { b } else { a }
    }

    fn step(&self, edge: usize, from: usize, to: usize) -> PathStep {
        let (from, to) = (self.nodes[from].id.clone(), self.nodes[to].id.clone());
        match &self.edges[edge].join {
            Join::Cord(cord) => PathStep::Cord { cord: cord.clone(), from, to },
            Join::Wire(length_m) => PathStep::Wire { from, to, length_m: *length_m },
            Join::Normal(normal) => PathStep::Normal { from, to, normal: *normal },
        }
    }
}

impl<'a> Patch<'a> {
    /// What a unit is.
    #[must_use]
    pub fn kind(&self, unit: &UnitId) -> Option<&'a GearKind> {
        Some(&self.catalogue.get(self.units.get(unit)?)?.kind)
    }
}
