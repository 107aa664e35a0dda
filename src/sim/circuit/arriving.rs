//! What arrives at every input: each net is worked out once, and what closes a loop is left out.

use crate::sim::circuit::loading::Sheet;
use crate::sim::circuit::{Circuit, Feed};
use crate::sim::gear::JackId;

impl Circuit {
    /// Each net is worked out once for all of its inputs.
    pub(super) fn of_every_input(&self) -> Vec<Feed> {
        let mut feeds = vec![Feed::default(); self.network.nodes.len()];
        let (mut meshed, mut sheet) = (Vec::new(), Sheet::default());
        for net in 0..self.network.nets.len() {
            let inputs: Vec<usize> = self.network.nets.get(net).iter().copied().filter(|node| self.network.is_input(*node)).collect();
            if inputs.is_empty() {
                continue;
            }
            for (node, feed) in inputs.iter().zip(self.at_inputs(net, &inputs, &mut meshed, &mut sheet)) {
                feeds[*node] = feed;
            }
        }
        feeds
    }

    /// What arrives at the inputs of a net; of meshes that are alike, only the first is solved.
    fn at_inputs(&self, net: usize, inputs: &[usize], meshed: &mut Vec<(usize, Vec<Feed>)>, sheet: &mut Sheet) -> Vec<Feed> {
        let network = &self.network;
        if !network.meshed.contains(&net) {
            return network.feeds(net, inputs, &self.alive, sheet);
        }
        if let Some((_, known)) = meshed.iter().find(|(other, _)| network.are_alike(net, *other, &self.alive)) {
            return network.renamed(net, known);
        }
        let found = network.feeds(net, inputs, &self.alive, sheet);
        meshed.push((net, found.clone()));
        found
    }

    /// Takes a driver out of what arrives at an input; gives its gain, which is 1 inside a desk.
    pub(super) fn leave_out(&mut self, output: JackId, input: JackId) -> ((JackId, JackId), f64) {
        let feed = self.network.find(&input).and_then(|node| self.feeds.get_mut(node));
        let place = |feed: &mut Feed| Some(feed.drivers.remove(feed.drivers.iter().position(|driver| driver.from == output)?));
        let gain = feed.and_then(place).map_or(1.0, |driver| driver.gain);
        ((output, input), gain)
    }
}
