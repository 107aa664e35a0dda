//! Which entries of a square matrix are not zero: most of a network's are, and nobody should walk over them.

/// Bits by row and column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pattern {
    /// Words of each row.
    words: usize,
    bits: Vec<u64>,
}

const WORD: usize = u64::BITS as usize;

impl Pattern {
    /// An empty one of so many rows and columns.
    pub(super) fn new(size: usize) -> Self {
        let words = size.div_ceil(WORD);
        Self { words, bits: vec![0; size * words] }
    }

    /// Marks an entry.
    pub(super) fn mark(&mut self, row: usize, column: usize) {
        self.bits[row * self.words + column / WORD] |= 1 << (column % WORD);
    }

    /// The marked columns of a row, from one of them up to another which is not among them.
    pub(super) fn columns(&self, row: usize, from: usize, to: usize) -> impl Iterator<Item = usize> {
        let words = &self.bits[row * self.words..(row + 1) * self.words];
        let within = move |place: usize| {
            let (first, last) = (place * WORD, (place + 1) * WORD);
            let upward = if from <= first { u64::MAX } else { u64::MAX.unbounded_shl((from - first) as u32) };
            let downward = if to >= last { u64::MAX } else { !u64::MAX.unbounded_shl(to.saturating_sub(first) as u32) };
            words[place] & upward & downward
        };
        (from / WORD..to.div_ceil(WORD)).flat_map(move |place| ones(within(place)).map(move |bit| place * WORD + bit))
    }

    /// Marks in one row what is marked in another.
    pub(super) fn join(&mut self, row: usize, other: usize) {
        for word in 0..self.words {
            self.bits[row * self.words + word] |= self.bits[other * self.words + word];
        }
    }

    /// Exchanges two rows.
    pub(super) fn exchange_rows(&mut self, one: usize, other: usize) {
        for word in 0..self.words {
            self.bits.swap(one * self.words + word, other * self.words + word);
        }
    }

    /// Exchanges two columns.
    pub(super) fn exchange_columns(&mut self, one: usize, other: usize) {
        for row in self.bits.chunks_exact_mut(self.words) {
            let bit = |column: usize| row[column / WORD] >> (column % WORD) & 1;
            let differ = bit(one) ^ bit(other);
            row[one / WORD] ^= differ << (one % WORD);
            row[other / WORD] ^= differ << (other % WORD);
        }
    }
}

/// The places of the ones in a word, lowest first.
fn ones(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (word != 0).then(|| word.trailing_zeros() as usize)?;
        word &= word - 1;
        Some(lowest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_columns_come_in_order_and_within_bounds() {
        let mut pattern = Pattern::new(150);
        for column in [0, 3, 63, 64, 127, 128, 149] {
            pattern.mark(2, column);
        }
        let columns = |from, to| pattern.columns(2, from, to).collect::<Vec<_>>();
        assert_eq!(columns(0, 150), [0, 3, 63, 64, 127, 128, 149]);
        assert_eq!(columns(3, 64), [3, 63]);
        assert_eq!(columns(4, 63), [0; 0]);
        assert_eq!(columns(64, 65), [64]);
        assert_eq!(columns(65, 128), [127]);
        assert_eq!(columns(150, 150), [0; 0]);
        pattern.mark(0, 1);
        pattern.join(0, 2);
        pattern.exchange_rows(0, 1);
        pattern.exchange_columns(3, 64);
        pattern.exchange_columns(1, 2);
        assert_eq!(pattern.columns(1, 0, 65).collect::<Vec<_>>(), [0, 2, 3, 63, 64]);
        assert_eq!(pattern.columns(0, 0, 150).count(), 0);
    }
}
