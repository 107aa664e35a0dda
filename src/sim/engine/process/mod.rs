//! What a stage does to its signal, running.

use crate::sim::circuit::Process;
use crate::sim::engine::filter::{Memory, Section, butterworth_high_pass};

/// One process of one stage.
#[derive(Debug)]
pub(crate) struct Processor {
    sections: Vec<(Section, Memory)>,
}

impl Processor {
    /// Ready to run.
    pub(crate) fn new(process: &Process, _seed: u64) -> Self {
        let sections = match process {
            Process::HighPass { corner, order } => butterworth_high_pass(corner.0, *order),
            _ => Vec::new(),
        };
        Self { sections: sections.into_iter().map(|section| (section, Memory::default())).collect() }
    }

    /// Runs a block.
    pub(crate) fn run(&mut self, block: &mut [f32]) {
        self.sections.iter_mut().for_each(|(section, memory)| section.run(memory, block));
    }

    /// Keeps the state of the one before it.
    pub(crate) fn take_over(&mut self, before: &Self) {
        self.sections.iter_mut().zip(&before.sections).for_each(|(new, old)| new.1 = old.1);
    }
}
