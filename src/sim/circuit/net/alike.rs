//! Nets that are the same network under other names: what arrives in one of them arrives in all.

use crate::sim::circuit::mesh::Conductors;
use crate::sim::circuit::net::Network;
use crate::sim::circuit::{Driver, Feed};
use crate::sim::gear::Defect;
use std::collections::BTreeSet;

impl Network {
    /// Whether two nets have the same jacks, cables and faults in the same order.
    pub(in crate::sim::circuit) fn are_alike(&self, one: usize, other: usize, alive: &BTreeSet<usize>) -> bool {
        let [one, other] = [one, other].map(|net| self.nets.get(net));
        let jacks = |(a, b): (&usize, &usize)| {
            let [first, second] = [&self.nodes[*a], &self.nodes[*b]];
            first.flow == second.flow
                && (first.earth, first.shared_ohm) == (second.earth, second.shared_ohm)
                && alive.contains(a) == alive.contains(b)
        };
        // The jacks of a unit stand one after the other, so neighbours say which share a chassis.
        let shared =
            |mates: &[usize]| mates.windows(2).map(|pair| self.nodes[pair[0]].unit == self.nodes[pair[1]].unit).collect::<Vec<_>>();
        one.len() == other.len()
            && one.iter().zip(other).all(jacks)
            && one.iter().zip(other).all(|(a, b)| self.joints(one, *a).eq(self.joints(other, *b)))
            && self.hanging(one).eq(self.hanging(other))
            && shared(one) == shared(other)
    }

    /// The cables at a jack: whether they begin there, where in the net they lead, and what they are.
    fn joints<'a>(&'a self, mates: &'a [usize], at: usize) -> impl Iterator<Item = (bool, Option<usize>, &'a Conductors, &'a [Defect])> {
        self.around.get(at).iter().map(move |edge| {
            let (edge, to) = (&self.edges[*edge], self.other_end(*edge, at));
            (edge.ends.0 == at, mates.binary_search(&to).ok(), &edge.conductors, edge.defects.as_slice())
        })
    }

    /// The cords that hang loose from a net.
    fn hanging<'a>(&'a self, mates: &'a [usize]) -> impl Iterator<Item = (usize, &'a Conductors, &'a [Defect])> {
        let place = |at: &usize| mates.binary_search(at).ok();
        self.loose.iter().filter_map(move |loose| Some((place(&loose.at)?, &loose.conductors, loose.defects.as_slice())))
    }

    /// What arrives in a net that is like another, from what arrives in that one.
    pub(in crate::sim::circuit) fn renamed(&self, net: usize, feeds: &[Feed]) -> Vec<Feed> {
        let outputs: Vec<usize> = self.nets.get(net).iter().copied().filter(|node| self.is_output(*node)).collect();
        let driver = |(driver, output): (&Driver, &usize)| Driver { from: self.nodes[*output].id.clone(), ..driver.clone() };
        let feed = |feed: &Feed| Feed { drivers: feed.drivers.iter().zip(&outputs).map(driver).collect(), ..*feed };
        feeds.iter().map(feed).collect()
    }
}
