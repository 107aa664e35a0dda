//! Gathering jacks into nets: whatever is joined is one.

use crate::sim::circuit::net::Network;

/// Lists of indices, one after the other in one piece.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::sim::circuit) struct Lists {
    /// Where each list begins, and where the last one ends.
    starts: Vec<usize>,
    items: Vec<usize>,
}

impl Lists {
    /// So many lists of pairs of a list and one more item of it; each keeps its items in their order.
    fn of(count: usize, pairs: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        let mut starts = vec![0; count + 1];
        for (list, _) in pairs.clone() {
            starts[list + 1] += 1;
        }
        for list in 0..count {
            starts[list + 1] += starts[list];
        }
        let mut free = starts.clone();
        let mut items = vec![0; starts[count]];
        for (list, item) in pairs {
            items[free[list]] = item;
            free[list] += 1;
        }
        Self { starts, items }
    }

    /// How many lists there are.
    pub(in crate::sim::circuit) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// One list.
    pub(in crate::sim::circuit) fn get(&self, list: usize) -> &[usize] {
        &self.items[self.starts[list]..self.starts[list + 1]]
    }
}

impl Network {
    /// Gathers jacks into nets.
    pub(super) fn gather(&mut self) {
        let count = self.nodes.len();
        let ends = self.edges.iter().enumerate().flat_map(|(index, edge)| [(edge.ends.0, index), (edge.ends.1, index)]);
        self.around = Lists::of(count, ends);
        let mut parent: Vec<usize> = (0..count).collect();
        for edge in &self.edges {
            let (a, b) = (root(&mut parent, edge.ends.0), root(&mut parent, edge.ends.1));
            // The lower number wins, so that the numbering of nets does not depend on the order of edges.
            parent[a.max(b)] = a.min(b);
        }
        let mut nets = 0;
        self.net_of = vec![0; count];
        for node in 0..count {
            let first = root(&mut parent, node);
            self.net_of[node] = if first == node { nets } else { self.net_of[first] };
            nets += usize::from(first == node);
        }
        self.nets = Lists::of(nets, self.net_of.iter().enumerate().map(|(node, net)| (*net, node)));
    }
}

fn root(parent: &mut [usize], mut node: usize) -> usize {
    while parent[node] != node {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    node
}
